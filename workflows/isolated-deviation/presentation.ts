import type { Presentation } from '../acts';
import { present } from '../application/presentation';
import { machine } from './machine.v1';

/** How an isolated deviation shows itself. */
export const presentation: Presentation = present(machine, 'Abweichung', {
  substantiveCheck: {
    label: 'Materielle Prüfung',
    sentence: 'Die Behörde prüft, ob die Abweichung zugelassen werden kann, und beteiligt andere Stellen und die Nachbarn.',
    ball: 'office',
  },
  granted: {
    label: 'Abweichung zugelassen',
    sentence: 'Die Abweichung ist zugelassen. Der Bescheid liegt zum Abruf bereit.',
    ball: 'applicants',
  },
  deemedGranted: {
    label: 'Gilt als zugelassen',
    sentence: 'Die Behörde hat nicht in der Frist entschieden. Die Abweichung gilt deshalb als zugelassen.',
    ball: 'applicants',
  },
  lapsed: {
    label: 'Erloschen',
    sentence: 'Die Zulassung ist erloschen, weil sie nicht in der Frist genutzt wurde.',
    ball: 'nobody',
  },
  revoked: {
    label: 'Aufgehoben',
    sentence: 'Die Zulassung der Abweichung ist zurückgenommen oder widerrufen.',
    ball: 'nobody',
  },
});
