import type { PlainDate } from '@bauraum/kernel';
import { changing, scopeOf, textOf, type Scope } from '../proceeding';
import type { RevocationEvent, RevocationInput, RevocationKind } from './events';

/** What the machine must remember. Plain JSON, no undefined. */
export interface RevocationContext extends Scope {
  readonly kind: RevocationKind;
  readonly hearingDueOn: PlainDate | null;
  readonly answered: boolean;
  readonly proposal: { readonly by: string; readonly reasons: string } | null;
}

/** @example initialContext(input).answered // false */
export const initialContext = (input: RevocationInput): RevocationContext => ({
  ...scopeOf(input),
  kind: 'revocation',
  hearingDueOn: null,
  answered: false,
  proposal: null,
});

const on = changing<RevocationContext, RevocationEvent>();

/** Every change of the context, one for each event that changes it. */
export const changes = {
  intend: on('INTEND', (_, { kind, dueOn }) => ({ kind, hearingDueOn: dueOn })),
  answer: on('ANSWER', () => ({ answered: true })),
  extend: on('EXTEND_HEARING', (_, { dueOn }) => ({ hearingDueOn: dueOn })),
  propose: on('PROPOSE', (_, { actor, reasons }) => ({ proposal: { by: actor.id, reasons: textOf(reasons) } })),
  giveBack: on('RETURN', () => ({ proposal: null })),
} as const;
