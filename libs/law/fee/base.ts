import { formatDate, formatEuro, type Cents, type PlainDate } from '@bauraum/kernel';
import { centRounding, litres, numberText, rangeText, shareText, times, wholeNumber } from './amounts';
import {
  isValidOn,
  type FeeBase,
  type FeeIndex,
  type FeeInput,
  type FeeLine,
  type FeeRate,
  type FeeResult,
  type FeeSchedule,
} from './schedule';

type ValueBase = Extract<FeeBase, { readonly rate: unknown }>;
type IndexedBase = Extract<FeeBase, { readonly indexes: unknown }>;

/** What a fee is computed from, with its name in the nominative and the genitive. */
interface FeeValue {
  readonly cents: Cents;
  readonly name: string;
  readonly ofName: string;
}

/** The computation up to the fee as such, before limits, multipliers and the rest. */
export interface BaseFee extends Pick<FeeResult, 'index' | 'valueCents'> {
  readonly lines: readonly FeeLine[];
}

const NAMES = {
  'volume-index': { name: 'Bauwert', ofName: 'des Bauwerts' },
  'shell-costs': { name: 'Rohbausumme', ofName: 'der Rohbausumme' },
  'declared-costs': { name: 'Baukosten', ofName: 'der Baukosten' },
} as const;

/**
 * The fee by the base of a schedule: value and rate, a flat amount, time, or the officer's amount.
 *
 * @throws RangeError when an input is missing, a number is wrong, no index row applies, or an amount is outside its range.
 * @example baseFee(simplified, { volumeM3: 750, buildingKind: 'dwelling', on: '2026-11-30' }).valueCents // 14775000
 */
export function baseFee(schedule: FeeSchedule, input: FeeInput): BaseFee {
  const { base } = schedule;
  switch (base.kind) {
    case 'volume-index':
    case 'shell-costs':
      return byVolume(schedule, base, input);
    case 'declared-costs':
      return byDeclaredCosts(schedule, base, input);
    case 'flat':
      return { lines: [charge(schedule, 'fee', 'Feste Gebühr', base.amountCents)] };
    case 'hourly':
      return byTime(schedule, base.centsPerHour, given(input, 'minutes'));
    case 'range': {
      const text = `Rahmengebühr (${rangeText(base.minimumCents, base.maximumCents)}), festgesetzt von der Behörde`;
      return { lines: [charge(schedule, 'fee', text, within(given(input, 'officerSetCents'), base))] };
    }
  }
}

/** A number of the input. @throws RangeError when it is missing. @example given({ on, minutes: 30 }, 'minutes') // 30 */
function given(input: FeeInput, key: 'volumeM3' | 'declaredCostsCents' | 'minutes' | 'officerSetCents'): number {
  const value = input[key];
  if (value === undefined) throw new RangeError(`missing for the fee: ${key}`);
  return value;
}

/**
 * An amount that the officer sets, when it lies within its limits.
 *
 * @throws RangeError when it does not.
 * @example within(6_000, { minimumCents: 5_000, maximumCents: 50_000 }) // 6000
 */
export function within(cents: Cents, { minimumCents, maximumCents }: { minimumCents: Cents; maximumCents?: Cents }): Cents {
  if (wholeNumber(cents) < minimumCents || (maximumCents !== undefined && cents > maximumCents)) {
    throw new RangeError(`${formatEuro(cents)} is not within ${rangeText(minimumCents, maximumCents)}`);
  }
  return cents;
}

/** A line that adds to the total. @example charge(schedule, 'fee', 'Feste Gebühr', 5_000).kind // 'charge' */
export function charge({ basis, verified }: Pick<FeeLine, 'basis' | 'verified'>, key: string, text: string, amountCents: Cents): FeeLine {
  return { key, kind: 'charge', text, amountCents, basis, verified };
}

function byVolume(schedule: FeeSchedule, base: IndexedBase, input: FeeInput): BaseFee {
  if (goesByCosts(base, input)) return byDeclaredCosts(schedule, base, input);
  const volume = given(input, 'volumeM3');
  const row = indexOn(schedule.id, base.indexes, input);
  // Up to the cent, so that a value just above a unit begins the next one.
  const value = { cents: times(row.centsPerCubicMetre, [litres(volume), 1000], 'ceil'), ...NAMES[base.kind] };
  const text = `${value.name}: ${numberText(volume)} m³ × ${formatEuro(row.centsPerCubicMetre)} je m³`;
  return {
    index: { ...row, reason: reasonOf(row, input.on) },
    ...byValue(schedule, base, value, { text, basis: row.basis, verified: row.verified }),
  };
}

/**
 * Is the kind of building none of the list's, so that the declared costs count?
 *
 * @example goesByCosts({ ...base, otherwise: 'declared-costs' }, { buildingKind: 'garage', on: '2026-11-30' }) // true without a row for garages
 */
