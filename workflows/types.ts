import type { Actor, Instant, PlainDate, Role } from '@bauraum/kernel';
import type { Explained } from '@bauraum/law';

/** The parts of an event that every event has; the runner sets `at` (the tenant's clock) and `actor`. */
export interface EventMeta {
  readonly at: Instant;
  readonly actor: Actor;
}

/** `setDeadline`: the runner makes it a row of `deadline`; a new one of the same kind replaces the old. */
export interface DeadlineSpec {
  readonly kind: string;
  /** Last day of the period. */
  readonly dueOn: PlainDate;
  /** The moment from which it has lapsed: the start of the next day in Germany. */
  readonly dueAt: Instant;
  /** Does the law attach a legal fiction to its lapse? */
  readonly fiction: boolean;
  readonly explanation: Explained;
}

/** A deadline that came due; the sweep dispatches it. */
export interface DeadlineExpired {
  readonly type: 'DEADLINE_EXPIRED';
  readonly kind: string;
  readonly deadline?: { readonly dueOn?: PlainDate; readonly basis?: string };
}

/** Whom a notification is for. `body` and `payer` are resolved from the process. */
export type Audience = 'applicants' | 'office' | 'heads' | 'body';

/** `notify`: who learns of what; the template is an i18n key, values hold no personal data. */
export interface Notification {
  readonly to: Audience;
  readonly template: string;
  readonly values?: Readonly<Record<string, string | number | null>>;
}

/** Which roles may send an event. */
export type Permissions<E extends string = string> = Readonly<Record<E, readonly Role[]>>;
