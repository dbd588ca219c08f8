import { createHash } from 'node:crypto';
import { payAs, type PayAction } from '../../sandbox/pay-as';
import type { PersonaClient } from './persona';
import type { ApplicationView, CaseView, DocumentView, JournalEntry, Notification, Page, PaymentView, SignOffsView } from './views';
import { waitFor } from './wait';

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Puts sections over what is there. */
export const merge = (data: Sections, sections: Sections): Sections =>
  Object.fromEntries(
    [...new Set([...Object.keys(data), ...Object.keys(sections)])].map((name) => [name, { ...data[name], ...sections[name] }]),
  );

/** Reads the form, puts sections over it and saves it on the revision that was read. @returns the new revision. */
export async function fillIn(client: PersonaClient, caseId: string, sections: Sections, key: string): Promise<number> {
  const path = `cases/${caseId}/application`;
  const { body, revision } = await client.read<ApplicationView>(path);
  return (await client.edit<ApplicationView>(path, { data: merge(body.data, sections) }, revision, `${key}-${revision}`)).revision;
}

/** Starts a payment and waits for the address of its page. */
export async function beginPayment(client: PersonaClient, caseId: string, key: string): Promise<PaymentView> {
  const { id } = await client.post<PaymentView>(`cases/${caseId}/payments`, { purpose: 'advance' }, key);
  return waitFor('the payment page', async () => {
    const payment = await client.get<PaymentView>(`cases/${caseId}/payments/${id}`);
    return payment.status === 'created' ? undefined : payment;
  });
}

/** Presses a button of the payment page and waits until the payment is settled: by the service's answer, not by the way back. */
export async function endPayment(
  client: PersonaClient,
  caseId: string,
  payment: PaymentView,
  action: PayAction,
  key: string,
): Promise<PaymentView> {
  if (payment.redirectUrl) {
    await payAs(payment.redirectUrl, action);
    await client.post(`cases/${caseId}/payments/${payment.id}/returned`, {}, key);
  }
  return waitFor('the end of the payment', async () => {
    const found = await client.get<PaymentView>(`cases/${caseId}/payments/${payment.id}`);
    return ['paid', 'failed', 'cancelled'].includes(found.status) ? found : undefined;
  });
}

/** Pays the advance. @returns the amount, cents. */
export async function payAdvance(client: PersonaClient, caseId: string, key: string): Promise<number> {
  const payment = await beginPayment(client, caseId, `${key}-begin`);
  const { status, amountCents } = await endPayment(client, caseId, payment, 'pay', `${key}-returned`);
  if (status !== 'paid') throw new Error(`the payment is ${status}`);
  await waitForCase(client, caseId, 'the advance', ({ advance }) => advance.paid);
  return amountCents;
}

/**
 * Each party releases what the pack asks of it, in the order of the list: first the builder, then those whom he has invited.
 *
 * @throws Error naming what nobody of them may release. @returns how many releases stand.
 */
export async function signOffAll(clients: readonly PersonaClient[], caseId: string, key: string): Promise<number> {
  const path = `cases/${caseId}/sign-offs`;
  for (const client of clients) {
    const { items } = await client.get<SignOffsView>(path);
    for (const { ruleId, hash } of items.filter(({ state, refusal }) => state !== 'stands' && refusal === null)) {
      await client.post(path, { ruleId, hash }, `${key}-${ruleId.replaceAll('.', '-')}-${hash.slice(0, 12)}`);
    }
  }
  const [first] = clients;
  const items = first ? (await first.get<SignOffsView>(path)).items : [];
  const open = items.filter(({ state }) => state !== 'stands');
  if (open.length)
    throw new Error(`nobody released ${open.map(({ title, refusal, missing }) => JSON.stringify({ title, refusal, missing })).join(', ')}`);
  return items.length;
}

/** Waits until the case is as it should be. */
export function waitForCase(client: PersonaClient, caseId: string, what: string, isThere: (view: CaseView) => boolean): Promise<CaseView> {
  return waitFor(`${what} (case ${caseId})`, async () => {
    const view = await client.get<CaseView>(`cases/${caseId}`);
    return isThere(view) && view;
  });
}

/** Waits for a document that the authority made. */
export function waitForLetter(client: PersonaClient, caseId: string, title: string): Promise<DocumentView> {
  return waitFor(`the document "${title}"`, async () => {
    const documents = await client.get<DocumentView[]>(`cases/${caseId}/documents`);
    return documents.find((d) => d.title === title);
  });
}

/** Fetches bytes by a signed link and compares them with the document's hash. @returns their number. */
export async function fetchAndCompare(url: string, sha256: string): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the link answered ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`the link gave other bytes: SHA-256 ${found} instead of ${sha256}`);
  return bytes.length;
}

/** Downloads the current version of a document. */
export async function download(client: PersonaClient, caseId: string, document: DocumentView): Promise<number> {
  const version = document.versions.find((v) => v.version === document.currentVersion);
  if (!version) throw new Error(`${document.title} has no current version`);
  const link = `cases/${caseId}/documents/${document.id}/versions/${version.version}/link`;
  const { url } = await client.get<{ url: string }>(link);
  return fetchAndCompare(url, version.sha256);
}

/** Waits for an in-app notification of a case. */
export function waitForNotification(client: PersonaClient, caseId: string, kind: string): Promise<Notification> {
  return waitFor(`the notification "${kind}" for ${client.sub}`, async () => {
    const { items } = await client.get<Page<Notification>>('notifications?limit=200');
    return items.find((n) => n.caseId === caseId && n.kind === kind);
  });
}

/** All pages of a list. */
export async function allPages<T>(client: PersonaClient, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page<T> = await client.get<Page<T>>(`${path}?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/**
 * The case's journal.
 *
 * @throws Error when it has a gap or a link that does not fit; the full proof is the export's.
 */
export async function readJournal(client: PersonaClient, caseId: string): Promise<JournalEntry[]> {
  const entries = await allPages<JournalEntry>(client, `cases/${caseId}/journal`);
  entries.forEach((entry, index) => {
    if (entry.seq !== index + 1) throw new Error(`the journal has ${entry.seq} where ${index + 1} should stand`);
    if (entry.previousHash !== (entries[index - 1]?.hash ?? '')) throw new Error(`entry ${entry.seq} does not follow its predecessor`);
  });
  return entries;
}
