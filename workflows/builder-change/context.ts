import { changing } from '../proceeding';
import type { Address, BuilderChangeEvent, BuilderChangeInput } from './events';

/** What the machine must remember. Plain JSON, no undefined. */
export interface BuilderChangeContext {
  readonly builders: readonly string[];
  readonly predecessor: string | null;
  readonly successor: string | null;
  /** The letters of the case go there once the change is acknowledged. */
  readonly address: Address | null;
}

/** @example initialContext(input).successor // null */
export const initialContext = ({ builders }: BuilderChangeInput): BuilderChangeContext => ({
  builders,
  predecessor: null,
  successor: null,
  address: null,
});

const on = changing<BuilderChangeContext, BuilderChangeEvent>();

/** Every change of the context, one for each event that changes it. */
export const changes = {
  take: on('CONFIRM', (_, { name, street, postalCode, place }) => ({ address: { name, street, postalCode, place } })),
  name: on('NAME_SUCCESSOR', (_, { actor, member }) => ({ predecessor: actor.id, successor: member })),
} as const;
