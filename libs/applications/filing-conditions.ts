import { Injectable } from '@nestjs/common';
import { Completeness } from '@bauraum/completeness';
import { UserError } from '@bauraum/kernel';
import { Fees } from '@bauraum/payments';
import type { Tx } from '@bauraum/persistence';

/** What must hold before an application is filed, beside its answers and sign-offs. */
@Injectable()
export class FilingConditions {
  constructor(
    private readonly fees: Fees,
    private readonly completeness: Completeness,
  ) {}

  /** @throws UserError 409 `uploads-pending`, `not-complete`, `advance-not-paid`. */
  async assertMet(tx: Tx, caseId: string): Promise<void> {
    await this.assertNothingPending(tx, caseId);
    await this.completeness.assertFileable(tx, caseId);
    await this.assertAdvancePaid(tx, caseId);
  }

  private async assertNothingPending(tx: Tx, caseId: string): Promise<void> {
    const pending = await tx.query<{ title: string }[]>(
      `select d.title from document d join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id
       where d.tenant_id = $1 and d.case_id = $2 and d.withdrawn_at is null and v.status = 'checking'`,
      [tx.tenant, caseId],
    );
    if (pending.length) throw new UserError(409, 'uploads-pending', { documents: pending.map((p) => p.title) });
  }

  /** The advance must cover the fee of the form as it is filed: a volume that grew after the payment asks for the rest. */
  private async assertAdvancePaid(tx: Tx, caseId: string): Promise<void> {
    const { advanceCents, paidCents } = await this.fees.of(tx, caseId);
    if (paidCents < advanceCents) throw new UserError(409, 'advance-not-paid', { dueCents: advanceCents - paidCents });
  }
}
