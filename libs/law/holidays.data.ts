/** The 16 Länder by their two-letter codes (ISO 3166-2:DE). */
export const LANDS = ['BB', 'BE', 'BW', 'BY', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SH', 'SL', 'SN', 'ST', 'TH'] as const;
export type Land = (typeof LANDS)[number];

/** One dated holiday rule. Exactly one of `on` and `easter`; neither means the Wednesday before 23 November. */
export interface HolidayRow {
  readonly name: string;
  /** Fixed day, `MM-DD`. */
  readonly on?: string;
  /** Days after Easter Sunday. */
  readonly easter?: number;
  /** The Länder in which it holds; absent: everywhere. */
  readonly lands?: readonly Land[];
  /** First and last year, both included. */
  readonly from?: number;
  readonly to?: number;
  /** Holds only in these municipalities (AGS). An empty list: local, and nobody has entered the municipalities yet. */
  readonly municipalities?: readonly string[];
}

/**
 * Public holidays. Compiled from commenthol/date-holidays `DE.yaml` (commit 0595893b) and, for 8 March in MV, the Landtag's decision of 2022
 * (press); 8 May 2025 in BE is unverified. 24 and 31 December are holidays nowhere.
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
  { name: '80. Jahrestag der Befreiung', on: '05-08', lands: ['BE'], from: 2025, to: 2025 },
  { name: 'Christi Himmelfahrt', easter: 39 },
  { name: 'Pfingstsonntag', easter: 49, lands: ['BB'] },
  { name: 'Pfingstmontag', easter: 50 },
  { name: 'Fronleichnam', easter: 60, lands: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
  { name: 'Fronleichnam', easter: 60, lands: ['SN', 'TH'], municipalities: [] },
  { name: 'Augsburger Friedensfest', on: '08-08', lands: ['BY'], municipalities: ['09761000'] },
  { name: 'Mariä Himmelfahrt', on: '08-15', lands: ['SL'] },
  { name: 'Mariä Himmelfahrt', on: '08-15', lands: ['BY'], municipalities: [] },
  { name: 'Weltkindertag', on: '09-20', lands: ['TH'], from: 2019 },
  { name: 'Tag der Deutschen Einheit', on: '10-03' },
  { name: 'Reformationstag', on: '10-31', from: 2017, to: 2017 },
  { name: 'Reformationstag', on: '10-31', lands: ['BB', 'MV', 'SN', 'ST', 'TH'] },
  { name: 'Reformationstag', on: '10-31', lands: ['HB', 'HH', 'NI', 'SH'], from: 2018 },
  { name: 'Allerheiligen', on: '11-01', lands: ['BW', 'BY', 'NW', 'RP', 'SL'] },
  { name: 'Buß- und Bettag', lands: ['SN'] },
  { name: '1. Weihnachtstag', on: '12-25' },
  { name: '2. Weihnachtstag', on: '12-26' },
];
