import { formatEuro, isPlainDate, type Cents, type PlainDate } from '@bauraum/kernel';
import type { Dated, Sourced } from './rules';

/** Construction value per cubic metre of gross volume, from a dated list. */
export interface FeeIndex extends Dated, Sourced {
  readonly buildingKind: string;
  readonly centsPerCubicMetre: Cents;
}

/** The fee of one procedure as data: value = volume x index, fee = max(minimum, started units x rate). */
export interface FeeSchedule extends Dated, Sourced {
  readonly id: string;
  readonly version: number;
  readonly procedures: readonly string[];
  readonly section: string;
  readonly formula: 'volume-index';
  /** The value is charged per started unit of so much, e.g. 100000 (1.000 EUR). */
  readonly unitCents: Cents;
  readonly rateCents: Cents;
  readonly minimumCents: Cents;
  readonly indexes: readonly FeeIndex[];
  /** Multiplier as a fraction, so that cents stay whole. */
  readonly factors: Readonly<Record<FeeFactor, readonly [numerator: number, denominator: number]>>;
  /** Expenses charged for each participation. */
  readonly participationCents: Cents;
  /** The part of the fee that is due with the application, 0 to 1. */
  readonly advance: { readonly share: number };
}

export type FeeFactor = 'begunWithoutPermit' | 'identicalBuilding';

export interface FeeInput {
  /** Gross volume in cubic metres, at most three decimals. */
  readonly volumeM3: number;
  readonly buildingKind: string;
  /** The day whose index applies: receipt of the application. */
  readonly on: PlainDate;
  readonly factors?: readonly FeeFactor[];
  readonly participations?: number;
  readonly advancePaidCents?: Cents;
}

/** One step of the computation, in German, with its amount. */
export interface FeeLine {
  readonly key: 'value' | 'fee' | 'minimum' | FeeFactor | 'expenses' | 'total' | 'advance' | 'due';
  readonly text: string;
  readonly amountCents: Cents;
  readonly basis: string;
}

export interface FeeResult extends Sourced {
  readonly scheduleId: string;
  readonly scheduleVersion: number;
  readonly section: string;
  readonly valueCents: Cents;
  readonly units: number;
  /** Fee and expenses. */
  readonly totalCents: Cents;
  /** What is still to be paid: total minus advance; negative is a refund. */
  readonly dueCents: Cents;
  readonly lines: readonly FeeLine[];
}

/**
 * Computes a fee, line by line, in whole cents.
 *
 * @throws RangeError when the volume is not positive or has more than three decimals, a count is not whole, or no index row applies.
 * Source: the basis of the schedule and of its index row (M-V: BauGebVO).
 * @example fee(simplified, { volumeM3: 750, buildingKind: 'dwelling', on: '2026-11-30' }).totalCents // 118400
 */
export function fee(schedule: FeeSchedule, input: FeeInput): FeeResult {
  const index = indexFor(schedule, input);
  const milli = milliCubicMetres(input.volumeM3);
  const exact = milli * index.centsPerCubicMetre;
  const valueCents = Math.ceil(exact / 1000);
  const units = Math.ceil(exact / (1000 * schedule.unitCents));
  const lines: FeeLine[] = [];
  const line = (key: FeeLine['key'], text: string, amountCents: Cents, basis = schedule.basis): Cents => {
    lines.push({ key, text, amountCents, basis });
    return amountCents;
  };
  line('value', `Bauwert: ${number(input.volumeM3)} m³ × ${formatEuro(index.centsPerCubicMetre)} je m³`, valueCents, index.basis);
  let amount = line(
    'fee',
    `Gebühr: ${number(units)} × ${formatEuro(schedule.rateCents)} je angefangene ${formatEuro(schedule.unitCents)} Bauwert`,
    units * schedule.rateCents,
  );
  if (amount < schedule.minimumCents) amount = line('minimum', 'Mindestgebühr', schedule.minimumCents);
  for (const factor of input.factors ?? []) {
    const [numerator, denominator] = schedule.factors[factor];
    amount = line(factor, FACTOR_TEXTS[factor], Math.ceil((amount * numerator) / denominator));
  }
  const count = wholeNumber(input.participations ?? 0);
  if (schedule.participationCents > 0 && count > 0) {
    amount += line('expenses', `Auslagen für ${count} Beteiligungen`, count * schedule.participationCents);
  }
  line('total', 'Gesamtbetrag', amount);
  const advance = wholeNumber(input.advancePaidCents ?? 0);
  const dueCents = amount - advance;
  if (advance > 0) {
    line('advance', 'abzüglich gezahlter Vorschuss', -advance);
    line('due', dueCents < 0 ? 'Erstattung' : 'noch zu zahlen', dueCents);
  }
  const { basis, source, verified, section } = schedule;
  const head = { scheduleId: schedule.id, scheduleVersion: schedule.version, section, basis, source, verified };
  return { ...head, valueCents, units, totalCents: amount, dueCents, lines };
}

/**
 * The part of a fee that is due with the application, rounded up to whole cents.
 *
 * @throws RangeError as `fee`.
 * @example advanceFee(simplified, { volumeM3: 750, buildingKind: 'dwelling', on: '2026-11-30' }).amountCents // 118400 with share 1
 */
export function advanceFee(schedule: FeeSchedule, input: FeeInput): { amountCents: Cents; computed: FeeResult } {
  const computed = fee(schedule, { ...input, participations: 0, advancePaidCents: 0 });
  return { amountCents: Math.ceil(computed.totalCents * schedule.advance.share), computed };
}

const FACTOR_TEXTS: Readonly<Record<FeeFactor, string>> = {
  begunWithoutPermit: 'Dreifache Gebühr: Baubeginn ohne Genehmigung',
  identicalBuilding: 'Halbe Gebühr: weiteres Gebäude gleicher Bauart',
};

function indexFor(schedule: FeeSchedule, input: FeeInput): FeeIndex {
  if (!isPlainDate(input.on)) throw new RangeError(`not a calendar day: ${input.on}`);
  const row = schedule.indexes.find((candidate) => candidate.buildingKind === input.buildingKind && isValidOn(candidate, input.on));
  if (!row) throw new RangeError(`no index for ${input.buildingKind} on ${input.on} in ${schedule.id}`);
  return row;
}

/**
 * Does a dated row apply on a day?
 *
 * @example isValidOn({ validFrom: '2023-09-01' }, '2023-08-31') // false
 */
export function isValidOn(row: Dated, on: PlainDate): boolean {
  return row.validFrom <= on && (row.validTo === undefined || on <= row.validTo);
}

function milliCubicMetres(volume: number): number {
  const milli = Math.round(volume * 1000);
  if (!Number.isSafeInteger(milli) || milli <= 0 || Math.abs(milli / 1000 - volume) > 1e-9) throw new RangeError(`not a volume: ${volume}`);
  return milli;
}

function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  return value;
}

function number(value: number): string {
  const [whole, fraction] = String(value).split('.');
  const grouped = (whole ?? '0').replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction ? `${grouped},${fraction}` : grouped;
}
