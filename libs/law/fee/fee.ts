import { formatEuro, isPlainDate, type Cents } from '@bauraum/kernel';
import { factAt, factsMissing, holds } from '../condition';
import { centRounding, numberText, shareText, times, toPayable, wholeNumber } from './amounts';
import { baseFee, charge, goesByCosts, within } from './base';
import type { FeeCharge, FeeInput, FeeItem, FeeLine, FeeResult, FeeSchedule } from './schedule';

/** One step of the computation: lines that are added to the fee so far. */
type Step = (schedule: FeeSchedule, input: FeeInput, soFar: Cents) => readonly FeeLine[];

/**
 * Computes a fee, line by line, in whole cents. The order is always the same: (1) base and rate, (2) minimum and maximum,
 * (3) multipliers, each on what the one before left, (4) surcharges, shares of them on the fee after multipliers, (5) exemptions, each on what is
 * left, (6) rounding to whole euros where the rule says so, (7) expenses, which nobody is exempted from. The charges add up to the total.
 *
 * @throws RangeError when an input is missing or wrong, an id is not in the schedule, no index row applies, or an amount is too large.
 * Source: the basis of the schedule, of its index row and of each item (M-V: BauGebVO).
 * @example fee(simplified, { volumeM3: 750, buildingKind: 'dwelling', on: '2026-11-30' }).totalCents // 118400
 */
export function fee(schedule: FeeSchedule, input: FeeInput): FeeResult {
  checkInput(schedule, input);
  const { lines: first, index, valueCents } = baseFee(schedule, input);
  const lines = [...first];
  let feeCents = sumOf(first);
  for (const step of STEPS) {
    const more = step(schedule, input, feeCents);
    lines.push(...more);
    feeCents = wholeNumber(feeCents + sumOf(more));
  }
  const expenses = expenseLines(schedule, input);
  lines.push(...expenses);
  const totalCents = wholeNumber(feeCents + sumOf(expenses));
  const advance = wholeNumber(input.advancePaidCents ?? 0);
  const dueCents = totalCents - advance;
  lines.push(...sumLines(schedule, totalCents, advance));
  return {
    scheduleId: schedule.id,
    scheduleVersion: schedule.version,
    section: schedule.section,
    on: input.on,
    ...(index ? { index } : {}),
    ...(valueCents === undefined ? {} : { valueCents }),
    feeCents,
    totalCents,
    dueCents,
    lines,
    undecided: undecidedIn(schedule, input),
    basis: schedule.basis,
    source: schedule.source,
    verified: lines.every((line) => line.verified),
  };
}

/**
 * The part of a fee that is due with the application, without expenses, rounded up to whole cents. What only the officer can set
 * (a range, the time spent) counts with its least amount.
 *
 * @throws RangeError as `fee`.
 * @example advanceFee(simplified, { volumeM3: 750, buildingKind: 'dwelling', on: '2026-11-30' }).amountCents // 118400 with the share [1, 1]
 */
export function advanceFee(schedule: FeeSchedule, input: FeeInput): { amountCents: Cents; computed: FeeResult } {
  const least = schedule.base.kind === 'range' ? schedule.base.minimumCents : undefined;
  const { minutes = 0, officerSetCents = least } = input;
  const computed = fee(schedule, { ...input, minutes, officerSetCents, advancePaidCents: 0 });
  return { amountCents: times(computed.feeCents, schedule.advance.share, 'ceil'), computed };
}

/**
 * The answers without which the fee cannot be computed, as paths: of the form (`/building/grossVolume`), or `/fee/...` for the officer's.
 *
 * @example missingForFee(simplified, { on: '2026-11-30', volumeM3: 750 }) // ['/project/buildingKind']
 */
export function missingForFee({ base }: FeeSchedule, input: FeeInput): readonly string[] {
  const kind = goesByCosts(base, input) ? 'declared-costs' : base.kind;
  return NEEDED[kind].filter((key) => input[key] === undefined).map((key) => FEE_INPUT_PATHS[key]);
}

