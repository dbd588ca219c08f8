import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ID_PATTERN, type WireTransaction } from '@bauraum/xbezahldienste';
import { errorPage } from '../html';
import { HttpProblem, readBody, readForm, redirect, sendHtml, sendJson } from '../http';
import type { SandboxPayments } from '../options';
import { payPage } from './pay-page';
import { PaymentStore, type StoredTransaction } from './store';
import { readPaymentRequest, refusal } from './validation';

const ACTIONS = { pay: 'PAYED', fail: 'FAILED', cancel: 'CANCELED' } as const;
const isAction = (value: string | null): value is keyof typeof ACTIONS => value !== null && Object.hasOwn(ACTIONS, value);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A payment service by XBezahldienste 1.0.0 with a payment page, below `/payments`. */
export class PaymentService {
  private readonly store: PaymentStore;

  constructor(
    private readonly options: SandboxPayments,
    private readonly publicUrl: string,
    dataDir: string,
  ) {
    this.store = new PaymentStore(dataDir);
  }

  close(): void {
    this.store.close();
  }

  /** @param path below `/payments`, e.g. `/status/bauraum/13074`. */
  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const segments = path.split('/').slice(1);
    if (segments[0] === 'pay') return this.page(request, response, segments[1] ?? '');
    try {
      await this.api(request, response, segments);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      sendJson(
        response,
        error.status,
        { type: 'about:blank', title: error.title, status: error.status, ...error.body },
        'application/problem+json',
      );
    }
  }

  private async api(
    request: IncomingMessage,
    response: ServerResponse,
    [resource, originatorId, endPointId, transactionId, ...rest]: string[],
  ): Promise<void> {
    this.authorize(request);
    const route = `${request.method} ${resource} ${[originatorId, endPointId, transactionId].filter((part) => part !== undefined).length}`;
    if (rest.length > 0) throw refusal(404, 'UNSPECIFIED', 'Diese Adresse gibt es nicht.');
    if (route === 'GET ledger 0') return sendJson(response, 200, { bookings: this.store.ledger() });
    if (route === 'GET status 0') return sendJson(response, 200, { status: 'OK' });
    const office = this.office(originatorId, endPointId);
    switch (route) {
      case 'GET status 2':
        return sendJson(response, 200, { status: 'OK' });
      case 'POST paymenttransaction 2': {
        const { transaction, isNew } = this.store.start(office, readPaymentRequest(await readBody(request)));
        return sendJson(response, isNew ? 201 : 200, this.toWire(transaction));
      }
      case 'GET paymenttransaction 3': {
        const transaction = this.store.find(transactionId ?? '');
        if (transaction?.office !== office) throw refusal(404, 'UNSPECIFIED', 'Diese Zahlung gibt es nicht.');
        return sendJson(response, 200, this.toWire(transaction));
      }
      default:
        throw refusal(404, 'UNSPECIFIED', 'Diese Adresse gibt es nicht.');
    }
  }

  /** `Authorization: Bearer <token>` or `X-API-Key: <token>`, compared in constant time. */
  private authorize(request: IncomingMessage): void {
    const apiKey = request.headers['x-api-key'];
    const sent = typeof apiKey === 'string' ? apiKey : (/^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (!timingSafeEqual(digest(sent), digest(this.options.token)))
      throw refusal(401, 'FORBIDDEN', 'Die Zugangsdaten fehlen oder sind falsch.');
  }

  private office(originatorId = '', endPointId = ''): string {
    const isKnown = this.options.payees === undefined || Object.hasOwn(this.options.payees, endPointId);
    if (!ID_PATTERN.test(originatorId) || !ID_PATTERN.test(endPointId) || !isKnown) {
      throw refusal(404, 'NO_VALID_ORIGINATOR_OR_ENDPOINT', 'Zu originatorId und endPointId gibt es keinen Mandanten.');
    }
    return `${originatorId}/${endPointId}`;
  }

  private toWire({ transactionId, office, request, status, changedAt }: StoredTransaction): WireTransaction {
    return {
      paymentRequest: request,
      paymentInformation: {
        transactionId,
        transactionUrl: `${this.publicUrl}/payments/paymenttransaction/${office}/${transactionId}`,
        transactionRedirectUrl: `${this.publicUrl}/payments/pay/${transactionId}`,
        transactionReference: transactionId,
        transactionTimestamp: changedAt,
        ...(status === 'PAYED' ? { paymentMethod: 'OTHER' } : {}),
        status,
      },
    };
  }

  /** The page for the payer. Whoever has the link may pay: it carries a random id and comes from the authenticated interface. */
  private async page(request: IncomingMessage, response: ServerResponse, transactionId: string): Promise<void> {
    const transaction = this.store.find(transactionId);
    if (!transaction)
      return sendHtml(response, 404, errorPage('Diese Zahlung gibt es nicht', 'Bitte starten Sie die Zahlung im Antrag neu.'), []);
    const { redirectUrl } = transaction.request;
    const action = `/payments/pay/${transactionId}`;
    const payee = this.options.payees?.[transaction.office.split('/')[1] ?? ''] ?? `Kasse ${transaction.office}`;
    if (request.method !== 'POST') return sendHtml(response, 200, payPage(transaction, payee, action), [redirectUrl]);
    const chosen = (await readForm(request)).get('action');
    if (request.headers['sec-fetch-site'] === 'cross-site' || !isAction(chosen)) {
      return sendHtml(response, 400, payPage(transaction, payee, action), [redirectUrl]);
    }
    this.store.end(transactionId, ACTIONS[chosen]);
    return redirect(response, redirectUrl);
  }
}
