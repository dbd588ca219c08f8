import type { Act, ActField, Presentation } from '../acts';

const longtext = (id: string, label: string, hint?: string): ActField => ({
  id,
  type: 'longtext',
  label,
  required: true,
  maxLength: 10_000,
  ...(hint ? { hint } : {}),
});
const text = (id: string, label: string, required = true, hint?: string): ActField => ({
  id,
  type: 'text',
  label,
  required,
  maxLength: 300,
  ...(hint ? { hint } : {}),
});
const day = (label: string, required = true, hint?: string): ActField => ({
  id: 'on',
  type: 'date',
  label,
  required,
  ...(hint ? { hint } : {}),
});

const acts: readonly Act[] = [
  {
    event: 'REINSTATE',
    title: 'Wiedereinsetzung gewähren',
    text: 'Die Frist wurde ohne Verschulden versäumt. Der Widerspruch wird dann behandelt, als wäre er rechtzeitig eingegangen.',
    fields: [longtext('reason', 'Begründung')],
  },
  {
    event: 'REMEDY',
    title: 'Dem Widerspruch abhelfen',
    text: 'Der Widerspruch hat Erfolg. Der angegriffene Bescheid fällt weg: Über den Antrag wird neu entschieden, eine aufgehobene Genehmigung gilt weiter, eine Untersagung endet. Eine Gebühr berichtigen Sie von Hand.',
    fields: [longtext('text', 'Begründung')],
    final: true,
  },
  {
    event: 'FORWARD',
    title: 'Der Widerspruchsbehörde vorlegen',
    fields: [text('objectionAuthority', 'Widerspruchsbehörde')],
    final: true,
  },
  {
    event: 'DECIDE',
    title: 'Widerspruchsbescheid festhalten',
    text: 'Entscheidet eine andere Behörde über den Widerspruch, halten Sie hier deren Entscheidung fest.',
    fields: [
      {
        id: 'outcome',
        type: 'choice',
        label: 'Ergebnis',
        required: true,
        choices: [
          { value: 'upheld', label: 'Der Widerspruch hat Erfolg' },
          { value: 'partly', label: 'Der Widerspruch hat teilweise Erfolg' },
          { value: 'rejected', label: 'Der Widerspruch wird zurückgewiesen' },
        ],
      },
      longtext('text', 'Begründung'),
      text('court', 'Verwaltungsgericht', true, 'Name und Sitz; steht in der Rechtsbehelfsbelehrung.'),
    ],
    final: true,
  },
  { event: 'WITHDRAW', title: 'Widerspruch zurücknehmen', text: 'Der Bescheid wird dann bestandskräftig.', fields: [], final: true },
  {
    event: 'FILE_SUIT',
    title: 'Klage anzeigen',
    text: 'Die Klage selbst erheben Sie beim Verwaltungsgericht. Hier teilen Sie nur mit, dass sie erhoben ist.',
    fields: [text('court', 'Gericht und Aktenzeichen'), day('Klage erhoben am')],
  },
  {
    event: 'COURT_RULED',
    title: 'Entscheidung des Gerichts festhalten',
    fields: [
      {
        id: 'outcome',
        type: 'choice',
        label: 'Entscheidung',
        required: true,
        choices: [
          { value: 'annulled', label: 'Der Bescheid ist aufgehoben' },
          { value: 'obliged', label: 'Die Behörde muss erneut oder anders entscheiden' },
          { value: 'dismissed', label: 'Die Klage ist abgewiesen' },
        ],
      },
      day('Rechtskräftig seit'),
      { ...longtext('text', 'Was das Gericht vorgibt'), required: false },
    ],
    final: true,
  },
  { event: 'WITHDRAW_SUIT', title: 'Rücknahme der Klage festhalten', fields: [day('Zurückgenommen am')], final: true },
  { event: 'CLOSE', title: 'Widerspruchsverfahren abschließen', fields: [], final: true },
];

