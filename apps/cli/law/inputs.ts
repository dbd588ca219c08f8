import { isPlainDate, type PlainDate } from '@bauraum/kernel';
import { LANDS, type Land, type Length } from '@bauraum/law';
import { needed, UsageError, type Options } from '../options';

/** A day of an option. @throws UsageError when it is no day. @example dayOf(options, 'event') // '2027-02-08' */
export function dayOf(options: Options, name: string): PlainDate {
  const day = needed(options, name);
  if (!isPlainDate(day)) throw new UsageError(`--${name} ${day}: Das ist kein Tag. Schreiben Sie ihn als JJJJ-MM-TT.`);
  return day;
}

export function landOf(options: Options): Land {
  const land = LANDS.find((one) => one === needed(options, 'land').toUpperCase());
  if (!land) throw new UsageError(`--land ${needed(options, 'land')}: Es gibt ${LANDS.join(', ')}.`);
  return land;
}

const UNITS = { D: 'days', W: 'weeks', M: 'months', Y: 'years' } as const;

/**
 * A length as ISO 8601 writes it, with one unit.
 *
 * @throws UsageError when it is none, or working days are asked for in another unit than days.
 * @example lengthOf('P10D', 'working') // { workingDays: 10 }
 */
export function lengthOf(text: string, unit: string): Length {
  const [, digits, letter] = /^P(\d{1,4})([DWMY])$/.exec(text) ?? [];
  const count = Number(digits);
  if (!letter || count < 1)
    throw new UsageError(`--length ${text}: Es gibt zum Beispiel P1M, P2W, P10D oder P3Y, mit genau einer Einheit.`);
  if (unit !== 'calendar' && unit !== 'working') throw new UsageError(`--unit ${unit}: Es gibt calendar und working.`);
  if (unit === 'working') {
    if (letter !== 'D') throw new UsageError(`--unit working zählt Tage: schreiben Sie die Länge als P10D, nicht als ${text}.`);
    return { workingDays: count };
  }
  return { [UNITS[letter as keyof typeof UNITS]]: count } as Record<string, number> as unknown as Length;
}

/** Official municipality key. @throws UsageError when it has not 8 digits. */
export function agsOf({ values }: Options): string | undefined {
  const { municipality } = values;
  if (municipality !== undefined && !/^\d{8}$/.test(municipality))
    throw new UsageError(`--municipality ${municipality}: Der amtliche Gemeindeschlüssel hat 8 Ziffern.`);
  return municipality;
}

/** A number of an option, `750` or `750,5`. @throws UsageError when it is none. */
export function numberOf({ values }: Options, name: string): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!/^\d+([.,]\d{1,3})?$/.test(text)) throw new UsageError(`--${name} ${text}: Das ist keine Zahl wie 750 oder 750,5.`);
  return Number(text.replace(',', '.'));
}
