import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { actorOf, PAYERS, type Principal } from '@bauraum/http';
import { newId, notFound, UserError } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { FeeSettings } from './fee-settings';
import { Fees } from './fees';
import type { FeeView, PaymentStatus, PaymentView } from './payment.dto';

interface Row {
  readonly id: string;
  readonly purpose: 'advance' | 'final';
  readonly amount_cents: string;
  readonly status: PaymentStatus;
  readonly redirect_url: string | null;
  readonly created_at: Date;
}

const SELECT = `
  select y.id, y.purpose, y.amount_cents, p.status, y.redirect_url, y.created_at from payment y
  join process p on p.tenant_id = y.tenant_id and p.id = y.id where y.tenant_id = $1 and y.case_id = $2`;

/** Paying the fee. The payer's return proves nothing; only the payment service's answer settles a payment. */
@Injectable()
export class Payments {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly fees: Fees,
    private readonly tenants: Tenants,
  ) {}

  async fee(tx: Tx, caseId: string): Promise<FeeView> {
    const { computed, missing, advanceCents, paidCents, on } = await this.fees.of(tx, caseId);
    return {
      totalCents: computed?.totalCents ?? 0,
      // What was paid and what is open stand in fields of their own.
      lines: (computed?.lines ?? [])
        .filter(({ key }) => key !== 'advance' && key !== 'due')
        .map(({ key, text, basis, amountCents, verified }) => ({ key, text, basis, amountCents, verified })),
      advanceCents,
      paidCents,
      openCents: (computed?.totalCents ?? 0) - paidCents,
      schedule: computed ? `${computed.basis}, ${computed.section}` : '',
      on,
      verified: computed?.verified ?? true,
      missing: [...missing],
      indexReason: computed?.index?.reason ?? null,
      options: await this.fees.options(tx, caseId),
    };
  }

  /** The office's part of the fee: multipliers, exemptions, an amount within a range. */
  async setFee(tx: Tx, caseId: string, settings: FeeSettings): Promise<FeeView> {
    await this.fees.set(tx, caseId, settings);
    return this.fee(tx, caseId);
  }

  /**
   * Starts a payment. One that is under way for the same purpose is answered again, so that nobody is asked to pay twice.
   *
   * @throws UserError 409 `nothing-to-pay`, `fee-not-computable`, or `event-not-allowed` when the case takes no such payment now.
   */
  async begin(tx: Tx, principal: Principal, caseId: string, purpose: 'advance' | 'final'): Promise<PaymentView> {
    await tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);
    const amountCents = await this.fees.due(tx, caseId, purpose);
    const open = (await this.list(tx, caseId)).find(
      (p) => p.purpose === purpose && p.amountCents === amountCents && (p.status === 'created' || p.status === 'awaitingPayer'),
    );
    if (open) return open;
    const id = newId();
    const { now } = await this.tenants.time(tx);
    const actor = actorOf(principal, PAYERS);
    await tx.query(
      `insert into payment (tenant_id, id, case_id, purpose, amount_cents, request_id, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.tenant, id, caseId, purpose, amountCents, id, principal.personId, now],
    );
    await this.runner.create(tx, { workflow: 'payment', id, caseId, input: { caseId, purpose, amountCents, requestId: id }, actor });
    return this.one(tx, caseId, id);
  }

  async list(tx: Tx, caseId: string): Promise<PaymentView[]> {
    return (await tx.query<Row[]>(`${SELECT} order by y.created_at, y.id`, [tx.tenant, caseId])).map(toView);
  }

  async one(tx: Tx, caseId: string, id: string): Promise<PaymentView> {
    const [row] = await tx.query<Row[]>(`${SELECT} and y.id = $3`, [tx.tenant, caseId, id]);
    if (!row) throw notFound();
    return toView(row);
  }

  /** The payer is back: ask the service now instead of at the next turn. */
  async returned(tx: Tx, principal: Principal, caseId: string, id: string): Promise<PaymentView> {
    const payment = await this.one(tx, caseId, id);
    if (payment.status !== 'awaitingPayer') return payment;
    try {
      await this.runner.dispatch(tx, { processId: id, event: { type: 'PAYER_RETURNED' }, actor: actorOf(principal, PAYERS) });
    } catch (error) {
      // The service's answer was faster than the payer: there is nothing left to ask.
      if (!(error instanceof UserError && error.code === 'event-not-allowed')) throw error;
    }
    return this.one(tx, caseId, id);
  }
}

const toView = (row: Row): PaymentView => ({
  id: row.id,
  purpose: row.purpose,
  amountCents: Number(row.amount_cents),
  status: row.status,
  redirectUrl: row.status === 'awaitingPayer' ? row.redirect_url : null,
  createdAt: row.created_at.toISOString(),
});
