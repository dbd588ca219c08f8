import type { Cents, PlainDate } from '@bauraum/kernel';
import type { Condition, Facts } from '../condition';
import type { Dated, Sourced } from '../rules';
import type { Land } from '../holidays.data';

/** Shares and multiples are fractions, so that cents stay whole: `[6, 1000]` is 6 per mille. */
export type Fraction = readonly [numerator: number, denominator: number];

/** Euro per cubic metre of gross volume of a kind of building, from a dated list. */
export interface FeeIndex extends Dated, Sourced {
  readonly buildingKind: string;
  /** The German name of the kind. */
  readonly label: string;
  readonly centsPerCubicMetre: Cents;
}

/** What is charged on a value. */
export type FeeRate =
  | { readonly kind: 'fixed'; readonly amountCents: Cents }
  /** Per started unit, e.g. 8 EUR per started 1,000 EUR. */
  | { readonly kind: 'per-unit'; readonly unitCents: Cents; readonly rateCents: Cents }
  | { readonly kind: 'share'; readonly share: Fraction };

/** A step of a table by value, ascending; the last one has no end. */
export interface FeeTier {
  /** The greatest value of the step, itself included. */
  readonly upToCents?: Cents;
  readonly rate: FeeRate;
}

/** `whole`: the step in which the value lies is charged on all of it. `slice`: each step is charged on its own part of the value. */
export type ValueRate = FeeRate | { readonly kind: 'tiers'; readonly of: 'whole' | 'slice'; readonly tiers: readonly FeeTier[] };

/** From what the fee is computed. */
export type FeeBase =
  /** Gross volume x construction value (`volume-index`) or x shell costs (`shell-costs`, Rohbausumme) of the building kind. */
  | {
      readonly kind: 'volume-index' | 'shell-costs';
      readonly indexes: readonly FeeIndex[];
      readonly rate: ValueRate;
      /** Kinds of building that the list does not name go by the costs that the applicant declares. Absent: no fee can be computed for them. */
      readonly otherwise?: 'declared-costs';
    }
  /** The construction costs that the applicant declares. */
  | { readonly kind: 'declared-costs'; readonly rate: ValueRate }
  | { readonly kind: 'flat'; readonly amountCents: Cents }
  /** Per started quarter of an hour. */
  | { readonly kind: 'hourly'; readonly centsPerHour: Cents }
  /** Rahmengebühr: the officer sets it within the limits. */
  | { readonly kind: 'range'; readonly minimumCents: Cents; readonly maximumCents: Cents };

/** Something that applies when its condition holds, or when the officer chooses its id. */
export interface FeeItem extends Sourced {
  readonly id: string;
  /** German, as it stands in the notice. */
  readonly label: string;
  readonly condition?: Condition;
}

/** Changes the fee by a factor: `[3, 1]` threefold, `[1, 2]` half. */
export interface FeeMultiplier extends FeeItem {
  readonly factor: Fraction;
}

/** Takes a share off the fee: `[1, 1]` is full exemption. Expenses stay. */
export interface FeeExemption extends FeeItem {
  readonly share: Fraction;
}

export type FeeCharge =
  | { readonly kind: 'flat'; readonly amountCents: Cents }
  /** Times the input's `counts[id]`, else the `counter`: `participations`, or the path of a fact. Applies without being chosen. */
  | { readonly kind: 'per-unit'; readonly amountCents: Cents; readonly counter?: string }
  /** The officer sets it within the limits: the input's `amounts[id]`. */
  | { readonly kind: 'range'; readonly minimumCents: Cents; readonly maximumCents?: Cents };

/** Expenses (Auslagen): charged beside the fee. */
export interface FeeExpense extends FeeItem {
  readonly charge: FeeCharge;
}

/** Adds to the fee; a share is of the fee after multipliers. */
export interface FeeSurcharge extends FeeItem {
  readonly charge: FeeCharge | { readonly kind: 'share'; readonly share: Fraction };
}

/** How amounts become payable: each step to whole cents (up, commercially, or down), with the euro rules the fee at last to whole euros. */
export type FeeRounding = 'ceil-cent' | 'half-up-cent' | 'floor-euro' | 'half-up-euro';

