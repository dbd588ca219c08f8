import { initialContext } from '../application/context';
import { anytime, draft, filing } from '../application/filing';
import { application } from '../application/machine';
import { decisions } from '../application/outcomes';
import { check, releasePending } from '../application/states';

/** Deviation or exemption on its own: nothing else about the project needs a permit. Frozen once published: see ../README.md. */
export const machine = application.createMachine({
  id: 'isolated-deviation',
  context: ({ input }) => initialContext(input),
  initial: 'draft',
  on: anytime,
  states: {
    draft: draft(filing),
    ...check,
    releasePending: releasePending(),
    ...decisions,
  },
});
