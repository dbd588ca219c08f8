import type { Presentation } from '../acts';
import { present } from '../application/presentation';
import { machine } from './machine.v1';

/** How a partial permit shows itself. */
export const presentation: Presentation = present(machine, 'Teilbaugenehmigung', {
  granted: {
    label: 'Teilbaugenehmigung erteilt',
    sentence: 'Sie dürfen die genehmigten Teile bauen. Über das ganze Vorhaben wird noch entschieden.',
    ball: 'applicants',
  },
});
