import { initialContext } from '../application/context';
import { anytime, draft, filing } from '../application/filing';
import { application } from '../application/machine';
import { decisions } from '../application/outcomes';
import { check, releasePending } from '../application/states';

/** Preliminary decision: single questions of a project, answered with binding force. Frozen once published: see ../README.md. */
export const machine = application.createMachine({
  id: 'preliminary-decision',
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
