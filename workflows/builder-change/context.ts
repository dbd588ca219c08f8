import { changing } from '../proceeding';
import type { BuilderChangeEvent, BuilderChangeInput } from './events';

/** What the machine must remember. Plain JSON, no undefined. */
export interface BuilderChangeContext {
  readonly builders: readonly string[];
  readonly predecessor: string | null;
  readonly successor: string | null;
}

/** @example initialContext(input).successor // null */
export const initialContext = ({ builders }: BuilderChangeInput): BuilderChangeContext => ({
  builders,
  predecessor: null,
  successor: null,
});

const on = changing<BuilderChangeContext, BuilderChangeEvent>();

/** Every change of the context, one for each event that changes it. */
export const changes = {
  name: on('NAME_SUCCESSOR', (_, { actor, member }) => ({ predecessor: actor.id, successor: member })),
} as const;
