import { recordStatistics } from '../application/actions';
import { initialContext } from '../application/context';
import { anytime, draft, filing } from '../application/filing';
import { application } from '../application/machine';
import { decisions } from '../application/outcomes';
import { check, releasePending } from '../application/states';

/** Building permit, simplified and full procedure: from the draft to the end of the permit. Frozen once published: see ../README.md. */
export const machine = application.createMachine({
  id: 'building-permit',
  context: ({ input }) => initialContext(input),
  initial: 'draft',
  on: anytime,
  states: {
    draft: draft(filing),
    ...check,
    releasePending: releasePending(recordStatistics),
    ...decisions,
  },
});
