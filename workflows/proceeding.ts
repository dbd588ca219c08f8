import { berlinDate, endOfBerlinDay, isPlainDate, type Instant, type PlainDate } from '@bauraum/kernel';
import type { Explained, PeriodRule } from '@bauraum/law';
import { assign, type EventObject, type MachineContext } from 'xstate';
import { deadlineOf } from './deadlines';
import { calendarOf, findPeriodRule } from './packs';
import type { DeadlineSpec } from './types';

/** What every proceeding beneath a case begins with; the platform adds it to what an effect hands over. */
export interface ProceedingInput {
  readonly caseId: string;
  /** Slug of the authority. */
  readonly authority: string;
  /** Procedure of the case: it chooses the rules of the pack, with the day below. */
  readonly procedure: string;
  /** Day on which the application was received. */
  readonly receivedOn: PlainDate;
  readonly openedAt: Instant;
}

/** What a machine keeps of it. */
export type Scope = Pick<ProceedingInput, 'authority' | 'procedure' | 'receivedOn'>;

/** @example scopeOf(input) // { authority, procedure, receivedOn } */
export const scopeOf = ({ authority, procedure, receivedOn }: Scope): Scope => ({ authority, procedure, receivedOn });

/** `produceLetter`: a letter from the texts of the pack whose `use` is `letter`; values fill its placeholders, days are `YYYY-MM-DD`. */
export interface Letter {
  readonly letter: string;
  readonly to: 'applicants' | 'office';
  readonly values: Readonly<Record<string, string>>;
  /** Use of the text that tells how to appeal, for a letter that decides something. */
  readonly appeal?: string;
}

/** @example toApplicants('extensionRefused', { reason }, 'appeal').to // 'applicants' */
export const toApplicants = (letter: string, values: Letter['values'], appeal?: string): Letter => ({
  letter,
  to: 'applicants',
  values,
  ...(appeal === undefined ? {} : { appeal }),
});

/** `tell`: an event for the case, or for all processes of a workflow beneath it. Whoever cannot use it now, ignores it. */
export interface Tell {
  readonly to: string;
  readonly event: { readonly type: string; readonly [field: string]: unknown };
}

/** `tell` to nobody: there is nothing to tell. */
export interface NoTell {
  readonly to?: undefined;
}
export const NOBODY: NoTell = {};

/** `setDeadline` without a kind: the law of this Land knows no such period, nothing is set. */
export interface NoDeadline {
  readonly kind?: undefined;
}

/**
 * The rule of a period for a proceeding, or undefined when the law knows none.
 *
 * @throws RangeError when the authority is not installed.
 * @example ruleFor(context, 'validity')?.length
 */
export const ruleFor = ({ authority, procedure, receivedOn }: Scope, kind: string): PeriodRule | undefined =>
  findPeriodRule(authority, procedure, kind, receivedOn);

/**
 * The period of a kind from the day of its event; no deadline when the law knows none.
 *
 * @throws RangeError when the day does not exist or the rule leaves it to the office.
 * @example clockFrom(context, 'objectionDecision', '2027-02-08').dueOn
 */
export function clockFrom(scope: Scope, kind: string, event: PlainDate): DeadlineSpec | NoDeadline {
  const rule = ruleFor(scope, kind);
  return rule ? deadlineOf(rule, { event, ...calendarOf(scope.authority) }) : {};
}

/**
 * A period whose last day the office sets; it stands, on whatever day it falls.
 *
 * @param basis used where the pack has no rule of the kind.
 * @throws RangeError when the day does not exist.
 * Source: § 31 (2) and (3) sentence 2 VwVfG.
 * @example dayFixedBy(context, { kind: 'testReport', dueOn: '2027-03-06', at, basis: '§ 59 MBO' }).dueOn // '2027-03-06', a Saturday
 */
export function dayFixedBy(scope: Scope, day: { kind: string; dueOn: PlainDate; at: Instant; basis: string }): DeadlineSpec {
  const { kind, dueOn, at, basis } = day;
  const event = berlinDate(at);
  const rule = ruleFor(scope, kind);
  if (rule) return deadlineOf(rule, { event, authorityFixed: dueOn, ...calendarOf(scope.authority) });
  const explanation: Explained = {
    ruleId: `office.${kind}`,
    ruleVersion: 1,
    section: basis,
    event,
    rawEnd: dueOn,
    end: dueOn,
    basis,
    source: 'office',
    verified: true,
    fixedByAuthority: true,
    consequence: 'none',
    sentence: `Die Behörde hat die Frist auf den ${dueOn.split('-').reverse().join('.')} festgesetzt (${basis}). Ein festgesetzter Tag verschiebt sich nicht.`,
  };
  return { kind, dueOn, dueAt: endOfBerlinDay(dueOn), fiction: false, explanation };
}

/** Is this a day that exists and has come? @example hasCome('2027-02-08', '2027-02-08T09:00:00.000Z') // true */
export const hasCome = (day: unknown, at: Instant): day is PlainDate =>
  typeof day === 'string' && isPlainDate(day) && day <= berlinDate(at);

/** A value for a letter: text as it is, anything else empty, because a machine never crashes on a payload. @example textOf(7) // '' */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Makes the changes of a context, one for each event.
 *
 * @example const on = changing<MyContext, MyEvent>(); on('CLOSE', (context, { at }) => ({ closedAt: at }))
 */
export const changing =
  <C extends MachineContext, E extends EventObject>() =>
  <T extends E['type']>(type: T, change: (context: C, event: Extract<E, { type: T }>) => Partial<C>) =>
    assign<C, E, undefined, E, never>(({ context, event }) =>
      event.type === type ? change(context, event as Extract<E, { type: T }>) : {},
    );
