import type { Doc } from '../../api/types';

/** Vollmacht in the code list `anlagen` of XBau. */
export const POWER_OF_ATTORNEY = '0603';

/** Is one there that counts: checked and not taken out? */
export const hasPowerOfAttorney = (documents: readonly Pick<Doc, 'typeCode' | 'withdrawn' | 'currentVersion'>[]): boolean =>
  documents.some(({ typeCode, withdrawn, currentVersion }) => typeCode === POWER_OF_ATTORNEY && !withdrawn && currentVersion > 0);
