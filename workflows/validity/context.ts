import { berlinDate, endOfBerlinDay, isPlainDate, type PlainDate } from '@bauraum/kernel';
import { addLength, runClock, type ClockEvent, type Explained, type PeriodRule } from '@bauraum/law';
import { calendarOf } from '../packs';
import { changing, clockFrom, ruleFor, scopeOf, type NoDeadline, type Scope } from '../proceeding';
import type { DeadlineSpec } from '../types';
import type { ValidityEvent, ValidityEventOf, ValidityInput } from './events';

/** What the machine must remember. Plain JSON, no undefined. */
export interface ValidityContext extends Scope {
  readonly notifiedOn: PlainDate;
  /** In order. */
  readonly extensions: readonly ValidityExtension[];
  /** Last day; null when the law of the Land knows no end. */
  readonly dueOn: PlainDate | null;
  readonly startedOn: PlainDate | null;
  /** Is an application for an extension undecided? */
  readonly asked: boolean;
  /** Last day on which works that rest must go on. */
  readonly interruptedUntil: PlainDate | null;
}

/** @throws RangeError as `runClock`. @example initialContext(input).extensions // [] */
export function initialContext(input: ValidityInput): ValidityContext {
  const base = { ...scopeOf(input), notifiedOn: input.notifiedOn, extensions: [], startedOn: null, asked: false, interruptedUntil: null };
  return { ...base, dueOn: explained(base)?.end ?? null };
}

/** One extension of the validity: the day of the grant, and until when, if not for the whole length. */
interface ValidityExtension {
  readonly on: PlainDate;
  readonly until: PlainDate | null;
}

/**
 * The end of validity as it stands, with every extension.
 *
 * The law allows each extension up to a length ("jeweils"), while the limit of a rule holds for all together; so it is measured here, from the end before.
 *
 * @throws RangeError when an extension is not possible: none in the law, too long, or too late.
 * Source: § 73 (1) and (2) MBO.
 * @example explained(context)?.end // '2029-12-14'
 */
export function explained(context: Pick<ValidityContext, keyof Scope | 'notifiedOn' | 'extensions'>): Explained | undefined {
  const rule = ruleFor(context, 'validity');
  if (!rule?.length) return undefined;
  const calendar = calendarOf(context.authority);
  const each = rule.extension ? { ...rule, extension: { ...rule.extension, upTo: undefined } } : rule;
  let events: readonly ClockEvent[] = [{ type: 'started', on: context.notifiedOn }];
  let now = runClock(each, events, calendar).explained;
  for (const extension of context.extensions) {
    events = [...events, extended(extension, rule, now && rule.extension?.upTo && addLength(now.end, rule.extension.upTo, calendar))];
    now = runClock(each, events, calendar).explained;
  }
  return now;
}

/** `limit`: the last day that this one extension may reach. */
function extended({ on, until }: ValidityExtension, { id, extension }: PeriodRule, limit: PlainDate | undefined): ClockEvent {
  const event = { type: 'extended', on, reason: 'auf Antrag' } as const;
  if (until === null && extension?.upTo) return { ...event, by: extension.upTo };
  if (until === null || (limit !== undefined && until > limit))
    throw new RangeError(`${id}: no extension until ${until ?? 'a day that is not named'}`);
  return { ...event, to: until };
}

/** The deadline at the end of validity, or none. @example validityClock(context).kind // 'validity' */
export function validityClock(context: ValidityContext): DeadlineSpec | NoDeadline {
  const explanation = explained(context);
  if (!explanation) return {};
  const { end } = explanation;
  return { kind: 'validity', dueOn: end, dueAt: endOfBerlinDay(end), fiction: explanation.fiction ?? false, explanation };
}

/** A permit counts as notified on the day after its retrieval: an extension of that day counts from then on. */
const notBefore = (day: PlainDate, first: PlainDate): PlainDate => (day < first ? first : day);

/** The context with one more extension. @throws RangeError when it is not possible. @example withExtension(context, event).dueOn */
export function withExtension(context: ValidityContext, { at, until }: ValidityEventOf<'GRANT_EXTENSION'>): ValidityContext {
  const asked = typeof until === 'string' ? until : null;
  if (asked !== null && !isPlainDate(asked)) throw new RangeError(`not a calendar day: ${asked}`);
  const extended = { ...context, extensions: [...context.extensions, { on: notBefore(berlinDate(at), context.notifiedOn), until: asked }] };
  return { ...extended, dueOn: explained(extended)?.end ?? null };
}

/** How long works may rest, where the law says so. Source: § 73 (1) MBO. @example interruptionClock(context, '2027-02-08').kind // 'interruption' */
export const interruptionClock = (context: ValidityContext, on: PlainDate): DeadlineSpec | NoDeadline =>
  clockFrom(context, 'interruption', on);

const on = changing<ValidityContext, ValidityEvent>();

/** Every change of the context, one for each event that changes it. */
export const changes = {
  note: on('DEADLINE_EXPIRED', () => ({})),
  ask: on('APPLY_EXTENSION', () => ({ asked: true })),
  grant: on('GRANT_EXTENSION', (context, event) => ({ ...withExtension(context, event), asked: false })),
  refuse: on('REFUSE_EXTENSION', () => ({ asked: false })),
  takeBack: on('WITHDRAW_EXTENSION', () => ({ asked: false })),
  /** A start that has not come will not come. */
  revoke: on('PERMIT_ENDED', ({ startedOn }, { at }) => (startedOn !== null && startedOn > berlinDate(at) ? { startedOn: null } : {})),
  /** Whether works rest is asked anew. */
  restore: on('PERMIT_RESTORED', () => ({ interruptedUntil: null })),
  begin: on('CONSTRUCTION_STARTED', (_, event) => ({ startedOn: event.on, asked: false })),
  putOff: on('CONSTRUCTION_STARTED', () => ({ startedOn: null })),
  interrupt: on('CONSTRUCTION_INTERRUPTED', (context, event) => {
    const clock = interruptionClock(context, event.on);
    return { interruptedUntil: clock.kind === undefined ? null : clock.dueOn };
  }),
  resume: on('CONSTRUCTION_RESUMED', () => ({ interruptedUntil: null })),
} as const;
