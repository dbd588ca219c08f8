import { Applications } from '@bauraum/applications';
import { WorkflowRunner } from '@bauraum/cases';
import { readJournal } from '@bauraum/efile';
import { newId, sha256, SYSTEM_ACTOR, type CaseRole } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { listAuthorities } from '@bauraum/workflows';
import { completeAnswers, databaseOf, newDraft, ORIGIN, someone, type Api, type Someone } from './collab.fixture';

/** Two authorities of a Land in which builder, designer and planners sign. */
export const [tenant = '', other = ''] = listAuthorities()
  .filter(({ land }) => land === 'MV')
  .map(({ slug }) => slug);

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly cookies: readonly string[];
}

export interface Problem {
  readonly code?: string;
}

interface Calling {
  readonly authority?: string;
  readonly origin?: string;
  readonly headers?: Record<string, string>;
}

/** A browser: with a session or none. */
export type Visitor = Pick<Someone, 'cookie'> | undefined;

export interface World {
  readonly api: Api;
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  call<T = Problem>(who: Visitor, method: string, path: string, body?: object, how?: Calling): Promise<Answer<T & Problem>>;
  person(name: string): Promise<Someone>;
  /** A link to a role, as the secret of its address. */
  invite(by: Someone, caseId: string, input: { role: CaseRole; discipline?: string; handsOver?: boolean }): Promise<string>;
  /** Somebody with an account joins by a link. */
  joinAs(by: Someone, who: Someone, caseId: string, role: CaseRole, discipline?: string): Promise<void>;
  /** A version of a document that has passed the quarantine. */
  upload(caseId: string, typeCode: string, documentId?: string, version?: number): Promise<string>;
  /** A draft that lacks nothing but sign-offs. */
  ready(builder: Someone): Promise<string>;
  /** The journal of a case: event, role of the actor, payload. */
  journal(caseId: string): Promise<readonly { event: string; role: string; payload: Readonly<Record<string, unknown>> }[]>;
}

/** What a spec of roles does over the interface, as browsers do. */
export function world(api: Api): World {
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => databaseOf(api).transaction(tenant, work);

  const call: World['call'] = async (who, method, path, body, { authority = tenant, origin = ORIGIN, headers = {} } = {}) => {
    const response = await fetch(`http://${api.host}${path.startsWith('/') ? path : `/api/v1/${authority}/${path}`}`, {
      method,
      redirect: 'manual',
      headers: {
        origin,
        'idempotency-key': newId(),
        ...(who ? { cookie: who.cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const json: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {};
    return { status: response.status, body: json as never, cookies: response.headers.getSetCookie() };
  };

  const invite: World['invite'] = async (by, caseId, input) => {
    const { status, body } = await call<{ url: string }>(by, 'POST', `cases/${caseId}/invitations`, input);
    if (status !== 201) throw new Error(`not invited: ${status} ${JSON.stringify(body)}`);
    return new URL(body.url).searchParams.get('token') ?? '';
  };

  const upload: World['upload'] = async (caseId, typeCode, documentId = newId(), version = 1) => {
    const hash = sha256(`${documentId} ${version}`);
    await inTx(async (tx) => {
      const document = { documentId, typeCode, version, sha256: hash, title: typeCode, size: 1 };
      const actor = { ...SYSTEM_ACTOR, role: 'builder' as const };
      await api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, event: { type: 'DOCUMENT_ADDED', ...document }, actor });
      await tx.query(
        `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at)
         values ($1, $2, $3, $4, $4, 'incoming', $5, now()) on conflict (tenant_id, id) do update set current_version = $5`,
        [tenant, documentId, caseId, typeCode, version],
      );
      await tx.query(
        `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
         values ($1, $2, $3, $4, 'plan.pdf', 1, 'application/pdf', $5, 'available', now())`,
        [tenant, documentId, version, newId(), hash],
      );
    });
    return documentId;
  };

  return {
    api,
    inTx,
    call,
    invite,
    upload,
    person: (name) => someone(api, tenant, name),
    joinAs: async (by, who, caseId, role, discipline) => {
      const token = await invite(by, caseId, { role, ...(discipline ? { discipline } : {}) });
      const { status, body } = await call(who, 'POST', 'invitations/accept', { token });
      if (status !== 200) throw new Error(`not joined: ${status} ${JSON.stringify(body)}`);
    },
    ready: async (builder) => {
      const caseId = await newDraft(api, builder);
      const applications = api.app.get(Applications);
      await inTx(async (tx) => {
        const { data, revision } = await applications.read(tx, caseId);
        const complete = completeAnswers(await applications.form(tx, caseId), data);
        const answers = { ...complete, project: { ...complete['project'], buildingKind: 'dwelling' } };
        await applications.save(tx, builder.principal, caseId, revision, answers);
      });
      await upload(caseId, '1803');
      const paid = { type: 'ADVANCE_PAID', paymentId: newId(), amountCents: 100_000_000 };
      await inTx((tx) => api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, event: paid, actor: SYSTEM_ACTOR }));
      return caseId;
    },
    journal: async (caseId) => {
      const entries = await inTx((tx) => readJournal(tx, caseId));
      return entries.map(({ event, actor, payload }) => ({ event, role: actor.role, payload }));
    },
  };
}
