import type { PlainDate } from '@bauraum/kernel';
import type { Length } from './lengths';
import type { Moved } from './periods';
import type { Sourced, WaitsFor } from './rules';

/** Days that were not counted, both included. */
export interface Suspension {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** How many of them did not count (working days for a period in working days). */
  readonly days: number;
  readonly reason: string;
  readonly basis?: string;
}

/** What had run was lost; the period started anew. */
export interface Interruption {
  readonly on: PlainDate;
  readonly restartedOn: PlainDate;
  readonly reason: string;
  readonly basis?: string;
}

/** The end before and after. */
export interface Extension {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason?: string;
  readonly basis: string;
  /** The day on which it was extended. */
  readonly on: PlainDate;
}

/** One day of the small timeline that the portal draws. */
export interface TimelineEntry {
  readonly date: PlainDate;
  readonly kind: 'event' | 'begin' | 'suspended' | 'resumed' | 'interrupted' | 'restarted' | 'extended' | 'warning' | 'rawEnd' | 'end';
  /** In German. */
  readonly label: string;
}

/** A date that explains itself: goes with the deadline into the journal, the letters and the portal. */
export interface Explained extends Sourced {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly section: string;
  readonly event: PlainDate;
  readonly begin?: PlainDate;
  readonly rawEnd: PlainDate;
  readonly end: PlainDate;
  readonly movedBecause?: readonly Moved[];
  /** Absent when the authority set the day itself. */
  readonly length?: Length;
  readonly fixedByAuthority?: true;
  readonly consequence: string;
  /** The whole computation in German. */
  readonly sentence: string;
  // Everything below came later: explanations in old cases lack it.
  readonly kind?: string;
  readonly title?: string;
  readonly trigger?: string;
  readonly waitsFor?: WaitsFor;
  readonly fiction?: boolean;
  /** What happens at its end, in a German sentence. */
  readonly consequenceText?: string;
  readonly suspensions?: readonly Suspension[];
  readonly interruptions?: readonly Interruption[];
  readonly extensions?: readonly Extension[];
  /** The days on which warnings go out, in order. */
  readonly warnings?: readonly PlainDate[];
  readonly timeline?: readonly TimelineEntry[];
}
