import type { Role } from '@bauraum/kernel';

/**
 * What somebody can do in a process, described as data: the api checks the payload by it, the portal makes a button and a form of it. So a new
 * procedure needs no endpoint and no page.
 */
export interface Act {
  /** The event that it sends. */
  readonly event: string;
  /** The words on the button, e.g. `Widerspruch einlegen`. */
  readonly title: string;
  /** What follows from it, in a sentence or two. */
  readonly text?: string;
  readonly fields: readonly ActField[];
  /** Cannot be undone: the portal asks first. */
  readonly final?: true;
  /** What is written here stays in the office. */
  readonly internal?: true;
  /** A guard that no field can change: the act is offered only where it says yes. */
  readonly onlyIf?: string;
}

export interface ActField {
  /** The name in the event's payload. */
  readonly id: string;
  readonly type: 'text' | 'longtext' | 'date' | 'boolean' | 'choice' | 'number' | 'document' | 'documents' | 'member';
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** Who acts next. */
export type Ball = 'applicants' | 'office' | 'bodies' | 'municipality' | 'nobody';

/** A state in words. */
export interface StateText {
  /** German name of the state, e.g. `Anhörung läuft`. */
  readonly label: string;
  /** What happens now and next, in a sentence that a builder understands. */
  readonly sentence: string;
  readonly ball: Ball;
}

/** A proceeding beneath a case: when it may be begun, by whom, and with which input. */
export interface Opening {
  readonly roles: readonly Role[];
  /** The case must be in one of these states. */
  readonly caseStates: readonly string[];
  /** At most one of its kind may be open at a time. */
  readonly single: boolean;
  /** The first event of the process: its permission and its guards decide whether the proceeding begins at all. */
  readonly act: Act;
}

/** How a process shows itself. */
export interface Presentation {
  /** German name, e.g. `Widerspruch`. */
  readonly title: string;
  readonly states: Readonly<Record<string, StateText>>;
  readonly acts: readonly Act[];
  /** Why an act does not go, by the name of the guard that said no: a sentence for whoever tried it. */
  readonly refusals?: Readonly<Record<string, string>>;
  /** Only for proceedings that people begin; the others are begun by an effect. */
  readonly opening?: Opening;
}
