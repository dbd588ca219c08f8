import type { ActField, Presentation } from '../acts';

const longtext = (id: string, label: string): ActField => ({ id, type: 'longtext', label, required: true, maxLength: 10_000 });
const dueOn: ActField = { id: 'dueOn', type: 'date', label: 'Antwort bis', required: true };

/** How taking a permit back shows itself. */
export const presentation: Presentation = {
  title: 'Rücknahme oder Widerruf',
  states: {
    opened: { label: 'Eröffnet', sentence: 'Die Anhörung wird vorbereitet.', ball: 'office' },
    hearing: {
      label: 'Anhörung läuft',
      sentence: 'Die Behörde will die Genehmigung aufheben. Vorher können Sie sich dazu äußern.',
      ball: 'applicants',
    },
    examination: {
      label: 'In Prüfung',
      sentence: 'Die Anhörung ist beendet. Die Behörde prüft, ob sie die Genehmigung aufhebt.',
      ball: 'office',
    },
    proposed: { label: 'Vor der Entscheidung', sentence: 'Die Behörde entscheidet, ob sie die Genehmigung aufhebt.', ball: 'office' },
    revoked: {
      label: 'Genehmigung aufgehoben',
      sentence: 'Die Behörde hat die Genehmigung aufgehoben. Gegen den Bescheid ist Widerspruch möglich.',
      ball: 'nobody',
    },
    abandoned: { label: 'Eingestellt', sentence: 'Die Genehmigung bleibt bestehen. Das Verfahren ist eingestellt.', ball: 'nobody' },
  },
  opening: {
    roles: ['officer'],
    caseStates: ['granted', 'deemedGranted'],
    single: true,
    act: {
      event: 'INTEND',
      title: 'Rücknahme oder Widerruf einleiten',
      text: 'Die Bauherrschaft wird zuerst angehört.',
      fields: [
        {
          id: 'kind',
          type: 'choice',
          label: 'Art',
          required: true,
          choices: [
            { value: 'withdrawal', label: 'Rücknahme einer rechtswidrigen Genehmigung (§ 48 VwVfG)' },
            { value: 'revocation', label: 'Widerruf einer rechtmäßigen Genehmigung (§ 49 VwVfG)' },
          ],
        },
        longtext('reasons', 'Gründe'),
        dueOn,
      ],
    },
  },
  acts: [
    {
      event: 'ANSWER',
      title: 'Zur Anhörung äußern',
      fields: [longtext('text', 'Ihre Antwort'), { id: 'documentIds', type: 'documents', label: 'Unterlagen', required: false }],
    },
    { event: 'EXTEND_HEARING', title: 'Frist verlängern', fields: [dueOn] },
    {
      event: 'PROPOSE',
      title: 'Aufhebung vorschlagen',
      text: 'Eine zweite Person entscheidet darüber.',
      fields: [longtext('reasons', 'Begründung des Bescheids')],
      internal: true,
    },
    { event: 'RETURN', title: 'Zurückgeben', fields: [longtext('reason', 'Was fehlt?')], internal: true },
    {
      event: 'DECIDE',
      title: 'Genehmigung aufheben',
      text: 'Der Bescheid wird der Bauherrschaft bekannt gegeben.',
      fields: [],
      final: true,
    },
    { event: 'ABANDON', title: 'Verfahren einstellen', fields: [longtext('reason', 'Begründung')], final: true },
  ],
  refusals: {
    dueOnAhead: 'Die Frist für die Anhörung muss in der Zukunft enden.',
    dueOnLater: 'Die neue Frist muss später enden als die bisherige.',
    fourEyes: 'Über den Vorschlag entscheidet eine andere Person als die, die ihn gemacht hat.',
  },
};
