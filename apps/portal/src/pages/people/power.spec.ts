/// <reference types="jest" />
import { hasPowerOfAttorney, POWER_OF_ATTORNEY } from './power';

const doc = (typeCode: string, withdrawn = false, currentVersion = 1) => ({ typeCode, withdrawn, currentVersion });

it.each([
  ['is there', [doc('1803'), doc(POWER_OF_ATTORNEY)], true],
  ['was taken out', [doc(POWER_OF_ATTORNEY, true)], false],
  ['is still being checked', [doc(POWER_OF_ATTORNEY, false, 0)], false],
  ['was never there', [doc('1803')], false],
  ['is there, and an older one was taken out', [doc(POWER_OF_ATTORNEY, true), doc(POWER_OF_ATTORNEY)], true],
] as const)('the power of attorney %s', (_, documents, there) => expect(hasPowerOfAttorney(documents)).toBe(there));
