import type { ActField, Presentation } from '../acts';

const reason = (required: boolean): ActField => ({ id: 'reason', type: 'longtext', label: 'Begründung', required, maxLength: 4000 });

const line = (id: string, label: string, hint?: string): ActField => ({
  id,
  type: 'text',
  label,
  ...(hint === undefined ? {} : { hint }),
  required: true,
  maxLength: 200,
});

/** How a change of the builder shows itself. */
export const presentation: Presentation = {
  title: 'Wechsel der Bauherrschaft',
  states: {
    opened: { label: 'Eröffnet', sentence: 'Die Nachfolge wird benannt.', ball: 'applicants' },
    named: { label: 'Nachfolge benannt', sentence: 'Die neue Bauherrschaft muss den Wechsel noch bestätigen.', ball: 'applicants' },
    confirmed: {
      label: 'Bestätigt',
      sentence: 'Beide Seiten sind einverstanden. Die Behörde nimmt den Wechsel zur Kenntnis.',
      ball: 'office',
    },
    acknowledged: {
      label: 'Vollzogen',
      sentence: 'Die Bauherrschaft hat gewechselt. Genehmigung und Auflagen gelten für die neue Bauherrschaft weiter.',
      ball: 'nobody',
    },
    rejected: { label: 'Zurückgewiesen', sentence: 'Die Behörde hat den Wechsel zurückgewiesen.', ball: 'nobody' },
    declined: { label: 'Abgelehnt', sentence: 'Die benannte Person übernimmt das Vorhaben nicht.', ball: 'nobody' },
    withdrawn: { label: 'Zurückgenommen', sentence: 'Die Anzeige des Wechsels ist zurückgenommen.', ball: 'nobody' },
  },
  opening: {
    roles: ['builder'],
    caseStates: [
      'formalCheck',
      'supplementsRequested',
      'substantiveCheck',
      'releasePending',
      'atMunicipality',
      'municipalReview',
      'hearing',
      'deferred',
      'granted',
      'deemedGranted',
      'mayStart',
      'acknowledged',
    ],
    single: true,
    act: {
      event: 'NAME_SUCCESSOR',
      title: 'Wechsel der Bauherrschaft anzeigen',
      text: 'Laden Sie die neue Bauherrschaft zuerst in den Vorgangsraum ein. Nach der Bestätigung verlieren Sie Ihren Zugang zu diesem Vorgang.',
      fields: [{ id: 'member', type: 'member', label: 'Neue Bauherrschaft', required: true }, reason(false)],
    },
  },
  acts: [
    {
      event: 'CONFIRM',
      title: 'Vorhaben übernehmen',
      text: 'Sie werden Bauherrin oder Bauherr mit allen Rechten und Pflichten. Schreiben der Behörde gehen danach an Ihre Anschrift.',
      fields: [
        line('name', 'Name', 'Vor- und Nachname oder Firma.'),
        line('street', 'Straße und Hausnummer'),
        { ...line('postalCode', 'Postleitzahl'), maxLength: 5 },
        line('place', 'Ort'),
      ],
      final: true,
    },
    { event: 'DECLINE', title: 'Übernahme ablehnen', fields: [reason(false)], final: true },
    { event: 'WITHDRAW', title: 'Anzeige zurücknehmen', fields: [], final: true },
    {
      event: 'ACKNOWLEDGE',
      title: 'Wechsel vollziehen',
      text: 'Die bisherige Bauherrschaft verliert ihren Zugang.',
      fields: [],
      final: true,
    },
    { event: 'REJECT', title: 'Wechsel zurückweisen', fields: [reason(true)], final: true },
  ],
  refusals: {
    successorIsBuilder: 'Die neue Bauherrschaft muss zuerst als Bauherr in den Vorgangsraum eingeladen sein.',
    addressComplete: 'Bitte geben Sie Ihren Namen und Ihre vollständige Anschrift an, die Postleitzahl mit fünf Ziffern.',
    bySuccessor: 'Das kann nur die benannte Person.',
    byPredecessor: 'Das kann nur, wer den Wechsel angezeigt hat.',
  },
};
