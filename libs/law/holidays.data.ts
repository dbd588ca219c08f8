/** The 16 Länder by their two-letter codes (ISO 3166-2:DE). */
export const LANDS = ['BB', 'BE', 'BW', 'BY', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SH', 'SL', 'SN', 'ST', 'TH'] as const;
export type Land = (typeof LANDS)[number];

/** The years for which the rows are complete: united Germany, and as far as anybody plans. Outside them there is no answer. */
export const HOLIDAY_YEARS = { first: 1991, last: 2199 } as const;

/** One dated holiday rule. Exactly one of `on`, `easter` and `wednesdayBefore`. */
export interface HolidayRow {
  readonly name: string;
  /** Fixed day, `MM-DD`. */
  readonly on?: string;
  /** Days after Easter Sunday. */
  readonly easter?: number;
  /** The last Wednesday before this day, `MM-DD`. */
  readonly wednesdayBefore?: string;
  /** The Länder in which it holds; absent: everywhere. */
  readonly lands?: readonly Land[];
  /** First and last year, both included. */
  readonly from?: number;
  readonly to?: number;
  /** Holds only where the calendar of the seat says so by this id, or in the municipalities listed here. */
  readonly local?: {
    readonly id: string;
    /** Beginnings of the AGS: a municipality (8 digits) or all of a district (5 digits). Not complete unless the comment says so. */
    readonly municipalities: readonly string[];
  };
}

/**
 * Seats where 15 August certainly is a holiday: the Bavarian statistical office publishes the list (some 1,700 of 2,056 municipalities, those with more
 * Catholics than Protestants, Art. 1 (3) BayFTG). Only cities of which there is no doubt stand here; every other seat says it in its authority pack.
 * In order: München, Ingolstadt, Rosenheim, Landshut, Passau, Straubing, Regensburg, Würzburg, Augsburg. (recall)
 */
const ASSUMPTION_IN_BAVARIA = ['09162000', '09161000', '09163000', '09261000', '09262000', '09263000', '09362000', '09663000', '09761000'];

/**
 * Public holidays. Compared row by row with commenthol/date-holidays `DE.yaml` (commit 0595893b) and vacanza/holidays `germany.py` (commit 005f1bd2):
 * the one-off days of Berlin in 2020, 2025 and 2028 stand only in the second, 8 March in MV (Landtag 2022) only there and in the press.
 * 24 and 31 December are holidays nowhere. All rows are still to be confirmed against the holiday acts.
 */
export const HOLIDAY_ROWS: readonly HolidayRow[] = [
  { name: 'Neujahr', on: '01-01' },
  { name: 'Heilige Drei Könige', on: '01-06', lands: ['BW', 'BY', 'ST'] },
  { name: 'Internationaler Frauentag', on: '03-08', lands: ['BE'], from: 2019 },
  { name: 'Internationaler Frauentag', on: '03-08', lands: ['MV'], from: 2023 },
  { name: 'Karfreitag', easter: -2 },
  { name: 'Ostersonntag', easter: 0, lands: ['BB'] },
  { name: 'Ostermontag', easter: 1 },
  { name: 'Tag der Arbeit', on: '05-01' },
  { name: '75. Jahrestag der Befreiung', on: '05-08', lands: ['BE'], from: 2020, to: 2020 },
  { name: '80. Jahrestag der Befreiung', on: '05-08', lands: ['BE'], from: 2025, to: 2025 },
  { name: 'Christi Himmelfahrt', easter: 39 },
  { name: 'Pfingstsonntag', easter: 49, lands: ['BB'] },
  { name: 'Pfingstmontag', easter: 50 },
  { name: 'Fronleichnam', easter: 60, lands: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
  // Saxony: places in the district of Bautzen, named by decree. Thuringia: all of the district Eichsfeld (16061) and places beside it. (recall)
  { name: 'Fronleichnam', easter: 60, lands: ['SN'], local: { id: 'fronleichnam', municipalities: [] } },
  { name: 'Fronleichnam', easter: 60, lands: ['TH'], local: { id: 'fronleichnam', municipalities: ['16061'] } },
  { name: '75. Jahrestag des Volksaufstandes', on: '06-17', lands: ['BE'], from: 2028, to: 2028 },
  // The city of Augsburg alone: complete.
  { name: 'Augsburger Friedensfest', on: '08-08', lands: ['BY'], local: { id: 'augsburger-friedensfest', municipalities: ['09761000'] } },
  { name: 'Mariä Himmelfahrt', on: '08-15', lands: ['SL'] },
  { name: 'Mariä Himmelfahrt', on: '08-15', lands: ['BY'], local: { id: 'mariae-himmelfahrt', municipalities: ASSUMPTION_IN_BAVARIA } },
  { name: 'Weltkindertag', on: '09-20', lands: ['TH'], from: 2019 },
  { name: 'Tag der Deutschen Einheit', on: '10-03' },
  { name: 'Reformationstag', on: '10-31', from: 2017, to: 2017 },
  { name: 'Reformationstag', on: '10-31', lands: ['BB', 'MV', 'SN', 'ST', 'TH'] },
  { name: 'Reformationstag', on: '10-31', lands: ['HB', 'HH', 'NI', 'SH'], from: 2018 },
  { name: 'Allerheiligen', on: '11-01', lands: ['BW', 'BY', 'NW', 'RP', 'SL'] },
  { name: 'Buß- und Bettag', wednesdayBefore: '11-23', to: 1994 },
  { name: 'Buß- und Bettag', wednesdayBefore: '11-23', lands: ['SN'], from: 1995 },
  { name: '1. Weihnachtstag', on: '12-25' },
  { name: '2. Weihnachtstag', on: '12-26' },
];