export function goesByCosts(base: FeeBase, { buildingKind, on }: FeeInput): boolean {
  if (!('indexes' in base) || base.otherwise === undefined || buildingKind === undefined) return false;
  return !base.indexes.some((row) => row.buildingKind === buildingKind && isValidOn(row, on));
}

function byDeclaredCosts(schedule: FeeSchedule, base: ValueBase, input: FeeInput): BaseFee {
  const value = { cents: wholeNumber(given(input, 'declaredCostsCents')), ...NAMES['declared-costs'] };
  const { basis, verified } = schedule;
  return byValue(schedule, base, value, { text: `${value.name} nach den Angaben im Antrag`, basis, verified });
}

function byValue(schedule: FeeSchedule, base: ValueBase, value: FeeValue, from: Pick<FeeLine, 'text' | 'basis' | 'verified'>): BaseFee {
  const line: FeeLine = { key: 'value', kind: 'base', amountCents: value.cents, ...from };
  const { rate } = base;
  if (rate.kind !== 'tiers') return { valueCents: value.cents, lines: [line, rateLine(schedule, 'fee', rate, value)] };
  const charges = rate.of === 'whole' ? wholeTier(schedule, rate.tiers, value) : slices(schedule, rate.tiers, value);
  return { valueCents: value.cents, lines: [line, ...charges] };
}

type Tiers = Extract<ValueBase['rate'], { readonly kind: 'tiers' }>['tiers'];

function wholeTier(schedule: FeeSchedule, tiers: Tiers, value: FeeValue): FeeLine[] {
  const tier = tiers.find(({ upToCents }) => upToCents === undefined || value.cents <= upToCents);
  if (!tier) throw new RangeError(`no step for ${formatEuro(value.cents)} in ${schedule.id}`);
  const step = tier.upToCents === undefined ? 'höchste Stufe' : `Stufe bis ${formatEuro(tier.upToCents)}`;
  const line = rateLine(schedule, 'fee', tier.rate, value);
  return [{ ...line, text: `${line.text} (${step})` }];
}

function slices(schedule: FeeSchedule, tiers: Tiers, value: FeeValue): FeeLine[] {
  return tiers.flatMap((tier, at) => {
    const from = tiers[at - 1]?.upToCents ?? 0;
    const part = Math.min(value.cents, tier.upToCents ?? value.cents) - from;
    if (part <= 0) return [];
    const line = rateLine(schedule, `fee.${at + 1}`, tier.rate, { ...value, cents: part });
    return [{ ...line, text: `${line.text} (Teil von ${formatEuro(from)} bis ${formatEuro(from + part)})` }];
  });
}

function rateLine(schedule: FeeSchedule, key: string, rate: FeeRate, value: FeeValue): FeeLine {
  switch (rate.kind) {
    case 'fixed':
      return charge(schedule, key, 'Gebühr: fester Betrag', rate.amountCents);
    case 'per-unit': {
      const units = times(value.cents, [1, rate.unitCents], 'ceil');
      const text = `Gebühr: ${numberText(units)} × ${formatEuro(rate.rateCents)} je angefangene ${formatEuro(rate.unitCents)} ${value.name}`;
      return charge(schedule, key, text, times(rate.rateCents, [units, 1], 'ceil'));
    }
    case 'share':
      return charge(
        schedule,
        key,
        `Gebühr: ${shareText(rate.share)} ${value.ofName}`,
        times(value.cents, rate.share, centRounding(schedule.rounding)),
      );
  }
}

function byTime(schedule: FeeSchedule, centsPerHour: Cents, minutes: number): BaseFee {
  const quarters = times(wholeNumber(minutes), [1, 15], 'ceil');
  const text = `Gebühr nach Zeit: ${numberText(quarters)} angefangene Viertelstunden, ${formatEuro(centsPerHour)} je Stunde`;
  return { lines: [charge(schedule, 'fee', text, times(centsPerHour, [quarters, 4], centRounding(schedule.rounding)))] };
}

function indexOn(schedule: string, indexes: readonly FeeIndex[], { buildingKind, on }: FeeInput): FeeIndex {
  if (buildingKind === undefined) throw new RangeError('missing for the fee: buildingKind');
  const row = indexes.find((candidate) => candidate.buildingKind === buildingKind && isValidOn(candidate, on));
  if (!row) throw new RangeError(`no index for ${buildingKind} on ${on} in ${schedule}`);
  return row;
}

function reasonOf(row: FeeIndex, on: PlainDate): string {
  const until = row.validTo === undefined ? '' : ` bis ${formatDate(row.validTo)}`;
  return `Maßgeblich ist der ${formatDate(on)}. An diesem Tag gilt für „${row.label}“ der Satz von ${formatEuro(row.centsPerCubicMetre)} je m³ (seit ${formatDate(row.validFrom)}${until}).`;
}
