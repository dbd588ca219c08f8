import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperationalError } from '@bauraum/kernel';
import { PaymentRefused, createPaymentClient, type PaymentRequest } from './index';

const aRequest = (over: Partial<PaymentRequest> = {}): PaymentRequest => ({
  requestId: 'r-1',
  requestTimestamp: '2026-11-30T08:00:00.000Z',
  amountCents: 118400,
  purpose: 'Vorschuss 63/2026',
  description: 'Gebühr § 63',
  redirectUrl: 'http://127.0.0.1:4700/zurueck',
  items: [{ id: 'p-1', reference: '1.1', description: 'Gebühr', amountCents: 118400 }],
  ...over,
});

const transaction = (over: object = {}, request: object = {}): object => ({
  paymentRequest: { requestId: 'r-1', grosAmount: 1184, ...request },
  paymentInformation: { transactionId: 't-1', transactionRedirectUrl: 'http://127.0.0.1/pay/t-1', status: 'INITIAL', ...over },
});

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;
let handler: Handler;
const seen: { method?: string; url?: string; body: string; authorization?: string }[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { method, url, headers } = request;
    seen.push({ method, url, body, authorization: headers.authorization });
    handler(request, response, body);
  });
});
const answers =
  (status: number, body: unknown): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const client = (timeoutMs = 2000): ReturnType<typeof createPaymentClient> => {
  const { port } = server.address() as AddressInfo;
  return createPaymentClient({
    baseUrl: `http://127.0.0.1:${port}/payments/`,
    originatorId: 'bauraum',
    endPointId: '13074',
    token: 'geheim',
    timeoutMs,
  });
};

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => (seen.length = 0));

describe('the client', () => {
  it('starts a transaction with exact amounts and its token', async () => {
    handler = answers(200, transaction());
    await expect(client().start(aRequest())).resolves.toEqual({
      transactionId: 't-1',
      redirectUrl: 'http://127.0.0.1/pay/t-1',
      status: 'INITIAL',
      requestId: 'r-1',
      amountCents: 118400,
    });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/payments/paymenttransaction/bauraum/13074', authorization: 'Bearer geheim' });
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({
      currency: 'EUR',
      grosAmount: 1184,
      purpose: 'Vorschuss 63-2026',
      items: [{ totalNetAmount: 1184 }],
    });
  });

  it('asks for the state', async () => {
    handler = answers(200, transaction({ status: 'PAYED' }));
    expect((await client().status('t-1')).status).toBe('PAYED');
    expect(seen[0]?.url).toBe('/payments/paymenttransaction/bauraum/13074/t-1');
  });

  it('does not start what does not add up', async () => {
    await expect(client().start(aRequest({ amountCents: 1 }))).rejects.toThrow(RangeError);
    expect(seen).toHaveLength(0);
  });

  it.each([400, 404, 409, 422])('is refused with %i', async (status) => {
    handler = answers(status, { functionalCode: 'PAYMENT_EXISTS', functionalText: 'gibt es schon' });
    const error: unknown = await client()
      .start(aRequest())
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PaymentRefused);
    expect(error).toMatchObject({ status, code: 'PAYMENT_EXISTS', text: 'gibt es schon' });
  });

  it.each([301, 401, 403, 408, 429, 500, 503])('leaves %i to the queue', async (status) => {
    handler = answers(status, {});
    await expect(client().start(aRequest())).rejects.toBeInstanceOf(OperationalError);
  });

  it.each([
    ['no JSON', 'Hallo'],
    ['nothing', {}],
    ['an unknown state', transaction({ status: 'PAID' })],
    ['a script as payment page', transaction({ transactionRedirectUrl: 'javascript:alert(1)' })],
    ['another amount', transaction({}, { grosAmount: 1184.01 })],
    ['another request', transaction({}, { requestId: 'r-2' })],
  ])('does not believe %s', async (_what, body) => {
    handler = answers(200, body);
    await expect(client().start(aRequest())).rejects.toMatchObject({ code: 'payment-service-answer-invalid' });
  });

  it('does not believe a state of another transaction', async () => {
    handler = answers(200, transaction({ transactionId: 't-2', status: 'PAYED' }));
    await expect(client().status('t-1')).rejects.toBeInstanceOf(OperationalError);
  });

  it('gives up on a service that does not answer, and on none at all', async () => {
    handler = () => undefined;
    await expect(client(50).ping()).rejects.toMatchObject({ code: 'payment-service-unavailable' });
    const nobody = createPaymentClient({ baseUrl: 'http://127.0.0.1:1', originatorId: 'a', endPointId: 'b', token: 't', timeoutMs: 500 });
    await expect(nobody.status('t-1')).rejects.toBeInstanceOf(OperationalError);
  });

  it('says that the service is there, or that it does not know us', async () => {
    handler = answers(200, {});
    await expect(client().ping()).resolves.toBeUndefined();
    handler = answers(404, { functionalCode: 'NO_VALID_ORIGINATOR_OR_ENDPOINT' });
    await expect(client().ping()).rejects.toBeInstanceOf(OperationalError);
  });

  it('refuses ids that the standard does not allow', () => {
    expect(() => createPaymentClient({ baseUrl: 'http://x', originatorId: 'a/b', endPointId: 'c', token: 't', timeoutMs: 1 })).toThrow(
      RangeError,
    );
  });
});
