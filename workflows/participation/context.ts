import { berlinDate, endOfBerlinDay, type Instant, type PlainDate } from '@bauraum/kernel';
import { assign } from 'xstate';
import type { DeadlineSpec } from '../types';
import type {
  OpinionKind,
  ParticipationEvent,
  ParticipationEventOf,
  ParticipationEventType,
  ParticipationInput,
  SilenceConsequence,
} from './events';

/** What the machine must remember. Plain JSON, no undefined. */
export interface ParticipationContext {
  readonly caseId: string;
  readonly bodyId: string;
  readonly dueOn: PlainDate;
  readonly basis: string;
  readonly consequence: SilenceConsequence;
  readonly openedAt: Instant;
  readonly deliveredAt: Instant | null;
  readonly askedUntil: PlainDate | null;
  readonly statement: { readonly statementId: string; readonly kind: OpinionKind } | null;
}

/** @example initialContext(input).deliveredAt // null */
export const initialContext = (input: ParticipationInput): ParticipationContext => ({
  caseId: input.caseId,
  bodyId: input.bodyId,
  dueOn: input.dueOn,
  basis: input.basis,
  consequence: input.consequence,
  openedAt: input.openedAt,
  deliveredAt: null,
  askedUntil: null,
  statement: null,
});

/**
 * The deadline for the statement; explained by its rule, or as a day that the office set.
 *
 * @throws RangeError when the day does not exist.
 * @example statementDeadline(context, context.openedAt).kind // 'statement'
 */
export function statementDeadline(context: ParticipationContext, at: Instant, explanation?: DeadlineSpec['explanation']): DeadlineSpec {
  const { dueOn, basis, consequence } = context;
  const dueAt = endOfBerlinDay(dueOn);
  if (explanation?.end === dueOn) return { kind: 'statement', dueOn, dueAt, fiction: true, explanation };
  const fixed = {
    ruleId: 'office.statement',
    ruleVersion: 1,
    section: basis,
    event: berlinDate(at),
    rawEnd: dueOn,
    end: dueOn,
    basis,
    source: 'office',
    verified: true,
    fixedByAuthority: true as const,
    consequence,
    sentence: `Die Behörde hat die Frist auf den ${dueOn.split('-').reverse().join('.')} festgesetzt (${basis}). Ein festgesetzter Tag verschiebt sich nicht.`,
  };
  return { kind: 'statement', dueOn, dueAt, fiction: true, explanation: fixed };
}

const on = <T extends ParticipationEventType>(
  type: T,
  change: (context: ParticipationContext, event: ParticipationEventOf<T>) => Partial<ParticipationContext>,
) =>
  assign<ParticipationContext, ParticipationEvent, undefined, ParticipationEvent, never>(({ context, event }) =>
    event.type === type ? change(context, event as ParticipationEventOf<T>) : {},
  );

/** Every change of the context, one for each event that changes it. */
export const changes = {
  note: assign<ParticipationContext, ParticipationEvent, undefined, ParticipationEvent, never>({}),
  deliver: on('DELIVERED', (context, { at }) => ({ deliveredAt: context.deliveredAt ?? at })),
  ask: on('ASK_MORE_TIME', (_, { until }) => ({ askedUntil: until })),
  grant: on('GRANT_TIME', (_, { dueOn }) => ({ dueOn, askedUntil: null })),
  refuse: on('REFUSE_TIME', () => ({ askedUntil: null })),
  answer: on('STATE_OPINION', (_, { statementId, kind }) => ({ statement: { statementId, kind } })),
} as const;
