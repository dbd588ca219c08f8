import type { Presentation } from '../acts';
import { present } from '../application/presentation';
import { machine } from './machine.v1';

/** How a demolition notice shows itself. */
export const presentation: Presentation = present(machine, 'Anzeige der Beseitigung', {
  draft: {
    label: 'Entwurf',
    sentence: 'Die Anzeige wird vorbereitet. Die Behörde sieht sie erst, wenn Sie sie einreichen.',
    ball: 'applicants',
  },
  formalCheck: {
    label: 'Angezeigt',
    sentence: 'Die Anzeige ist da. Sie dürfen beginnen, wenn die Frist abgelaufen ist und die Behörde nichts untersagt.',
    ball: 'office',
  },
  supplementsRequested: {
    label: 'Unterlagen nachgefordert',
    sentence: 'Die Behörde braucht noch Unterlagen. Reichen Sie sie in der Frist nach, sonst gilt die Anzeige als zurückgenommen.',
    ball: 'applicants',
  },
  withdrawn: {
    label: 'Zurückgenommen',
    sentence: 'Die Anzeige ist zurückgenommen. Sie dürfen nicht beginnen.',
    ball: 'nobody',
  },
  deemedWithdrawn: {
    label: 'Gilt als zurückgenommen',
    sentence: 'Die Unterlagen kamen nicht in der Frist. Die Anzeige gilt deshalb als zurückgenommen.',
    ball: 'nobody',
  },
});
