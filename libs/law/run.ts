import type { PlainDate } from '@bauraum/kernel';
import type { Extension, Interruption, Suspension } from './explained';
import type { Length } from './lengths';
import type { Period } from './periods';

/** A suspension or an interruption that has not ended. */
export interface Stop {
  readonly on: PlainDate;
  readonly reason: string;
  readonly basis?: string;
}

/** Something that happened to a clock, for its timeline. */
export interface Happening {
  readonly date: PlainDate;
  readonly kind: 'event' | 'suspended' | 'resumed' | 'interrupted' | 'restarted' | 'extended';
  /** What there is to say about it, in German. */
  readonly detail?: string;
}

/** A clock in the middle of its events: what `runClock` folds. */
export interface Run {
  readonly state: 'waiting' | 'running' | 'suspended' | 'interrupted';
  /** The day of the latest event. */
  readonly latest?: PlainDate;
  /** The day of the event that started it, at first or anew. */
  readonly event?: PlainDate;
  /** Its end as it stands; absent while nobody knows it. */
  readonly period?: Period;
  /** In its unit days are counted at the moment: the rule's length, or that of the latest extension. */
  readonly unit?: Length;
  /** Does the end stand because the authority fixed it? */
  readonly fixed: boolean;
  /** The last day to which it may be extended, before it moves; known from the first extension on. */
  readonly limit?: PlainDate;
  readonly stop?: Stop;
  /** Since the latest start. */
  readonly suspensions: readonly Suspension[];
  readonly extensions: readonly Extension[];
  readonly interruptions: readonly Interruption[];
  readonly happenings: readonly Happening[];
}

/** A clock to which nothing has happened. */
export const WAITING: Run = { state: 'waiting', fixed: false, suspensions: [], extensions: [], interruptions: [], happenings: [] };
