import { ClamAv } from './clamav';
import type { Scanner } from './scanner';

export { ClamAv, type ClamAvPatience } from './clamav';
export { SCANNER, type Scanner, type Verdict } from './scanner';

/** The scanner that the settings name, or null: then nothing is scanned. */
export const createScanner = (address: string | undefined): Scanner | null => (address === undefined ? null : new ClamAv(address));
