import { Inject, Injectable } from '@nestjs/common';
import { WorkflowRunner, type EffectContext, type EffectHandler, type Later } from '@bauraum/cases';
import { Config } from '@bauraum/config';
import { OperationalError, SYSTEM_ACTOR, UserError, type Cents } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { PaymentRefused, type PaymentClient, type Transaction, type TransactionStatus } from '@bauraum/xbezahldienste';

/** Token of the client of the payment service. */
export const PAYMENT_CLIENT = Symbol('payment client');

type Order = { caseId: string; purpose: 'advance' | 'final'; amountCents: Cents; requestId: string };
type Started = { transaction: Transaction } | { refused: string };

/** Opens the transaction at the payment service; the same requestId is the same payment there, so a repetition charges nobody twice. */
@Injectable()
export class StartTransaction implements EffectHandler<Started> {
  readonly effect = 'startTransaction';

  constructor(
    @Inject(PAYMENT_CLIENT) private readonly client: PaymentClient,
    private readonly db: Database,
    private readonly runner: WorkflowRunner,
    private readonly config: Config,
  ) {}

  async prepare({ tenant, params }: EffectContext): Promise<Started> {
    const { caseId, purpose, amountCents, requestId } = params as Order;
    const [row] = await this.db.transaction(tenant, (tx) =>
      tx.query<{ created_at: Date; file_number: string | null }[]>(
        `select y.created_at, c.file_number from payment y join permit_case c on c.tenant_id = y.tenant_id and c.id = y.case_id
         where y.tenant_id = $1 and y.id = $2`,
        [tenant, requestId],
      ),
    );
    if (!row) throw new Error(`payment ${requestId} has no row`);
    const what = purpose === 'advance' ? 'Vorschuss' : 'Gebuehr';
    try {
      const transaction = await this.client.start({
        requestId,
        requestTimestamp: row.created_at.toISOString(),
        amountCents,
        purpose: `${what} ${row.file_number ?? requestId.slice(-12)}`,
        description: `${purpose === 'advance' ? 'Vorschuss auf die Gebühr' : 'Gebühr'} für die Baugenehmigung`,
        redirectUrl: `${this.config.publicUrl}/${tenant}/cases/${caseId}/payment/${requestId}`,
        items: [{ id: requestId, reference: purpose, description: what, amountCents }],
      });
      return { transaction };
    } catch (error) {
      if (error instanceof PaymentRefused) return { refused: error.code };
      throw error;
    }
  }

  async apply(tx: Tx, { id, processId }: EffectContext, started: Started): Promise<void> {
    const event =
      'refused' in started
        ? { type: 'START_FAILED', reason: started.refused }
        : { type: 'TRANSACTION_STARTED', transactionId: started.transaction.transactionId, redirectUrl: started.transaction.redirectUrl };
    await this.runner.dispatch(tx, { processId, event, actor: SYSTEM_ACTOR, eventId: `effect:${id}` });
    if ('refused' in started) return;
    await tx.query(`update payment set transaction_id = $3, redirect_url = $4 where tenant_id = $1 and id = $2`, [
      tx.tenant,
      processId,
      started.transaction.transactionId,
      started.transaction.redirectUrl,
    ]);
  }
}

const POLL_MS = 2_000;
const POLL_SLOWLY_MS = 60_000;
const FAST_POLL_MINUTES = 15;

/** Asks the payment service until it has an answer; a poll that finds the payment settled already ends. */
@Injectable()
export class PollTransaction implements EffectHandler<TransactionStatus> {
  readonly effect = 'pollTransaction';

  constructor(
    @Inject(PAYMENT_CLIENT) private readonly client: PaymentClient,
    private readonly runner: WorkflowRunner,
  ) {}

  async prepare({ params }: EffectContext): Promise<TransactionStatus> {
    const { transactionId } = params as { transactionId: string };
    try {
      return (await this.client.status(transactionId)).status;
    } catch (error) {
      if (error instanceof PaymentRefused) throw new OperationalError('payment-status-refused', { cause: error });
      throw error;
    }
  }

  async apply(tx: Tx, { id, processId }: EffectContext, status: TransactionStatus): Promise<void | Later> {
    const now = await this.runner.allowed(tx, processId);
    if (now.status !== 'awaitingPayer') return undefined;
    if (status === 'INITIAL') return this.again(tx, id, processId);
    await this.runner.dispatch(tx, {
      processId,
      event: { type: 'STATUS_POLLED', status },
      actor: SYSTEM_ACTOR,
      eventId: `status:${status}`,
    });
    return undefined;
  }

  /** One poll is enough for a payment: a second one that is under way (the payer came back) ends here. */
  private async again(tx: Tx, id: string, processId: string): Promise<void | Later> {
    const [row] = await tx.query<{ others: number; young: boolean }[]>(
      `select (select count(*)::int from outbox where tenant_id = $1 and process_id = $2 and effect = 'pollTransaction' and id < $3) as others,
        (select created_at > now() - $4 * interval '1 minute' from outbox where tenant_id = $1 and id = $3) as young`,
      [tx.tenant, processId, id, FAST_POLL_MINUTES],
    );
    if (row && row.others > 0) return undefined;
    return { retryInMs: row?.young ? POLL_MS : POLL_SLOWLY_MS };
  }
}

/** Tells the case that its fee was paid. */
@Injectable()
export class SettlePayment implements EffectHandler<undefined> {
  readonly effect = 'settlePayment';

  constructor(private readonly runner: WorkflowRunner) {}

  async apply(tx: Tx, { caseId, processId, params }: EffectContext): Promise<void> {
    const { purpose, amountCents } = params as Order;
    const event = { type: purpose === 'advance' ? 'ADVANCE_PAID' : 'FEE_PAID', paymentId: processId, amountCents };
    try {
      await this.runner.dispatch(tx, { processId: caseId, event, actor: SYSTEM_ACTOR, eventId: `paid:${processId}` });
    } catch (error) {
      // The payment itself stands in the journal; a case that takes no payment any more leaves the refund to the office.
      if (!(error instanceof UserError && error.status === 409)) throw error;
    }
  }
}
