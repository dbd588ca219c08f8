import type { Presentation } from '../acts';
import { present } from '../application/presentation';
import { machine } from './machine.v1';

/** How a preliminary decision shows itself. */
export const presentation: Presentation = present(machine, 'Vorbescheid', {
  substantiveCheck: {
    label: 'Materielle Prüfung',
    sentence: 'Die Behörde prüft Ihre Fragen und beteiligt andere Stellen.',
    ball: 'office',
  },
  granted: {
    label: 'Vorbescheid erteilt',
    sentence: 'Ihre Fragen sind beantwortet. Der Vorbescheid bindet die Behörde, erlaubt aber noch nicht zu bauen.',
    ball: 'applicants',
  },
  deemedGranted: {
    label: 'Gilt als erteilt',
    sentence: 'Die Behörde hat nicht in der Frist entschieden. Der Vorbescheid gilt deshalb als erteilt.',
    ball: 'applicants',
  },
  lapsed: {
    label: 'Erloschen',
    sentence: 'Die Geltungsdauer des Vorbescheids ist abgelaufen.',
    ball: 'nobody',
  },
  revoked: {
    label: 'Aufgehoben',
    sentence: 'Der Vorbescheid ist zurückgenommen oder widerrufen.',
    ball: 'nobody',
  },
});
