import type { Presentation } from '../acts';
import { present } from '../application/presentation';
import { machine } from './machine.v1';

/** How a permit exemption shows itself. */
export const presentation: Presentation = present(machine, 'Genehmigungsfreistellung', {
  draft: {
    label: 'Entwurf',
    sentence: 'Die Unterlagen werden vorbereitet. Gemeinde und Behörde sehen sie erst, wenn Sie sie einreichen.',
    ball: 'applicants',
  },
  lapsed: {
    label: 'Erloschen',
    sentence: 'Sie haben nicht in der Frist begonnen. Zum Bauen müssen Sie die Unterlagen neu einreichen.',
    ball: 'nobody',
  },
  withdrawn: {
    label: 'Zurückgenommen',
    sentence: 'Die Unterlagen sind zurückgenommen. Das Verfahren ist beendet.',
    ball: 'nobody',
  },
});
