import type { ActField, Presentation } from '../acts';

const longtext = (id: string, label: string, required = true): ActField => ({ id, type: 'longtext', label, required, maxLength: 10_000 });
const dueOn: ActField = { id: 'dueOn', type: 'date', label: 'Prüfbericht bis', required: true };

/** How the assignment of a test engineer shows itself. */
export const presentation: Presentation = {
  title: 'Prüfauftrag',
  states: {
    opened: { label: 'Eröffnet', sentence: 'Der Prüfauftrag wird vorbereitet.', ball: 'office' },
    assigned: { label: 'Beauftragt', sentence: 'Eine Prüfingenieurin oder ein Prüfingenieur prüft die Nachweise.', ball: 'bodies' },
    reported: { label: 'Bericht liegt vor', sentence: 'Der Prüfbericht liegt vor. Die Behörde wertet ihn aus.', ball: 'office' },
    accepted: { label: 'Abgeschlossen', sentence: 'Die Prüfung ist abgeschlossen. Die Nachweise sind geprüft.', ball: 'nobody' },
    discharged: {
      label: 'Auftrag entzogen',
      sentence: 'Der Prüfauftrag ist beendet, ohne dass die Prüfung abgeschlossen wurde.',
      ball: 'nobody',
    },
  },
  opening: {
    roles: ['officer'],
    caseStates: ['formalCheck', 'supplementsRequested', 'substantiveCheck', 'granted', 'deemedGranted'],
    single: false,
    act: {
      event: 'ASSIGN',
      title: 'Prüfauftrag erteilen',
      text: 'Die Kosten der Prüfung trägt die Bauherrschaft.',
      fields: [
        { id: 'engineer', type: 'text', label: 'Prüfingenieurin oder Prüfingenieur', required: true, maxLength: 200 },
        {
          id: 'field',
          type: 'choice',
          label: 'Fachbereich',
          required: true,
          choices: [
            { value: 'structural', label: 'Standsicherheit' },
            { value: 'fire', label: 'Brandschutz' },
            { value: 'geotechnical', label: 'Erd- und Grundbau' },
            { value: 'other', label: 'Sonstiges' },
          ],
        },
        { id: 'number', type: 'text', label: 'Nummer des Auftrags', required: true, maxLength: 50 },
        longtext('scope', 'Was geprüft wird'),
        dueOn,
      ],
    },
  },
  acts: [
    { event: 'EXTEND', title: 'Frist verlängern', fields: [dueOn, longtext('reason', 'Grund', false)], internal: true },
    {
      event: 'REPORT',
      title: 'Prüfbericht eintragen',
      fields: [
        {
          id: 'result',
          type: 'choice',
          label: 'Ergebnis',
          required: true,
          choices: [
            { value: 'approved', label: 'Geprüft ohne Beanstandung' },
            { value: 'approvedWithRemarks', label: 'Geprüft mit Anmerkungen' },
            { value: 'rejected', label: 'Beanstandet' },
          ],
        },
        longtext('text', 'Zusammenfassung'),
        { id: 'documentId', type: 'document', label: 'Prüfbericht', required: false },
      ],
    },
    { event: 'RETURN', title: 'Zur Nachbesserung zurückgeben', fields: [longtext('reason', 'Was fehlt?'), dueOn], internal: true },
    { event: 'ACCEPT', title: 'Prüfung abschließen', fields: [], final: true },
    { event: 'DISCHARGE', title: 'Prüfauftrag entziehen', fields: [longtext('reason', 'Begründung')], final: true },
  ],
  refusals: {
    dueOnAhead: 'Die Frist muss in der Zukunft enden.',
    dueOnLater: 'Die neue Frist muss später enden als die bisherige.',
    approved: 'Der Bericht beanstandet die Nachweise. Geben Sie ihn zur Nachbesserung zurück oder entziehen Sie den Auftrag.',
  },
};
