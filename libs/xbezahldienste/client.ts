import { OperationalError } from '@bauraum/kernel';
import { fromAmount, toAmount } from './amount';
import { ID_PATTERN, toDescription, toPurpose } from './text';
import {
  TRANSACTION_STATUSES,
  type PaymentRequest,
  type Transaction,
  type TransactionStatus,
  type WireItem,
  type WireRequest,
} from './types';

export interface PaymentClientOptions {
  /** Root of the payment service, without trailing slash. */
  readonly baseUrl: string;
  /** Identifies us at the service; 1..36 characters of `[A-Za-z0-9_-]`. */
  readonly originatorId: string;
  /** Identifies the paying office, e.g. its municipality key. */
  readonly endPointId: string;
  readonly token: string;
  /** Longest wait for one answer, in milliseconds. */
  readonly timeoutMs: number;
}

/** The service understood us and will not do it; sending the same again does not help. */
export class PaymentRefused extends Error {
  constructor(
    readonly status: number,
    /** The standard's functional code, e.g. `PAYMENT_EXISTS`. */
    readonly code: string,
    /** What the service says about it, for the log and the office; never for a decision in code. */
    readonly text: string,
  ) {
    super(`payment refused: ${code}`);
  }
}

export interface PaymentClient {
  /**
   * Starts a transaction, or returns the one that this requestId already has.
   * @throws PaymentRefused when the service refuses it; OperationalError when it cannot be reached or answers nonsense.
   */
  start(request: PaymentRequest): Promise<Transaction>;
  /** The state as the service has it: the only thing that proves a payment. @throws PaymentRefused (unknown id), OperationalError */
  status(transactionId: string): Promise<Transaction>;
  /** Is the service there, and does it know our ids? @throws OperationalError */
  ping(): Promise<void>;
}

/** These ask an operator or time to act, not the payer: wrong credentials, too early, too often. */
const RETRIED = new Set([401, 403, 408, 425, 429]);
const MAX_BODY = 256 * 1024;

type Json = Readonly<Record<string, unknown>>;
const asObject = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const unavailable = (cause: unknown): OperationalError => new OperationalError('payment-service-unavailable', { cause });
const nonsense = (cause: unknown): OperationalError => new OperationalError('payment-service-answer-invalid', { cause });

function toWire(request: PaymentRequest): WireRequest {
  const sum = request.items.reduce((total, item) => total + item.amountCents, 0);
  if (sum !== request.amountCents) throw new RangeError(`items add up to ${sum} cents, not ${request.amountCents}`);
  const items = request.items.map((item): WireItem => {
    const amount = toAmount(item.amountCents);
    const { id, reference, bookingData } = item;
    const net = { totalNetAmount: amount, totalTaxAmount: 0, singleNetAmount: amount, singleTaxAmount: 0 };
    const description = toDescription(item.description);
    return { id, reference, description, taxRate: 0, quantity: 1, ...net, ...(bookingData ? { bookingData } : {}) };
  });
  return {
    requestId: request.requestId,
    requestTimestamp: request.requestTimestamp,
    currency: 'EUR',
    grosAmount: toAmount(request.amountCents),
    purpose: toPurpose(request.purpose),
    description: toDescription(request.description),
    redirectUrl: request.redirectUrl,
    items,
  };
}

/** Reads a `PaymentTransaction`; everything we rely on must be there and of the right kind. */
function fromWire(body: unknown): Transaction {
  const information = asObject(asObject(body).paymentInformation);
  const request = asObject(asObject(body).paymentRequest);
  const { transactionId, transactionRedirectUrl, status, statusDetail } = information;
  if (typeof transactionId !== 'string' || !ID_PATTERN.test(transactionId)) throw nonsense('transactionId');
  if (typeof transactionRedirectUrl !== 'string' || !/^https?:/.test(transactionRedirectUrl)) throw nonsense('transactionRedirectUrl');
  if (!TRANSACTION_STATUSES.some((known) => known === status)) throw nonsense('status');
  if (typeof request.requestId !== 'string') throw nonsense('requestId');
  try {
    return {
      transactionId,
      redirectUrl: transactionRedirectUrl,
      status: status as TransactionStatus,
      requestId: request.requestId,
      amountCents: fromAmount(request.grosAmount),
      ...(typeof statusDetail === 'string' ? { statusDetail } : {}),
    };
  } catch (cause) {
    throw nonsense(cause);
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text.length > MAX_BODY) throw nonsense('too long');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** @throws PaymentRefused | OperationalError for every answer outside 2xx */
function assertAccepted(status: number, body: unknown): void {
  if (status >= 200 && status < 300) return;
  if (status < 400 || status >= 500 || RETRIED.has(status)) throw unavailable(`status ${status}`);
  const { functionalCode, functionalText, detail } = asObject(body);
  const text = typeof functionalText === 'string' ? functionalText : typeof detail === 'string' ? detail : '';
  throw new PaymentRefused(status, typeof functionalCode === 'string' ? functionalCode : 'UNSPECIFIED', text);
}

/**
 * A client for one paying office at a payment service that speaks XBezahldienste 1.0.0 (FITKO). It keeps nothing and never
 * repeats a call by itself; the caller's queue does, and the requestId makes that safe.
 *
 * @throws RangeError when an id does not fit the standard.
 * @example (await createPaymentClient(options).status(id)).status // 'PAYED'
 */
export function createPaymentClient(options: PaymentClientOptions): PaymentClient {
  for (const id of [options.originatorId, options.endPointId]) {
    if (!ID_PATTERN.test(id)) throw new RangeError(`not an XBezahldienste id: ${id}`);
  }
  const office = `${options.originatorId}/${options.endPointId}`;

  async function call(method: 'GET' | 'POST', path: string, body?: WireRequest): Promise<unknown> {
    let status: number;
    let answer: unknown;
    try {
      const response = await fetch(`${options.baseUrl.replace(/\/$/, '')}/${path}`, {
        method,
        redirect: 'manual', // a payment service does not move while we talk to it
        signal: AbortSignal.timeout(options.timeoutMs),
        headers: { authorization: `Bearer ${options.token}`, accept: 'application/json', 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      status = response.status;
      answer = await readJson(response);
    } catch (cause) {
      throw cause instanceof OperationalError ? cause : unavailable(cause);
    }
    assertAccepted(status, answer);
    return answer;
  }

  return {
    async start(request) {
      const transaction = fromWire(await call('POST', `paymenttransaction/${office}`, toWire(request)));
      const isOurs = transaction.requestId === request.requestId && transaction.amountCents === request.amountCents;
      if (!isOurs) throw nonsense('another request or amount');
      return transaction;
    },
    async status(transactionId) {
      const transaction = fromWire(await call('GET', `paymenttransaction/${office}/${encodeURIComponent(transactionId)}`));
      if (transaction.transactionId !== transactionId) throw nonsense('another transaction');
      return transaction;
    },
    async ping() {
      try {
        await call('GET', `status/${office}`);
      } catch (cause) {
        throw cause instanceof OperationalError ? cause : unavailable(cause);
      }
    },
  };
}
