import { berlinDate, isPlainDate } from '@bauraum/kernel';
import { addLength } from '@bauraum/law';
import { calendarOf } from '../packs';
import { hasCome, ruleFor } from '../proceeding';
import type { ConstructionContext, Stage } from './context';
import type { ConstructionEvent } from './events';

interface Args {
  readonly context: ConstructionContext;
  readonly event: ConstructionEvent;
}

/** Does the day lie so far ahead as the pack asks of a notice? Without such a rule: not in the past. */
function announcedInTime({ context, event }: Args, kind: string): boolean {
  const day: unknown = 'on' in event ? event.on : undefined;
  if (typeof day !== 'string' || !isPlainDate(day)) return false;
  const today = berlinDate(event.at);
  const length = ruleFor(context, kind)?.length;
  return day >= (length ? addLength(today, length, calendarOf(context.authority)) : today);
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  startAnnounced: (args: Args): boolean => announcedInTime(args, 'constructionStartNotice'),
  useAnnounced: (args: Args): boolean => announcedInTime(args, 'useNotice'),
  /** What is reported must have happened. */
  dayHasCome: ({ event }: Args): boolean => 'on' in event && hasCome(event.on, event.at),
  /** Only a start that has not come yet can be put off. */
  notStarted: ({ context, event }: Args): boolean => context.startsOn !== null && context.startsOn > berlinDate(event.at),
  atWork: ({ context }: Args): boolean => context.interruptedOn === null,
  interrupted: ({ context }: Args): boolean => context.interruptedOn !== null,
  acceptanceAhead: ({ event }: Args): boolean =>
    event.type === 'ORDER_ACCEPTANCE' && typeof event.on === 'string' && isPlainDate(event.on) && event.on >= berlinDate(event.at),
  acceptanceOpen: ({ context }: Args): boolean => context.acceptanceOn !== null,
  noAcceptanceOpen: ({ context }: Args): boolean => context.acceptanceOn === null,
  resultKnown: ({ event }: Args): boolean => event.type === 'RECORD_ACCEPTANCE' && ['passed', 'defects'].includes(event.result),
  withDefects: ({ event }: Args): boolean => event.type === 'RECORD_ACCEPTANCE' && event.result === 'defects',
  /** Defects must be named. */
  defectsNamed: ({ event }: Args): boolean =>
    event.type === 'RECORD_ACCEPTANCE' &&
    (event.result !== 'defects' || (typeof event.defects === 'string' && event.defects.trim() !== '')),
  stage: ({ context }: Args, { is }: { readonly is: Stage }): boolean => context.stage === is,
} as const;
