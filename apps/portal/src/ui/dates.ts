/** Plain dates are 'YYYY-MM-DD' at the authority's seat; instants are ISO strings and are shown in German time. */
const ZONE = 'Europe/Berlin';
const WEEKDAYS: Record<string, string[]> = {
  de: ['So.', 'Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

function midnight(plainDate: string): Date {
  return new Date(`${plainDate.slice(0, 10)}T00:00:00Z`);
}

/** '2027-03-01' -> 'Mo., 1. März 2027'. */
export function longDate(plainDate: string, language: string): string {
  const date = midnight(plainDate);
  const rest = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
  const weekday = (WEEKDAYS[language] ?? WEEKDAYS['de'])?.[date.getUTCDay()] ?? '';
  return language === 'en' ? `${weekday} ${rest}` : `${weekday}, ${rest}`;
}

/** '2027-03-01' -> '01.03.2027', for tables. */
export function shortDate(plainDate: string, language: string): string {
  const options = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', options).format(midnight(plainDate));
}

/** '2027-03-01T09:05:00Z' -> 'Mo., 1. März 2027, 10:05 Uhr'. */
export function longInstant(instant: string, language: string): string {
  const time = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(new Date(instant));
  return `${longDate(berlinDate(instant), language)}, ${time}${language === 'en' ? '' : ' Uhr'}`;
}

/** '2027-03-01T09:05:00Z' -> '01.03.2027, 10:05'. */
export function shortInstant(instant: string, language: string): string {
  const options = { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: ZONE } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', options).format(new Date(instant));
}

/** The German calendar day of an instant: '2026-12-31T23:30:00Z' -> '2027-01-01'. */
export function berlinDate(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));
}

/** Whole days from `from` to `to`: ('2027-02-27', '2027-03-01') -> 2. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to).getTime() - midnight(from).getTime()) / 86_400_000);
}
