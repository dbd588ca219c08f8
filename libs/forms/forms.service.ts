import { Injectable } from '@nestjs/common';
import { berlinDate, notFound } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { FormSection } from '@bauraum/workflows';
import { formFor } from './form';

/** The forms of cases. */
@Injectable()
export class Forms {
  constructor(private readonly tenants: Tenants) {}

  /**
   * The form as it applied on the day of receipt; to a draft, today's.
   *
   * @throws UserError 404 when there is no such case.
   */
  async of(tx: Tx, caseId: string): Promise<readonly FormSection[]> {
    const [row] = await tx.query<{ procedure: string; submitted_at: Date | null }[]>(
      `select procedure, submitted_at from permit_case where tenant_id = $1 and id = $2`,
      [tx.tenant, caseId],
    );
    if (!row) throw notFound();
    const on = row.submitted_at ? berlinDate(row.submitted_at.toISOString()) : (await this.tenants.time(tx)).today;
    return formFor(tx.tenant, row.procedure, on);
  }
}
