import type { ActField, Presentation } from '../acts';

const day = (label: string, hint?: string): ActField => ({ id: 'on', type: 'date', label, required: true, ...(hint ? { hint } : {}) });
const reason = (label: string, required = true): ActField => ({ id: 'reason', type: 'longtext', label, required, maxLength: 4000 });

/** How construction shows itself. */
export const presentation: Presentation = {
  title: 'Bauausführung',
  states: {
    opened: { label: 'Eröffnet', sentence: 'Die Baubeginnsanzeige wird aufgenommen.', ball: 'applicants' },
    begun: {
      label: 'Baubeginn angezeigt',
      sentence: 'Der Baubeginn ist angezeigt. Zeigen Sie bitte an, wenn der Rohbau fertig ist und bevor das Gebäude genutzt wird.',
      ball: 'applicants',
    },
    shellComplete: {
      label: 'Rohbau fertig',
      sentence: 'Der Rohbau ist fertig. Die Behörde kann ihn besichtigen. Zeigen Sie die Nutzung bitte rechtzeitig vorher an.',
      ball: 'applicants',
    },
    useNotified: {
      label: 'Nutzung angezeigt',
      sentence: 'Die Aufnahme der Nutzung ist angezeigt. Die Behörde kann das Gebäude vorher besichtigen.',
      ball: 'office',
    },
    prohibited: {
      label: 'Bauarbeiten eingestellt',
      sentence: 'Die Behörde hat die Einstellung der Arbeiten angeordnet. Bis sie aufgehoben ist, darf nicht weitergebaut werden.',
      ball: 'office',
    },
    closed: { label: 'Abgeschlossen', sentence: 'Die Bauüberwachung ist abgeschlossen.', ball: 'nobody' },
    ended: {
      label: 'Ohne Genehmigung beendet',
      sentence:
        'Die Genehmigung besteht nicht mehr oder über sie wird neu entschieden. Es darf nicht weitergebaut werden. Vor einem neuen Beginn ist er neu anzuzeigen.',
      ball: 'nobody',
    },
  },
  opening: {
    roles: ['builder'],
    caseStates: ['granted', 'deemedGranted', 'mayStart'],
    single: true,
    act: {
      event: 'START',
      title: 'Baubeginn anzeigen',
      text: 'Sie zeigen an, wann Sie mit den Arbeiten beginnen und wer die Bauleitung hat. Beginnen Sie nicht vor diesem Tag.',
      fields: [
        day('Beginn der Arbeiten', 'In der Regel mindestens eine Woche nach dieser Anzeige.'),
        {
          id: 'siteManager',
          type: 'text',
          label: 'Bauleiterin oder Bauleiter',
          hint: 'Name und Telefonnummer.',
          required: true,
          maxLength: 200,
        },
      ],
    },
  },
  acts: [
    {
      event: 'POSTPONE',
      title: 'Baubeginn verschieben',
      text: 'Nur solange der angezeigte Tag noch nicht da ist.',
      fields: [day('Neuer Beginn')],
    },
    {
      event: 'INTERRUPT',
      title: 'Unterbrechung melden',
      text: 'Ruhen die Arbeiten zu lange, kann die Genehmigung erlöschen.',
      fields: [day('Unterbrochen seit'), reason('Grund', false)],
    },
    { event: 'RESUME', title: 'Wiederaufnahme melden', fields: [day('Weitergebaut seit')] },
    { event: 'SHELL_COMPLETE', title: 'Fertigstellung des Rohbaus anzeigen', fields: [day('Rohbau fertig am')] },
    {
      event: 'USE',
      title: 'Nutzung anzeigen',
      text: 'Das Gebäude darf erst genutzt werden, wenn es selbst, seine Zufahrt, die Wasserversorgung und die Entwässerung sicher benutzbar sind.',
      fields: [day('Nutzung ab', 'In der Regel mindestens zwei Wochen nach dieser Anzeige.')],
    },
    {
      event: 'PROHIBIT',
      title: 'Einstellung der Arbeiten anordnen',
      text: 'Die Anordnung geht sofort an die Bauherrschaft.',
      fields: [reason('Begründung')],
      final: true,
    },
    { event: 'LIFT', title: 'Einstellung aufheben', fields: [reason('Begründung', false)] },
    { event: 'ORDER_ACCEPTANCE', title: 'Besichtigung anordnen', fields: [day('Tag der Besichtigung')] },
    {
      event: 'RECORD_ACCEPTANCE',
      title: 'Ergebnis der Besichtigung festhalten',
      fields: [
        {
          id: 'result',
          type: 'choice',
          label: 'Ergebnis',
          required: true,
          choices: [
            { value: 'passed', label: 'Ohne Mängel' },
            { value: 'defects', label: 'Mit Mängeln' },
          ],
        },
        { id: 'defects', type: 'longtext', label: 'Mängel', required: false, maxLength: 4000 },
      ],
    },
    { event: 'CLOSE', title: 'Bauüberwachung abschließen', fields: [], final: true },
  ],
  refusals: {
    startAnnounced: 'Der Baubeginn muss rechtzeitig vorher angezeigt werden. Bitte wählen Sie einen späteren Tag.',
    useAnnounced: 'Die Nutzung muss rechtzeitig vorher angezeigt werden. Bitte wählen Sie einen späteren Tag.',
    dayHasCome: 'Bitte nennen Sie einen Tag, der schon da ist.',
    notStarted: 'Der angezeigte Baubeginn ist schon da und lässt sich nicht mehr verschieben.',
    atWork: 'Die Arbeiten ruhen. Melden Sie zuerst die Wiederaufnahme.',
    interrupted: 'Die Arbeiten ruhen nicht.',
    acceptanceAhead: 'Der Tag der Besichtigung darf nicht in der Vergangenheit liegen.',
    acceptanceOpen: 'Es ist keine Besichtigung angeordnet.',
    noAcceptanceOpen: 'Das Ergebnis der angeordneten Besichtigung steht noch aus.',
    defectsNamed: 'Bitte nennen Sie die Mängel.',
  },
};
