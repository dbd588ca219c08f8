import { berlinDate, type Instant, type PlainDate } from '@bauraum/kernel';

/** @example germanDate('2027-03-01') // '01.03.2027' */
export const germanDate = (date: PlainDate): string => date.split('-').reverse().join('.');

const time = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });

/** @example germanInstant('2026-11-30T08:15:00.000Z') // '30.11.2026, 09:15 Uhr' */
export const germanInstant = (at: Instant): string => `${germanDate(berlinDate(at))}, ${time.format(Date.parse(at))} Uhr`;

/** @example fileSize(1536000) // '1,5 MB' */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

/** @example shortHash('e3b0c44298fc1c14...') // 'e3b0c442…7852b855' */
export const shortHash = (hash: string): string => (hash.length > 20 ? `${hash.slice(0, 8)}…${hash.slice(-8)}` : hash);

/** A hash in groups of eight, so that people can compare it. @example groupedHash('aaaaaaaabbbbbbbb') // 'aaaaaaaa bbbbbbbb' */
export const groupedHash = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ');
