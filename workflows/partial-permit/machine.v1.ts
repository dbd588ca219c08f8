import { initialContext } from '../application/context';
import { anytime, draft, partialFiling } from '../application/filing';
import { application } from '../application/machine';
import { decisions } from '../application/outcomes';
import { check, releasePending } from '../application/states';

/** Partial permit: single parts may be built while the whole is still being checked. Frozen once published: see ../README.md. */
export const machine = application.createMachine({
  id: 'partial-permit',
  context: ({ input }) => initialContext(input),
  initial: 'draft',
  on: anytime,
  states: {
    draft: draft(partialFiling),
    ...check,
    releasePending: releasePending(),
    ...decisions,
  },
});