/** The fee of a procedure as data: a dated row of a Land pack or of an authority's statute. */
export interface FeeSchedule extends Dated, Sourced {
  readonly id: string;
  readonly version: number;
  readonly land: Land;
  /** German. */
  readonly title: string;
  readonly procedures: readonly string[];
  readonly section: string;
  readonly base: FeeBase;
  readonly minimumCents?: Cents;
  readonly maximumCents?: Cents;
  /** Applied in this order, whatever the order of the input. */
  readonly multipliers?: readonly FeeMultiplier[];
  readonly surcharges?: readonly FeeSurcharge[];
  readonly exemptions?: readonly FeeExemption[];
  readonly expenses?: readonly FeeExpense[];
  readonly rounding: FeeRounding;
  /** The part of the fee that is due with the application, 0 to 1. */
  readonly advance: { readonly share: Fraction };
}

export interface FeeInput {
  /** The day whose index applies: receipt of the application. */
  readonly on: PlainDate;
  /** Gross volume in cubic metres, at most three decimals. */
  readonly volumeM3?: number;
  readonly buildingKind?: string;
  readonly declaredCostsCents?: Cents;
  /** Time spent, for a fee by the hour. */
  readonly minutes?: number;
  /** The officer's amount within a range fee. */
  readonly officerSetCents?: Cents;
  /** Ids of multipliers that the officer chooses. */
  readonly factors?: readonly string[];
  /** Ids of surcharges and expenses that the officer chooses. */
  readonly surcharges?: readonly string[];
  /** Ids of exemptions that the officer grants. */
  readonly exemptions?: readonly string[];
  /** How often a surcharge or expense per unit applies, by its id. */
  readonly counts?: Readonly<Record<string, number>>;
  /** The officer's amounts of surcharges and expenses with a range, by their id. */
  readonly amounts?: Readonly<Record<string, Cents>>;
  /** For conditions and counters. */
  readonly facts?: Facts;
  readonly participations?: number;
  readonly advancePaidCents?: Cents;
}

/** One step of the computation, in German, with what it adds to the total. */
export interface FeeLine {
  /** Unique in a result: `value`, `fee`, `minimum`, `factor.<id>`, `surcharge.<id>`, `exemption.<id>`, `expense.<id>`, `rounding`, `total`, ... */
  readonly key: string;
  /** `base`: what the fee is computed from. `charge`: adds to the total (or takes off). `sum`: total, advance, what is due. */
  readonly kind: 'base' | 'charge' | 'sum';
  readonly text: string;
  readonly amountCents: Cents;
  readonly basis: string;
  readonly verified: boolean;
}

export interface FeeResult extends Sourced {
  readonly scheduleId: string;
  readonly scheduleVersion: number;
  readonly section: string;
  readonly on: PlainDate;
  /** The row of the index that was used, and why, in German. */
  readonly index?: FeeIndex & { readonly reason: string };
  /** For a fee by value. */
  readonly valueCents?: Cents;
  /** Without expenses. */
  readonly feeCents: Cents;
  /** Fee and expenses. */
  readonly totalCents: Cents;
  /** What is still to be paid: total minus advance; negative is a refund. */
  readonly dueCents: Cents;
  readonly lines: readonly FeeLine[];
  /** Paths of answers that are not known and may still change the fee; what depends on them was not applied. */
  readonly undecided: readonly string[];
}

/**
 * Does a dated row apply on a day?
 *
 * @example isValidOn({ validFrom: '2023-09-01' }, '2023-08-31') // false
 */
export function isValidOn(row: Dated, on: PlainDate): boolean {
  return row.validFrom <= on && (row.validTo === undefined || on <= row.validTo);
}

/**
 * The kinds of building between which a fee distinguishes on a day; none when it does not depend on them.
 *
 * @example buildingKinds(simplified, '2026-11-30').map(({ buildingKind }) => buildingKind) // ['dwelling']
 */
export function buildingKinds({ base }: FeeSchedule, on: PlainDate): readonly FeeIndex[] {
  return 'indexes' in base ? base.indexes.filter((row) => isValidOn(row, on)) : [];
}
