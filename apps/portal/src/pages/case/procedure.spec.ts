/// <reference types="jest" />
import { owesAdvance } from './procedure';

it.each([
  [false, 'with-application', true],
  [true, 'with-application', false],
  [false, 'with-decision', false],
  [false, 'none', false],
] as const)('advance paid %s, fee due %s: owes one %s', (paid, feeDue, owes) => {
  expect(owesAdvance({ advance: { paid } }, { feeDue })).toBe(owes);
});

it('owes an advance as long as nobody knows better', () => expect(owesAdvance({ advance: { paid: false } }, undefined)).toBe(true));
