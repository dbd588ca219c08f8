import { Injectable } from '@nestjs/common';
import { WorkflowRunner, type EffectContext, type EffectHandler } from '@bauraum/cases';
import type { FormData } from '@bauraum/forms';
import { newId, notFound, SYSTEM_ACTOR } from '@bauraum/kernel';
import { Notifications } from '@bauraum/notifications';
import type { Tx } from '@bauraum/persistence';
import { Applications } from './applications.service';

interface Row {
  readonly title: string;
  readonly municipality_ags: string;
  readonly data: FormData;
}

interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly type_code: string;
  readonly current_version: number;
  readonly sha256: string;
  readonly size: string;
}

/**
 * A case goes on in another procedure (§ 62 MBO: the municipality asks for the simplified one): answers, documents and people come along, nothing
 * is entered again. The new case waits for its builder, who pays its advance and files it.
 */
@Injectable()
export class HandOver implements EffectHandler<undefined> {
  readonly effect = 'handOver';

  constructor(
    private readonly applications: Applications,
    private readonly runner: WorkflowRunner,
    private readonly notifications: Notifications,
  ) {}

  /** The outbox row's id is the new case's: a repetition finds it gone, and never makes a second case. */
  async apply(tx: Tx, { id, caseId, params }: EffectContext): Promise<void> {
    const [row] = await tx.query<Row[]>(
      `select c.title, c.municipality_ags, a.data from permit_case c join application a on a.tenant_id = c.tenant_id and a.case_id = c.id
       where c.tenant_id = $1 and c.id = $2`,
      [tx.tenant, caseId],
    );
    if (!row) throw notFound();
    const { title, municipality_ags: municipalityAgs, data } = row;
    const procedure = String(params['procedure']);
    await this.applications.open(tx, { id, procedure, title, municipalityAgs, actor: SYSTEM_ACTOR, data, predecessorId: caseId });
    await tx.query(
      `insert into membership (tenant_id, id, person_id, scope, scope_id, role, discipline, created_at)
       select tenant_id, gen_random_uuid(), person_id, scope, $3, role, discipline, now() from membership where tenant_id = $1 and scope = 'case' and scope_id = $2`,
      [tx.tenant, caseId, id],
    );
    await this.copyDocuments(tx, caseId, id);
    await this.notifications.tell(tx, { to: 'applicants', kind: 'handedOver', caseId: id, processId: id });
  }

  /** The bytes lie in the store under their hash and are shared; the versions begin anew. */
  private async copyDocuments(tx: Tx, from: string, to: string): Promise<void> {
    const documents = await tx.query<DocumentRow[]>(
      `select d.id, d.title, d.type_code, d.current_version, v.sha256, v.size from document d
       join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id and v.version = d.current_version
       where d.tenant_id = $1 and d.case_id = $2 and d.direction = 'incoming' and d.withdrawn_at is null and v.status = 'available' order by d.created_at, d.id`,
      [tx.tenant, from],
    );
    for (const { id, title, type_code: typeCode, current_version: version, sha256, size } of documents) {
      const documentId = newId();
      const event = { type: 'DOCUMENT_ADDED', documentId, typeCode, version: 1, sha256, title, size: Number(size) };
      // On behalf of the builder, whose documents they are.
      await this.runner.dispatch(tx, { processId: to, event, actor: { ...SYSTEM_ACTOR, role: 'builder' } });
      await tx.query(
        `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at)
         select tenant_id, $3, $4, title, type_code, direction, 1, now() from document where tenant_id = $1 and id = $2`,
        [tx.tenant, id, documentId, to],
      );
      await tx.query(
        `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_by, uploaded_at)
         select tenant_id, $3, 1, $4, file_name, size, media_type, sha256, status, uploaded_by, uploaded_at
         from document_version where tenant_id = $1 and document_id = $2 and version = $5`,
        [tx.tenant, id, documentId, newId(), version],
      );
    }
  }
}