/** How an objection shows itself. */
export const presentation: Presentation = {
  title: 'Widerspruch',
  states: {
    opened: { label: 'Eröffnet', sentence: 'Der Widerspruch wird aufgenommen.', ball: 'office' },
    late: {
      label: 'Verspätet eingegangen',
      sentence:
        'Der Widerspruch ist nach Ablauf der Frist eingegangen. Die Behörde prüft, ob die Frist ohne Verschulden versäumt wurde (Wiedereinsetzung).',
      ball: 'office',
    },
    examination: {
      label: 'In der Abhilfeprüfung',
      sentence: 'Die Behörde prüft, ob sie dem Widerspruch selbst abhilft. Tut sie das nicht, legt sie ihn der Widerspruchsbehörde vor.',
      ball: 'office',
    },
    forwarded: {
      label: 'Bei der Widerspruchsbehörde',
      sentence: 'Die Behörde hilft dem Widerspruch nicht ab. Über ihn entscheidet jetzt die Widerspruchsbehörde.',
      ball: 'office',
    },
    decided: {
      label: 'Entschieden',
      sentence: 'Über den Widerspruch ist entschieden. Gegen die Entscheidung kann innerhalb eines Monats Klage erhoben werden.',
      ball: 'applicants',
    },
    inCourt: { label: 'Beim Verwaltungsgericht', sentence: 'Es ist Klage erhoben. Das Verwaltungsgericht entscheidet.', ball: 'nobody' },
    remedied: {
      label: 'Abgeholfen',
      sentence: 'Der Widerspruch hat Erfolg. Die Behörde hat den angegriffenen Bescheid aufgehoben.',
      ball: 'nobody',
    },
    closed: { label: 'Abgeschlossen', sentence: 'Das Widerspruchsverfahren ist abgeschlossen.', ball: 'nobody' },
    withdrawn: { label: 'Zurückgenommen', sentence: 'Der Widerspruch ist zurückgenommen. Der Bescheid bleibt bestehen.', ball: 'nobody' },
  },
  opening: {
    roles: ['builder', 'clerk', 'officer'],
    caseStates: ['granted', 'refused', 'deemedGranted', 'mayStart', 'prohibited', 'revoked'],
    single: false,
    act: {
      event: 'LODGE',
      title: 'Widerspruch einlegen',
      text: 'Die Behörde überprüft ihren Bescheid noch einmal. Den Widerspruch von Nachbarn trägt die Behörde ein.',
      fields: [
        {
          id: 'against',
          type: 'choice',
          label: 'Wogegen richtet er sich?',
          hint: 'Ohne Angabe gegen den Bescheid, der jetzt gilt.',
          required: false,
          choices: [
            { value: 'decision', label: 'Entscheidung über den Antrag' },
            { value: 'revocation', label: 'Rücknahme oder Widerruf der Genehmigung' },
            { value: 'prohibition', label: 'Untersagung oder Einstellung der Arbeiten' },
            { value: 'feeNotice', label: 'Gebührenbescheid' },
          ],
        },
        longtext('text', 'Widerspruch', 'Was ist falsch, und warum?'),
        day('Eingegangen am', false, 'Nur für die Behörde: der Tag, an dem der Widerspruch einging.'),
        text('thirdParty', 'Widerspruch von', false, 'Nur für die Behörde: wer Widerspruch einlegt.'),
      ],
    },
  },
  acts,
  refusals: {
    ownOrRecorded: 'Den Widerspruch einer anderen Person trägt die Behörde ein; sie muss deren Namen nennen.',
    noticeStands: 'Einen solchen Bescheid gibt es in diesem Vorgang nicht, oder er gilt nicht mehr.',
    dayHasCome: 'Bitte nennen Sie einen Tag, der schon da ist.',
    byWhoLodged: 'Nur wer den Widerspruch eingelegt hat, kann ihn zurücknehmen.',
    silentTooLong: 'Ohne Widerspruchsbescheid ist eine Klage erst zulässig, wenn die Behörde drei Monate lang nicht entschieden hat.',
    suitInTime: 'Die Frist für die Klage war an diesem Tag abgelaufen.',
    noSuitPending: 'Die Frist für die Klage läuft noch.',
    rejects: 'Ein verspäteter Widerspruch kann nur zurückgewiesen werden. Gewähren Sie sonst zuerst Wiedereinsetzung.',
  },
};
