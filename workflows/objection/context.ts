import { berlinDate, type PlainDate } from '@bauraum/kernel';
import { assign } from 'xstate';
import { changing, clockFrom, scopeOf, type Scope } from '../proceeding';
import type { DeadlineSpec } from '../types';
import type { NoDeadline } from '../proceeding';
import type { Against, ObjectionEvent, ObjectionEventOf, ObjectionInput } from './events';

/** What the machine must remember. Plain JSON, no undefined. */
export interface ObjectionContext extends Scope {
  readonly dueOn: PlainDate | null;
  /** What can be attacked, the notice in force first. */
  readonly targets: readonly Against[];
  readonly against: Against;
  /** Has the case been told that this keeps its decision from becoming final? */
  readonly contesting: boolean;
  readonly lodgedOn: PlainDate | null;
  /** Somebody other than the addressee objects; the office recorded it. */
  readonly byThirdParty: boolean;
  /** The days after which it may be taken to court: undecided too long, or after the decision. */
  readonly decisionDueOn: PlainDate | null;
  readonly suitDueOn: PlainDate | null;
}

/** @example initialContext(input).lodgedOn // null */
export const initialContext = (input: ObjectionInput): ObjectionContext => ({
  ...scopeOf(input),
  dueOn: input.objectionDueOn ?? null,
  targets: targetsOf(input),
  against: 'decision',
  contesting: false,
  lodgedOn: null,
  byThirdParty: false,
  decisionDueOn: null,
  suitDueOn: null,
});

/** The notices of a case that stand: what is not there or has fallen cannot be attacked. */
function targetsOf({ caseStatus, beneath, feeNotice }: ObjectionInput): readonly Against[] {
  const stopped = (beneath ?? []).some(({ workflow, status }) => workflow === 'construction' && status === 'prohibited');
  return [
    ...(['granted', 'refused', 'deemedGranted'].includes(caseStatus) ? (['decision'] as const) : []),
    ...(caseStatus === 'revoked' ? (['revocation'] as const) : []),
    ...(caseStatus === 'prohibited' || stopped ? (['prohibition'] as const) : []),
    ...(feeNotice ? (['feeNotice'] as const) : []),
  ];
}

/** The notice that an objection attacks; undefined when there is none. @example targetOf(context, event) // 'decision' */
export function targetOf({ targets }: ObjectionContext, { against }: ObjectionEventOf<'LODGE'>): Against | undefined {
  return against === undefined ? targets[0] : targets.find((target) => target === against);
}

/**
 * The day on which an objection came in: today for the builder, who lodges it here; for one that the office records, the day of its receipt.
 *
 * @example lodgedOn({ ...event, actor: builder }) // today
 */
export function lodgedOn({ on, at, actor }: ObjectionEventOf<'LODGE'>): PlainDate {
  return actor.role === 'builder' || typeof on !== 'string' ? berlinDate(at) : on;
}

/**
 * The three months in which an objection is to be decided; without a fiction, but then the way to court is open.
 *
 * Source: § 75 VwGO.
 * @example decisionClock(context, '2027-02-08').kind // 'objectionDecision'
 */
export const decisionClock = (context: Scope, on: PlainDate): DeadlineSpec | NoDeadline => clockFrom(context, 'objectionDecision', on);

/** The month for a suit after the decision. Source: § 74 (1) VwGO. @example suitClock(context, event).kind // 'suit' */
export const suitClock = (context: Scope, event: ObjectionEvent): DeadlineSpec | NoDeadline =>
  clockFrom(context, 'suit', berlinDate(event.at));

const endOf = (clock: DeadlineSpec | NoDeadline): PlainDate | null => (clock.kind === undefined ? null : clock.dueOn);

const on = changing<ObjectionContext, ObjectionEvent>();

/** Every change of the context, one for each event that changes it. */
export const changes = {
  note: on('DEADLINE_EXPIRED', () => ({})),
  lodge: on('LODGE', (context, event) => ({
    against: targetOf(context, event) ?? 'decision',
    lodgedOn: lodgedOn(event),
    byThirdParty: isFilled(event.thirdParty),
    decisionDueOn: endOf(decisionClock(context, lodgedOn(event))),
  })),
  /** In time, or reinstated, and against the decision itself. */
  contest: assign<ObjectionContext, ObjectionEvent, undefined, ObjectionEvent, never>(({ context }) => ({
    contesting: context.against === 'decision',
  })),
  decide: on('DECIDE', (context, event) => ({ suitDueOn: endOf(suitClock(context, event)) })),
} as const;

/** @example isFilled(' ') // false */
export const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