/** Where the answers come from on which a fee can depend. */
export const FEE_INPUT_PATHS = {
  volumeM3: '/building/grossVolume',
  buildingKind: '/project/buildingKind',
  declaredCostsCents: '/building/constructionCosts',
  minutes: '/fee/minutes',
  officerSetCents: '/fee/officerSetCents',
} as const;

const NEEDED = {
  'volume-index': ['volumeM3', 'buildingKind'],
  'shell-costs': ['volumeM3', 'buildingKind'],
  'declared-costs': ['declaredCostsCents'],
  flat: [],
  hourly: ['minutes'],
  range: ['officerSetCents'],
} as const satisfies Readonly<Record<FeeSchedule['base']['kind'], readonly (keyof typeof FEE_INPUT_PATHS)[]>>;

const limitLines: Step = (schedule, _input, soFar) => {
  const { minimumCents: least, maximumCents: most } = schedule;
  if (least !== undefined && soFar < least) {
    return [charge(schedule, 'minimum', `Anhebung auf die Mindestgebühr von ${formatEuro(least)}`, least - soFar)];
  }
  if (most !== undefined && soFar > most) {
    return [charge(schedule, 'maximum', `Begrenzung auf die Höchstgebühr von ${formatEuro(most)}`, most - soFar)];
  }
  return [];
};

const multiplierLines: Step = (schedule, input, soFar) => {
  let amount = soFar;
  return applying(schedule.multipliers, input.factors, input).map((item) => {
    const before = amount;
    amount = times(before, item.factor, centRounding(schedule.rounding));
    return charge(item, `factor.${item.id}`, item.label, amount - before);
  });
};

const surchargeLines: Step = (schedule, input, soFar) =>
  (schedule.surcharges ?? []).flatMap((item) => {
    const key = `surcharge.${item.id}`;
    if (item.charge.kind !== 'share') return chargeLines(item, item.charge, key, input);
    if (!applies(item, input.surcharges, input)) return [];
    const amount = times(soFar, item.charge.share, centRounding(schedule.rounding));
    return [charge(item, key, `${item.label}: ${shareText(item.charge.share)} der Gebühr`, amount)];
  });

const exemptionLines: Step = (schedule, input, soFar) => {
  let left = soFar;
  return applying(schedule.exemptions, input.exemptions, input).map((item) => {
    const off = times(left, item.share, centRounding(schedule.rounding));
    left -= off;
    return charge(item, `exemption.${item.id}`, `${item.label}: Ermäßigung um ${shareText(item.share)}`, -off);
  });
};

const roundingLines: Step = (schedule, _input, soFar) => {
  const difference = toPayable(soFar, schedule.rounding) - soFar;
  return difference === 0 ? [] : [charge(schedule, 'rounding', 'Rundung auf volle Euro', difference)];
};

const STEPS: readonly Step[] = [limitLines, multiplierLines, surchargeLines, exemptionLines, roundingLines];

function expenseLines(schedule: FeeSchedule, input: FeeInput): readonly FeeLine[] {
  return (schedule.expenses ?? []).flatMap((item) => chargeLines(item, item.charge, `expense.${item.id}`, input));
}

function chargeLines(item: FeeItem, what: FeeCharge, key: string, input: FeeInput): readonly FeeLine[] {
  switch (what.kind) {
    case 'flat':
      return applies(item, input.surcharges, input) ? [charge(item, key, item.label, what.amountCents)] : [];
    case 'per-unit': {
      const count = countOf(item, what.counter, input);
      if (count === 0 || (item.condition && holds(item.condition, input.facts ?? {}) !== true)) return [];
      const text = `${item.label}: ${numberText(count)} × ${formatEuro(what.amountCents)}`;
      return [charge(item, key, text, times(what.amountCents, [count, 1], 'ceil'))];
    }
    case 'range': {
      const amount = input.amounts?.[item.id];
      return amount === undefined ? [] : [charge(item, key, item.label, within(amount, what))];
    }
  }
}

