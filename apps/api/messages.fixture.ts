import { WorkflowRunner } from '@bauraum/cases';
import { People } from '@bauraum/identity';
import { berlinDate, newId, SYSTEM_ACTOR, type Actor, type Role } from '@bauraum/kernel';
import { findPeriodRule, listAuthorities } from '@bauraum/workflows';
import { databaseOf, newDraft, ORIGIN, type Api, type Someone } from './collab.fixture';

/** Authorities where an application goes to the office itself and its period runs from receipt; specs do not name one. */
export const AUTHORITIES = listAuthorities()
  .map(({ slug }) => slug)
  .filter((slug) => {
    const rule = findPeriodRule(slug, 'simplified', 'decision', berlinDate(new Date().toISOString()));
    return rule?.fiction && rule.trigger === 'receipt' && rule.supplements?.effect === 'restart';
  });

export interface Answer<T> {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly body: T;
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
  readonly key?: string;
}

/** Calls the api as somebody, or as nobody. */
export async function call<T>(api: Api, who: Someone | null, path: string, request: Request = {}): Promise<Answer<T>> {
  const { method = 'GET', body, key = newId() } = request;
  const response = await fetch(`http://${api.host}/api/v1/${path}`, {
    method,
    headers: {
      ...(who ? { cookie: who.cookie } : {}),
      origin: ORIGIN,
      'idempotency-key': key,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const type = response.headers.get('content-type') ?? '';
  const text = await response.text();
  return { status: response.status, type, text, body: (type.includes('json') ? JSON.parse(text) : null) as T };
}

/** Gives somebody a role in the authority. */
export const employ = (api: Api, { principal }: Someone, role: Role): Promise<boolean> =>
  databaseOf(api).transaction(principal.tenant, (tx) =>
    api.app.get(People).join(tx, principal.personId, 'authority', principal.tenant, role),
  );

const actorOf = ({ principal }: Someone, role: Role): Actor => ({ id: principal.personId, name: principal.name, role });

/** Applies events to a case, one after the other. */
export async function happen(
  api: Api,
  tenant: string,
  caseId: string,
  events: readonly { event: { type: string }; actor: Actor }[],
): Promise<void> {
  for (const step of events) {
    await databaseOf(api).transaction(tenant, (tx) => api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, ...step }));
  }
}

/** What files a draft of this builder, as the machine sees it. */
export async function file(api: Api, builder: Someone, caseId: string): Promise<string> {
  const { tenant } = builder.principal;
  const document = { documentId: newId(), typeCode: '1803', version: 1, sha256: 'a'.repeat(64) };
  const fileNumber = `63-2026-${caseId.slice(-5)}`;
  const actor = actorOf(builder, 'builder');
  await happen(api, tenant, caseId, [
    { actor, event: { type: 'DOCUMENT_ADDED', ...{ title: 'Lageplan', size: 1, ...document } } },
    { actor: SYSTEM_ACTOR, event: { type: 'ADVANCE_PAID', ...{ paymentId: newId(), amountCents: 118_400 } } },
    { actor, event: { type: 'SUBMIT', ...{ snapshotHash: 'b'.repeat(64), fileNumber, documents: [document] } } },
  ]);
  await databaseOf(api).transaction(tenant, (tx) =>
    tx.query(`update permit_case set file_number = $3, submitted_at = now() where tenant_id = $1 and id = $2`, [
      tx.tenant,
      caseId,
      fileNumber,
    ]),
  );
  return fileNumber;
}

/** A case of this builder that lies with the office. */
export async function filedCase(api: Api, builder: Someone): Promise<{ id: string; fileNumber: string }> {
  const id = await newDraft(api, builder);
  return { id, fileNumber: await file(api, builder, id) };
}
