import { Applications } from '@bauraum/applications';
import { WorkflowRunner } from '@bauraum/cases';
import { newId, sha256, SYSTEM_ACTOR } from '@bauraum/kernel';
import { Fees } from '@bauraum/payments';
import type { Tx } from '@bauraum/persistence';
import { completeAnswers, databaseOf, join, newDraft, ORIGIN, someone, type Api, type Someone } from './collab.fixture';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T & { readonly code?: string };
}

interface Item {
  readonly ruleId: string;
  readonly role: string;
  readonly hash: string;
  readonly state: string;
}

/** An authority with its people: who builds, who designs, who checks. */
export class Parties {
  private constructor(
    readonly api: Api,
    readonly tenant: string,
    readonly builder: Someone,
    readonly designer: Someone,
    readonly clerk: Someone,
  ) {}

  /** All fees count as paid. */
  static async of(api: Api, tenant: string): Promise<Parties> {
    const builder = await someone(api, tenant, 'Anna Berger');
    const designer = await someone(api, tenant, 'David Kern');
    const clerk = await someone(api, tenant, 'Cora Sommer');
    await databaseOf(api).transaction(tenant, (tx) =>
      tx.query(
        `insert into membership (tenant_id, id, person_id, scope, scope_id, role, created_at) values ($1, $2, $3, 'authority', $1, 'clerk', now())`,
        [tenant, newId(), clerk.principal.personId],
      ),
    );
    const fees = api.app.get(Fees);
    const feesOf = fees.of.bind(fees);
    jest.spyOn(fees, 'of').mockImplementation(async (...args) => ({ ...(await feesOf(...args)), paidCents: 100_000_000 }));
    return new Parties(api, tenant, builder, designer, clerk);
  }

  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return databaseOf(this.api).transaction(this.tenant, work);
  }

  query<T>(sql: string, ...params: unknown[]): Promise<T[]> {
    return this.inTx((tx) => tx.query<T[]>(sql, [this.tenant, ...params]));
  }

  async call<T>(who: Someone, method: 'GET' | 'POST' | 'PUT', path: string, body?: object, ifMatch?: number): Promise<Answer<T>> {
    const response = await fetch(`http://${this.api.host}/api/v1/${this.tenant}/${path}`, {
      method,
      headers: {
        cookie: who.cookie,
        origin: ORIGIN,
        'idempotency-key': newId(),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Answer<T>['body'] };
  }

  /** Reads and signs what is asked of a party now. */
  async sign(who: Someone, caseId: string, role: string): Promise<Answer> {
    const { body } = await this.call<{ items: Item[] }>(who, 'GET', `cases/${caseId}/sign-offs`);
    const item = body.items.find((one) => one.role === role);
    return this.call(who, 'POST', `cases/${caseId}/sign-offs`, { ruleId: item?.ruleId, hash: item?.hash });
  }

  /** A version of a document that has passed the quarantine. */
  async upload(caseId: string, version: number, documentId = newId()): Promise<string> {
    const hash = sha256(`${documentId} ${version}`);
    const document = { documentId, typeCode: '1803', version, sha256: hash, title: 'Lageplan', size: 1 };
    const actor = { id: this.builder.principal.personId, name: 'Anna Berger', role: 'builder' as const };
    await this.inTx(async (tx) => {
      await this.api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, event: { type: 'DOCUMENT_ADDED', ...document }, actor });
      await tx.query(
        `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at)
         values ($1, $2, $3, 'Lageplan', '1803', 'incoming', $4, now()) on conflict (tenant_id, id) do update set current_version = $4`,
        [this.tenant, documentId, caseId, version],
      );
      await tx.query(
        `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_by, uploaded_at)
         values ($1, $2, $3, $4, 'Lageplan.pdf', 1, 'application/pdf', $5, 'available', $6, now())`,
        [this.tenant, documentId, version, newId(), hash, actor.id],
      );
    });
    return documentId;
  }

  /** Changes answers of a draft. */
  async change(who: Someone, caseId: string, more: Record<string, Record<string, unknown>>): Promise<void> {
    const applications = this.api.app.get(Applications);
    await this.inTx(async (tx) => {
      const { data, revision } = await applications.read(tx, caseId);
      const merged = Object.entries(more).map(([id, answers]) => [id, { ...data[id], ...answers }] as const);
      await applications.save(tx, who.principal, caseId, revision, { ...data, ...Object.fromEntries(merged) });
    });
  }

  /** A draft of a dwelling, filled in, paid, with one document. */
  async draft(): Promise<{ caseId: string; documentId: string }> {
    const caseId = await newDraft(this.api, this.builder);
    await join(this.api, this.designer, caseId, 'designer');
    const applications = this.api.app.get(Applications);
    const complete = await this.inTx(async (tx) =>
      completeAnswers(await applications.form(tx, caseId), (await applications.read(tx, caseId)).data),
    );
    await this.change(this.builder, caseId, { ...complete, project: { ...complete['project'], buildingKind: 'dwelling' } });
    const documentId = await this.upload(caseId, 1);
    const paid = { type: 'ADVANCE_PAID', paymentId: newId(), amountCents: 100_000_000 };
    await this.inTx((tx) => this.api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, event: paid, actor: SYSTEM_ACTOR }));
    return { caseId, documentId };
  }

  /** Signed by both and filed. */
  async filed(): Promise<{ caseId: string; documentId: string }> {
    const made = await this.draft();
    await this.sign(this.builder, made.caseId, 'builder');
    await this.sign(this.designer, made.caseId, 'designer');
    const { status, body } = await this.call(this.builder, 'POST', `cases/${made.caseId}/submit`, {});
    if (status !== 200) throw new Error(`not filed: ${JSON.stringify(body)}`);
    return made;
  }
}
