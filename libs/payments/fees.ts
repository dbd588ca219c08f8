import { Injectable } from '@nestjs/common';
import { berlinDate, UserError, type Cents, type PlainDate } from '@bauraum/kernel';
import { advanceFee, fee, missingForFee, type FeeInput, type FeeResult } from '@bauraum/law';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { feeSchedule } from '@bauraum/workflows';

/** The fee of a case as it stands now, with what was paid. */
export interface CaseFee {
  readonly computed: FeeResult;
  readonly advanceCents: Cents;
  readonly paidCents: Cents;
  readonly on: PlainDate;
}

interface Row {
  readonly procedure: string;
  readonly submitted_at: Date | null;
  readonly data: { readonly project?: { readonly buildingKind?: unknown }; readonly building?: Readonly<Record<string, unknown>> };
  readonly participations: number;
  readonly paid: string;
}

const SELECT = `
  select c.procedure, c.submitted_at, a.data,
    (select count(*)::int from participation x where x.tenant_id = c.tenant_id and x.case_id = c.id) as participations,
    (select coalesce(sum(y.amount_cents), 0) from payment y join process p on p.tenant_id = y.tenant_id and p.id = y.id
      where y.tenant_id = c.tenant_id and y.case_id = c.id and p.status = 'paid') as paid
  from permit_case c join application a on a.tenant_id = c.tenant_id and a.case_id = c.id where c.tenant_id = $1 and c.id = $2`;

/** Computes fees from the form and the Land's schedule; the day of receipt (today, for a draft) chooses the index. */
@Injectable()
export class Fees {
  constructor(private readonly tenants: Tenants) {}

  /** @throws UserError 409 `fee-not-computable` naming the answers that are missing. */
  async of(tx: Tx, caseId: string): Promise<CaseFee> {
    const [row] = await tx.query<Row[]>(SELECT, [tx.tenant, caseId]);
    if (!row) throw new Error(`no application for case ${caseId}`);
    const on = row.submitted_at ? berlinDate(row.submitted_at.toISOString()) : (await this.tenants.time(tx)).today;
    const schedule = feeSchedule(tx.tenant, row.procedure, on);
    const input = inputOf(row, on);
    const missing = missingForFee(schedule, input);
    if (missing.length > 0) throw new UserError(409, 'fee-not-computable', { missing });
    return { computed: fee(schedule, input), advanceCents: advanceFee(schedule, input).amountCents, paidCents: Number(row.paid), on };
  }

  /**
   * What is still to be paid for a purpose.
   *
   * @throws UserError 409 `nothing-to-pay`
   */
  async due(tx: Tx, caseId: string, purpose: 'advance' | 'final'): Promise<Cents> {
    const { computed, advanceCents, paidCents } = await this.of(tx, caseId);
    const due = (purpose === 'advance' ? advanceCents : computed.totalCents) - paidCents;
    if (due <= 0) throw new UserError(409, 'nothing-to-pay', { paidCents });
    return due;
  }
}

function inputOf({ data, participations, paid }: Row, on: PlainDate): FeeInput {
  const { buildingKind } = data.project ?? {};
  const { grossVolume, constructionCosts } = data.building ?? {};
  return {
    on,
    ...(typeof grossVolume === 'number' ? { volumeM3: grossVolume } : {}),
    ...(typeof buildingKind === 'string' ? { buildingKind } : {}),
    // The form takes euro with at most two decimals.
    ...(typeof constructionCosts === 'number' ? { declaredCostsCents: Math.round(constructionCosts * 100) } : {}),
    facts: data,
    participations,
    advancePaidCents: Number(paid),
  };
}
