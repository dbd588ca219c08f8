import type { ActField, Presentation } from '../acts';

const reason = (label: string, required = true): ActField => ({ id: 'reason', type: 'longtext', label, required, maxLength: 4000 });

/** How the validity of a permit shows itself. */
export const presentation: Presentation = {
  title: 'Geltungsdauer der Genehmigung',
  states: {
    running: {
      label: 'Gültig',
      sentence:
        'Die Genehmigung gilt. Sie erlischt, wenn bis zum Ende der Frist nicht mit den Arbeiten begonnen wird. Sie kann vorher verlängert werden.',
      ball: 'applicants',
    },
    extensionAsked: {
      label: 'Verlängerung beantragt',
      sentence: 'Die Behörde entscheidet über die Verlängerung. Bis dahin erlischt die Genehmigung nicht.',
      ball: 'office',
    },
    begun: {
      label: 'Ausgenutzt',
      sentence: 'Mit den Arbeiten wird in der Frist begonnen. Die Genehmigung erlischt nicht mehr durch Zeitablauf.',
      ball: 'nobody',
    },
    interrupted: {
      label: 'Arbeiten ruhen',
      sentence: 'Die Arbeiten sind unterbrochen. Ruhen sie zu lange, erlischt die Genehmigung.',
      ball: 'applicants',
    },
    lapsed: { label: 'Erloschen', sentence: 'Die Genehmigung ist erloschen. Zum Bauen ist ein neuer Antrag nötig.', ball: 'nobody' },
    revoked: {
      label: 'Aufgehoben',
      sentence:
        'Die Genehmigung ist aufgehoben. Fällt die Aufhebung weg, gilt sie weiter, und ihre Geltungsdauer endet am selben Tag wie vorher.',
      ball: 'nobody',
    },
    ended: { label: 'Beendet', sentence: 'Die Genehmigung besteht nicht mehr.', ball: 'nobody' },
  },
  acts: [
    {
      event: 'APPLY_EXTENSION',
      title: 'Verlängerung beantragen',
      text: 'Der Antrag muss vor dem Ende der Geltungsdauer bei der Behörde sein.',
      fields: [reason('Begründung')],
    },
    { event: 'WITHDRAW_EXTENSION', title: 'Antrag auf Verlängerung zurücknehmen', fields: [], final: true },
    {
      event: 'GRANT_EXTENSION',
      title: 'Verlängern',
      text: 'Ohne einen Tag wird um die ganze Länge verlängert, die das Gesetz erlaubt.',
      fields: [{ id: 'until', type: 'date', label: 'Verlängert bis', required: false }, reason('Begründung', false)],
    },
    { event: 'REFUSE_EXTENSION', title: 'Verlängerung ablehnen', fields: [reason('Begründung')], final: true },
  ],
  refusals: {
    beforeEnd: 'Die Geltungsdauer ist abgelaufen. Eine Verlängerung kann nicht mehr beantragt werden.',
    extensible: 'Bis zu diesem Tag lässt das Gesetz keine Verlängerung zu.',
  },
};
