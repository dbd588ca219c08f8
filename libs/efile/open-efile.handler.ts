import { Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler } from '@bauraum/cases';
import { notFound } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { authorityPack } from '@bauraum/workflows';
import { EFileService } from './efile.service';

interface Current {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly sha256: string;
}

/** Opens the record of a case that was submitted, and files everything that it holds by then. */
@Injectable()
export class OpenEFile implements EffectHandler {
  readonly effect = 'openEfile';

  constructor(
    private readonly efile: EFileService,
    private readonly tenants: Tenants,
  ) {}

  async apply(tx: Tx, { caseId, params }: EffectContext): Promise<void> {
    const [found] = await tx.query<{ title: string; place: string; procedure: string }[]>(
      `select title, place, procedure from permit_case where tenant_id = $1 and id = $2`,
      [tx.tenant, caseId],
    );
    if (!found) throw notFound();
    const { recordPlan, recordPlanByProcedure } = authorityPack(tx.tenant);
    await this.efile.open(tx, caseId, {
      recordNumber: String(params['fileNumber']),
      recordTitle: [found.title, found.place].filter(Boolean).join(', '),
      recordPlan: recordPlanByProcedure?.[found.procedure] ?? recordPlan,
    });
    const { now } = await this.tenants.time(tx);
    for (const { id: documentId, ...entry } of await this.current(tx, caseId)) {
      await this.efile.file(tx, caseId, { documentId, ...entry, filedAt: now });
    }
  }

  /** What applicants sent comes first; a receipt that was made before the record was opened is filed too. */
  private current(tx: Tx, caseId: string): Promise<Current[]> {
    return tx.query<Current[]>(
      `select d.id, d.title, v.version, v.sha256 from document d
       join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id and v.version = d.current_version
       where d.tenant_id = $1 and d.case_id = $2 and d.withdrawn_at is null and v.status = 'available'
       order by d.direction <> 'incoming', d.created_at, d.id`,
      [tx.tenant, caseId],
    );
  }
}
