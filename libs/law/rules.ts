import type { PlainDate } from '@bauraum/kernel';
import type { Length } from './lengths';

/** Where a rule comes from; every dated row carries it. */
export interface Sourced {
  /** The legal basis as it is cited, e.g. `§ 63 Abs. 2 LBauO M-V`. */
  readonly basis: string;
  /** Where it was read, or `recall`. */
  readonly source: string;
  /** Has a lawyer of the Land confirmed it? */
  readonly verified: boolean;
}

/** A dated row: valid from its first to its last day, both included. */
export interface Dated {
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
}

/** Who has the ball while a period runs. */
export type WaitsFor = 'applicants' | 'office' | 'bodies' | 'municipality' | 'nobody';

/** What a request for supplements does to a period. */
export interface SupplementsEffect {
  /** `restart`: it starts anew with the supplements; `suspend`: it goes on with them. */
  readonly effect: 'restart' | 'suspend';
  /** Only a request inside the period of this kind does so; a later one leaves the clock running. Absent: any request. */
  readonly within?: string;
}

/** May a period be extended, and how far? */
export interface ExtensionRule {
  /** How far beyond the end that it would have without any extension. Absent: the law names no limit. */
  readonly upTo?: Length;
  readonly basis: string;
  readonly needsReason: boolean;
  /** Do both sides have to agree? */
  readonly byAgreement?: boolean;
  /** May it still be extended after its end, as a permit's validity when the application came in time? */
  readonly retroactive?: boolean;
}

/** A rule of a Land pack from which a period is computed. */
export interface PeriodRule extends Sourced, Dated {
  readonly id: string;
  readonly version: number;
  /** What the period is for, e.g. `formalCheck`, `decision`, `statement`. */
  readonly kind: string;
  /** The German name of the clock, e.g. `Entscheidungsfrist`. */
  readonly title?: string;
  /** The procedures to which it applies; absent: all. */
  readonly procedures?: readonly string[];
  readonly section: string;
  /**
   * Code of the fact that sets it going, e.g. `receipt`, `complete`, `supplementsRequested`, `supplementsReceived`, `requestReceived`, `allStatements`,
   * `notification`, `provided`, `permitEffective`, `demolitionNotice`, `constructionStart`. The list is open: a procedure names its own facts.
   */
  readonly trigger?: string;
  /** Absent: the authority sets the day itself. */
  readonly length?: Length;
  /** It begins only so long after the event. */
  readonly startsAfter?: Length;
  /** What sets it going, in German with its article, for the sentence: `dem Eingang des Antrags`. */
  readonly eventLabel: string;
  readonly roll: boolean;
  /** Absent: a request for supplements changes nothing. */
  readonly supplements?: SupplementsEffect;
  /** Those whom it protects may waive it; absent: nobody may. */
  readonly waivable?: { readonly by: 'applicants'; readonly basis: string };
  /** Absent: it cannot be extended. */
  readonly extension?: ExtensionRule;
  /** So long before the end warnings go out. */
  readonly warnBefore?: readonly Length[];
  readonly waitsFor?: WaitsFor;
  /** Does the law attach a legal fiction to its lapse? */
  readonly fiction: boolean;
  /** Code of what happens when it lapses, e.g. `deemed-granted`. */
  readonly consequence: string;
  /** The same in a German sentence, for letters and the portal. */
  readonly consequenceText: string;
}

/** From when an act counts as notified, for one way of sending it (§ 41 VwVfG of the Bund or the Land). */
export interface NotificationRule extends Sourced, Dated {
  readonly id: string;
  readonly version: number;
  /** By letter, by retrieval from the portal, or by formal service. */
  readonly channel: 'post' | 'portal' | 'formal';
  /** Days after posting, retrieval or service. */
  readonly days: number;
  /** Does the day move off weekends and holidays? Disputed, so it is a value. */
  readonly rolls: boolean;
  /** `portal` only: not retrieved in so many days after it was provided, it must be served again. */
  readonly serveAgainAfterDays?: number;
  /** `portal` only: notified so many days after it was provided, retrieved or not. Absent: only retrieval counts. */
  readonly deemedAfterDays?: number;
  readonly section: string;
}
