import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, type Cents, type Instant } from '@bauraum/kernel';
import { fromAmount, type TransactionStatus, type WireRequest } from '@bauraum/xbezahldienste';
import { refusal } from './validation';

export interface StoredTransaction {
  readonly transactionId: string;
  /** `originatorId/endPointId`: a requestId means something only there. */
  readonly office: string;
  readonly request: WireRequest;
  readonly status: TransactionStatus;
  readonly changedAt: Instant;
}

/** One charge. There is never more than one for a transaction. */
export interface Booking {
  readonly bookingId: string;
  readonly transactionId: string;
  readonly requestId: string;
  readonly office: string;
  readonly amountCents: Cents;
  readonly purpose: string;
  readonly bookedAt: Instant;
}

type FinalStatus = Exclude<TransactionStatus, 'INITIAL'>;
type Line =
  | {
      readonly type: 'started';
      readonly transactionId: string;
      readonly office: string;
      readonly request: WireRequest;
      readonly at: Instant;
    }
  | {
      readonly type: 'ended';
      readonly transactionId: string;
      readonly status: FinalStatus;
      readonly bookingId?: string;
      readonly at: Instant;
    };

/** What makes two requests the same: everything but the time at which they were sent. */
function contentHash(request: WireRequest): string {
  return hashOf({ ...request, requestTimestamp: '' });
}

/**
 * The book of the payment sandbox: one file of JSON lines, only ever appended to and flushed before anybody is told. Half a line at
 * the end, left by a killed process, was never acknowledged and is cut off. All calls are synchronous, so none can overtake another.
 */
export class PaymentStore {
  private readonly transactions = new Map<string, StoredTransaction>();
  private readonly byRequest = new Map<string, string>();
  private readonly bookings = new Map<string, Booking>();
  private readonly descriptor: number;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const file = join(dataDir, 'payments.jsonl');
    if (existsSync(file)) this.replay(file);
    this.descriptor = openSync(file, 'a', 0o600);
  }

  /**
   * Starts a transaction or returns the one of the same requestId.
   * @throws HttpProblem 409 `PAYMENT_EXISTS` when the requestId stands for another content.
   */
  start(office: string, request: WireRequest): { readonly transaction: StoredTransaction; readonly isNew: boolean } {
    const known = this.byRequest.get(`${office}/${request.requestId}`);
    const existing = known === undefined ? undefined : this.transactions.get(known);
    if (existing) {
      if (contentHash(existing.request) === contentHash(request)) return { transaction: existing, isNew: false };
      throw refusal(409, 'PAYMENT_EXISTS', 'Zu dieser requestId gibt es schon eine Zahlung mit anderem Inhalt.');
    }
    const transactionId = randomUUID();
    this.append({ type: 'started', transactionId, office, request, at: new Date().toISOString() });
    return { transaction: this.require(transactionId), isNew: true };
  }

  find(transactionId: string): StoredTransaction | undefined {
    return this.transactions.get(transactionId);
  }

  /** Ends a transaction; one that has ended stays as it is, so that nobody is charged twice. */
  end(transactionId: string, status: FinalStatus): StoredTransaction {
    const transaction = this.require(transactionId);
    if (transaction.status !== 'INITIAL') return transaction;
    const booking = status === 'PAYED' ? { bookingId: randomUUID() } : {};
    this.append({ type: 'ended', transactionId, status, ...booking, at: new Date().toISOString() });
    return this.require(transactionId);
  }

  /** All charges, oldest first. */
  ledger(): readonly Booking[] {
    return [...this.bookings.values()];
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private require(transactionId: string): StoredTransaction {
    const transaction = this.transactions.get(transactionId);
    if (!transaction) throw refusal(404, 'UNSPECIFIED', 'Diese Zahlung gibt es nicht.');
    return transaction;
  }

  private append(line: Line): void {
    writeSync(this.descriptor, `${JSON.stringify(line)}\n`);
    fsyncSync(this.descriptor);
    this.apply(line);
  }

  private apply(line: Line): void {
    if (line.type === 'started') {
      const { transactionId, office, request, at } = line;
      this.transactions.set(transactionId, { transactionId, office, request, status: 'INITIAL', changedAt: at });
      this.byRequest.set(`${office}/${request.requestId}`, transactionId);
      return;
    }
    const transaction = this.require(line.transactionId);
    this.transactions.set(line.transactionId, { ...transaction, status: line.status, changedAt: line.at });
    if (line.bookingId === undefined) return;
    const { transactionId, office, request } = transaction;
    const amountCents = fromAmount(request.grosAmount);
    const { requestId, purpose } = request;
    this.bookings.set(transactionId, {
      bookingId: line.bookingId,
      transactionId,
      requestId,
      office,
      amountCents,
      purpose,
      bookedAt: line.at,
    });
  }

  private replay(file: string): void {
    const content = readFileSync(file);
    const end = content.lastIndexOf(0x0a) + 1;
    if (end < content.length) truncateSync(file, end);
    for (const text of content.subarray(0, end).toString('utf8').split('\n')) {
      if (text !== '') this.apply(JSON.parse(text) as Line);
    }
  }
}