function countOf(item: FeeItem, counter: string | undefined, input: FeeInput): number {
  const own = input.counts?.[item.id];
  if (own !== undefined || counter === undefined) return wholeNumber(own ?? 0);
  const value = counter === 'participations' ? input.participations : factAt(input.facts ?? {}, counter);
  if (value !== undefined && typeof value !== 'number') throw new RangeError(`not a number: ${counter}`);
  return wholeNumber(value ?? 0);
}

/** Chosen by the officer, or its condition is known to hold. */
function applies(item: FeeItem, chosen: readonly string[] | undefined, { facts = {} }: FeeInput): boolean {
  return (chosen ?? []).includes(item.id) || (item.condition !== undefined && holds(item.condition, facts) === true);
}

function applying<T extends FeeItem>(
  items: readonly T[] | undefined,
  chosen: readonly string[] | undefined,
  input: FeeInput,
): readonly T[] {
  return items?.filter((item) => applies(item, chosen, input)) ?? [];
}

function sumLines(schedule: FeeSchedule, total: Cents, advance: Cents): readonly FeeLine[] {
  const sum = (key: string, text: string, amountCents: Cents): FeeLine => ({ ...charge(schedule, key, text, amountCents), kind: 'sum' });
  const due = total - advance;
  return [
    sum('total', 'Gesamtbetrag', total),
    ...(advance > 0
      ? [sum('advance', 'abzüglich gezahlter Vorschuss', -advance), sum('due', due < 0 ? 'Erstattung' : 'noch zu zahlen', due)]
      : []),
  ];
}

function sumOf(lines: readonly FeeLine[]): Cents {
  return lines.reduce((sum, line) => (line.kind === 'charge' ? sum + line.amountCents : sum), 0);
}

/** Facts that conditions still wait for, as paths of the form; what the officer chose anyway waits for nothing. */
function undecidedIn(schedule: FeeSchedule, input: FeeInput): readonly string[] {
  const chosen = [...(input.factors ?? []), ...(input.surcharges ?? []), ...(input.exemptions ?? [])];
  const waiting = itemsOf(schedule).filter((item) => !chosen.includes(item.id));
  const facts = waiting.flatMap(({ condition }) => (condition ? factsMissing(condition, input.facts ?? {}) : []));
  return [...new Set(facts)].map((path) => `/${path.replaceAll('.', '/')}`);
}

function itemsOf({ multipliers, surcharges, exemptions, expenses }: FeeSchedule): readonly FeeItem[] {
  return [multipliers, surcharges, exemptions, expenses].flatMap<FeeItem>((items) => items ?? []);
}

/** A choice that the schedule does not know would silently change nothing. */
function checkInput(schedule: FeeSchedule, input: FeeInput): void {
  if (!isPlainDate(input.on)) throw new RangeError(`not a calendar day: ${input.on}`);
  const { multipliers, surcharges = [], exemptions, expenses = [] } = schedule;
  const charges = [...surcharges, ...expenses];
  const kinds = (...wanted: string[]): readonly FeeItem[] => charges.filter((item) => wanted.includes(item.charge.kind));
  known(schedule, 'factor', input.factors, multipliers);
  known(schedule, 'surcharge', input.surcharges, kinds('flat', 'share'));
  known(schedule, 'exemption', input.exemptions, exemptions);
  known(schedule, 'count', Object.keys(input.counts ?? {}), kinds('per-unit'));
  known(schedule, 'amount', Object.keys(input.amounts ?? {}), kinds('range'));
}

function known(schedule: FeeSchedule, what: string, chosen: readonly string[] = [], items?: readonly FeeItem[]): void {
  for (const id of chosen) {
    if (!items?.some((item) => item.id === id)) throw new RangeError(`no ${what} ${id} in ${schedule.id}`);
  }
}
