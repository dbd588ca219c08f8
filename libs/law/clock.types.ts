import type { PlainDate } from '@bauraum/kernel';
import type { Length } from './lengths';
import type { Explained } from './explained';

/** What happens to a running period, in the order of its days. */
export type ClockEvent =
  | { readonly type: 'started'; readonly on: PlainDate }
  /** From this day on nothing is counted (Hemmung). */
  | { readonly type: 'suspended'; readonly on: PlainDate; readonly reason: string; readonly basis?: string }
  /** The last day that is not counted. */
  | { readonly type: 'resumed'; readonly on: PlainDate }
  /** What has run so far is lost; it starts anew with `restarted` (Unterbrechung, Neubeginn). */
  | { readonly type: 'interrupted'; readonly on: PlainDate; readonly reason: string; readonly basis?: string }
  | { readonly type: 'restarted'; readonly on: PlainDate }
  /** Longer by a length, counted from the present end, or until a day that the authority names. */
  | { readonly type: 'extended'; readonly on: PlainDate; readonly by: Length; readonly to?: undefined; readonly reason?: string }
  | { readonly type: 'extended'; readonly on: PlainDate; readonly to: PlainDate; readonly by?: undefined; readonly reason?: string }
  /** The authority set the day and told it as such: it stands (§ 31 (3) sentence 2 VwVfG). */
  | { readonly type: 'fixed'; readonly on: PlainDate; readonly to: PlainDate };

/** How a period stands after its events. */
export interface ClockState {
  readonly kind: string;
  readonly state: 'waiting' | 'running' | 'suspended' | 'interrupted';
  /** Code of the fact that it waits for, when the rule says it: its trigger, or the day that the authority has yet to set. */
  readonly awaits?: string;
  /** The day since which it is in this state. */
  readonly since?: PlainDate;
  /** Why it is suspended or interrupted, in German. */
  readonly reason?: string;
  readonly basis?: string;
  /** While its end is known. */
  readonly explained?: Explained;
}
