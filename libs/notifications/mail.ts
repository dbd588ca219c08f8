import { formatDate, isPlainDate, type Instant } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { fillText } from '@bauraum/workflows';
import { DEADLINE_MAIL_TEXTS, MAIL_TEXTS } from './mail-texts.de';

export interface Mail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  /** What it says, between greeting and closing. */
  readonly text: string;
  /** Page that explains why it was sent. */
  readonly whyUrl: string;
  readonly at: Instant;
}

/**
 * Of what somebody learns at once: a period runs, a decision is there, or somebody waits for them. Everything else is collected for a day.
 * The page `why-mail` of the portal lists the same.
 */
export const URGENT_MAILS: readonly string[] = [
  'supplementsRequested',
  'deadlineWarning',
  'decided',
  // A letter may begin a period (a hearing, an objection); a fee notice begins two: objection and payment.
  'letterIssued',
  'feeNoticeIssued',
  // Not notified in time, a decision may come too late for the period after which the permit counts as granted (§ 42a VwVfG).
  'noticeNotRetrieved',
  'participationRequested',
  'invitation',
  'paymentFailed',
  'paymentCancelled',
  'paymentAfterClosing',
];

/** Captures a mail: this installation has no mail server. */
export async function captureMail(tx: Tx, { id, recipient, subject, text, whyUrl, at }: Mail): Promise<void> {
  const closing = `Warum bekomme ich das?\n${whyUrl}\n\nDiese Nachricht enthält keine persönlichen Daten. Bitte antworten Sie nicht auf diese E-Mail.`;
  await tx.query(`insert into mail (tenant_id, id, recipient, subject, body, created_at) values ($1, $2, $3, $4, $5, $6)`, [
    tx.tenant,
    id,
    recipient,
    subject,
    `Guten Tag,\n\n${text}\n\n${closing}\n`,
    at,
  ]);
}

/**
 * What a mail says about something; `{name}` are values, days written out.
 *
 * @throws Error when there is no text for the kind: a missing text must be seen by a test, not by a builder.
 * @example mailText('withdrawn', {}) // 'Der Antrag wurde zurückgenommen. Das Verfahren ist beendet.'
 */
export function mailText(kind: string, values: Readonly<Record<string, unknown>>): string {
  const text = MAIL_TEXTS[kind] ?? DEADLINE_MAIL_TEXTS[kind];
  if (!text) throw new Error(`no mail text for ${kind}`);
  return fillText(text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wordOf(value)] as const)));
}

/** The first sentence of a text, for a subject. @example headline('Der Antrag ist vollständig. Die Prüfung hat begonnen.') // 'Der Antrag ist vollständig' */
export const headline = (text: string): string => text.split(/\.(?:\s|$)|\n/)[0] ?? text;

/**
 * What a mail is about, with the file number; no personal data.
 *
 * @example mailSubject('Der Antrag ist vollständig. Die Prüfung hat begonnen.', '63-2026-00042') // 'Bauraum: Der Antrag ist vollständig (63-2026-00042)'
 */
export const mailSubject = (text: string, fileNumber: string | null | undefined): string =>
  `Bauraum: ${headline(text)} (${fileNumber ?? 'Bauantrag ohne Aktenzeichen'})`;

const wordOf = (value: unknown): string => {
  const word = String(value);
  return isPlainDate(word) ? formatDate(word) : word;
};
