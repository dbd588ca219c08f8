import type { Act, ActField } from '../acts';

const reason = (label: string, hint?: string): ActField => ({
  id: 'reason',
  type: 'longtext',
  label,
  ...(hint === undefined ? {} : { hint }),
  required: true,
  maxLength: 10_000,
});
const day = (id: string, label: string, hint?: string): ActField => ({
  id,
  type: 'date',
  label,
  ...(hint === undefined ? {} : { hint }),
  required: true,
});

/** What can be done besides filling in, paying, filing, checking and deciding, which have their own pages. */
export const ACTS: readonly Act[] = [
  {
    event: 'FORWARD',
    title: 'Antrag übernehmen',
    text: 'Die Gemeinde hat den Antrag weitergeleitet. Mit dem heutigen Tag beginnen die Fristen der Bauaufsicht.',
    fields: [{ id: 'note', type: 'text', label: 'Vermerk', required: false, maxLength: 500 }],
  },
  {
    event: 'MUNICIPALITY_ANSWERED',
    title: 'Antwort der Gemeinde festhalten',
    text: 'Für eine Gemeinde, die nicht im Portal antwortet. Verlangt sie ein Genehmigungsverfahren, geht das Vorhaben dort weiter; sonst darf begonnen werden.',
    fields: [
      { id: 'demands', type: 'boolean', label: 'Die Gemeinde verlangt ein Genehmigungsverfahren', required: true },
      day('on', 'Eingegangen am'),
    ],
    final: true,
  },
  {
    event: 'REQUEST_PROCEDURE',
    title: 'Genehmigungsverfahren verlangen',
    text: 'Ihr Vorhaben wird dann in einem Genehmigungsverfahren geprüft. Ihre Angaben und Unterlagen werden übernommen.',
    fields: [{ id: 'reason', type: 'longtext', label: 'Begründung', required: false, maxLength: 10_000 }],
    final: true,
  },
  {
    event: 'DECLARE_NOT_COMPETENT',
    title: 'Unzuständigkeit erklären',
    text: 'Das Verfahren endet hier. Die Antragsteller erhalten ein Schreiben mit der zuständigen Behörde.',
    fields: [{ id: 'authorityName', type: 'text', label: 'Zuständige Behörde', required: true, maxLength: 200 }, reason('Begründung')],
    final: true,
  },
  {
    event: 'EXTEND_DECISION',
    title: 'Entscheidungsfrist verlängern',
    text: 'Nur so weit, wie das Gesetz es zulässt. Die Antragsteller erhalten ein Schreiben mit dem Grund.',
    fields: [
      day('dueOn', 'Neues Ende der Frist'),
      reason('Wichtiger Grund'),
      {
        id: 'agreed',
        type: 'boolean',
        label: 'Die Antragsteller haben zugestimmt',
        hint: 'Nur nötig, wo das Gesetz es verlangt',
        required: false,
      },
    ],
  },
  {
    event: 'WAIVE_DECISION_PERIOD',
    title: 'Auf die Entscheidungsfrist verzichten',
    text: 'Die Behörde darf sich dann länger Zeit nehmen. Ihre Genehmigung kann nicht mehr durch Ablauf der Frist als erteilt gelten.',
    fields: [],
    final: true,
  },
  {
    event: 'NO_PARTICIPATION_NEEDED',
    title: 'Keine Stelle zu beteiligen',
    text: 'Die Entscheidungsfrist beginnt dann mit dem Tag, an dem die Unterlagen vollständig waren.',
    fields: [reason('Begründung', 'Warum keine Stellungnahme nötig ist. Sie kommt in die Akte.')],
    internal: true,
    onlyIf: 'awaitsStatements',
  },
  {
    event: 'NOTIFY_NEIGHBOURS',
    title: 'Nachbarn benachrichtigen',
    text: 'Ein Schreiben für die Nachbarn wird erzeugt und in der Akte abgelegt. Bitte versenden Sie es selbst.',
    fields: [
      { id: 'neighbours', type: 'longtext', label: 'Nachbarn', hint: 'Namen und Anschriften', required: true, maxLength: 4000 },
      day('dueOn', 'Einwendungen bis'),
    ],
    internal: true,
  },
  {
    event: 'NEIGHBOUR_ANSWERED',
    title: 'Antwort eines Nachbarn festhalten',
    fields: [
      { id: 'who', type: 'text', label: 'Nachbar', required: true, maxLength: 200 },
      { id: 'consent', type: 'boolean', label: 'Stimmt zu', required: true },
      { id: 'last', type: 'boolean', label: 'Alle Nachbarn haben geantwortet', required: false },
    ],
    internal: true,
  },
  {
    event: 'START_HEARING',
    title: 'Anhörung beginnen',
    text: 'Bevor Sie ablehnen, müssen sich die Antragsteller zu den Gründen äußern können.',
    fields: [
      { id: 'text', type: 'longtext', label: 'Gründe, die gegen das Vorhaben sprechen', required: true, maxLength: 20_000 },
      day('dueOn', 'Äußerung bis'),
    ],
  },
  {
    event: 'ANSWER_HEARING',
    title: 'Zur Anhörung äußern',
    text: 'Sie können vorher auch geänderte Unterlagen hochladen.',
    fields: [{ id: 'text', type: 'longtext', label: 'Ihre Äußerung', required: true, maxLength: 20_000 }],
    final: true,
  },
  {
    event: 'WAIVE_HEARING',
    title: 'Von der Anhörung absehen',
    text: 'Nur, wenn das Gesetz es erlaubt. Der Grund kommt in die Akte.',
    fields: [reason('Grund', '§ 28 Absatz 2 VwVfG')],
    internal: true,
  },
  {
    event: 'DEFER',
    title: 'Entscheidung zurückstellen',
    text: 'Auf Antrag der Gemeinde. Die Entscheidungsfrist ist so lange unterbrochen und beginnt danach neu.',
    fields: [day('until', 'Zurückgestellt bis'), reason('Begründung')],
  },
  {
    event: 'END_DEFERRAL',
    title: 'Zurückstellung beenden',
    text: 'Die Entscheidungsfrist beginnt heute neu.',
    fields: [{ id: 'reason', type: 'longtext', label: 'Grund', required: false, maxLength: 10_000 }],
  },
  {
    event: 'SERVE_NOTICE',
    title: 'Bekanntgabe auf anderem Weg festhalten',
    text: 'Für einen Bescheid, der nicht im Portal abgerufen wurde. Mit der Bekanntgabe beginnt die Rechtsbehelfsfrist.',
    fields: [
      {
        id: 'channel',
        type: 'choice',
        label: 'Weg',
        required: true,
        choices: [
          { value: 'post', label: 'Brief' },
          { value: 'formal', label: 'Förmliche Zustellung' },
        ],
      },
      day('on', 'Zur Post gegeben oder zugestellt am'),
    ],
    final: true,
    internal: true,
  },
  {
    event: 'REQUEST_CERTIFICATE',
    title: 'Bescheinigung anfordern',
    text: 'Sie erhalten eine weitere Bescheinigung darüber, dass die Genehmigung als erteilt gilt.',
    fields: [],
  },
  {
    event: 'PROHIBIT',
    title: 'Beseitigung untersagen',
    fields: [reason('Begründung', 'Sie steht im Schreiben an die Bauherrschaft.')],
    final: true,
  },
  { event: 'LIFT', title: 'Untersagung aufheben', fields: [reason('Begründung', 'Sie steht im Schreiben an die Bauherrschaft.')] },
];
