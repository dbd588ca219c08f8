import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PaymentRefused, createPaymentClient, type PaymentClient, type PaymentRequest, type WireRequest } from '@bauraum/xbezahldienste';
import type { SandboxOptions } from './options';
import { payAs } from './pay-as';
import { startSandbox, type Sandbox } from './sandbox';

const TOKEN = 'zahl-geheim';
const BACK = 'http://127.0.0.1:4700/musterkreis/zahlung/r-1';
let dataDir: string;
let sandbox: Sandbox;
let client: PaymentClient;
let counter = 0;

const options = (): SandboxOptions => ({
  port: 0,
  dataDir,
  personas: [{ sub: 'a', name: 'A B', givenName: 'A', familyName: 'B', email: 'a@example.org', group: 'applicants', description: '' }],
  client: { id: 'bauraum', secret: 'geheim', redirectUris: ['http://127.0.0.1:4700/auth/callback'], postLogoutRedirectUris: [] },
  payments: { token: TOKEN, payees: { '13074000': 'Kreiskasse Musterkreis' } },
});

const aRequest = (over: Partial<PaymentRequest> = {}): PaymentRequest => ({
  requestId: `r-${++counter}`,
  requestTimestamp: '2026-11-30T08:00:00.000Z',
  amountCents: 118400,
  purpose: 'Vorschuss 63-2026',
  description: 'Gebühr, Neubau Wohnhaus',
  redirectUrl: BACK,
  items: [{ id: 'p-1', reference: '1.1', description: 'Gebühr', amountCents: 118400 }],
  ...over,
});

const wireRequest = (over: Record<string, unknown> = {}): WireRequest & Record<string, unknown> => ({
  requestId: `w-${++counter}`,
  requestTimestamp: '2026-11-30T08:00:00.000Z',
  currency: 'EUR',
  grosAmount: 10.5,
  purpose: 'Test',
  description: 'Test',
  redirectUrl: BACK,
  items: [{ id: 'p', reference: 'x', description: 'Test', taxRate: 0, quantity: 1, totalNetAmount: 10.5, totalTaxAmount: 0 }],
  ...over,
});

const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${sandbox.url}/payments${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, ...init.headers } });
const post = (body: unknown): Promise<Response> =>
  call('/paymenttransaction/bauraum/13074000', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

async function ledgerOf(transactionId: string): Promise<{ amountCents: number }[]> {
  const { bookings } = (await (await call('/ledger')).json()) as { bookings: { transactionId: string; amountCents: number }[] };
  return bookings.filter((booking) => booking.transactionId === transactionId);
}

async function restart(): Promise<void> {
  await sandbox.close();
  await start();
}

async function start(): Promise<void> {
  sandbox = await startSandbox(options());
  const baseUrl = `${sandbox.url}/payments`;
  client = createPaymentClient({ baseUrl, originatorId: 'bauraum', endPointId: '13074000', token: TOKEN, timeoutMs: 5000 });
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-pay-'));
  await start();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(dataDir, { recursive: true });
});

describe('a payment', () => {
  it.each([
    ['pay', 'PAYED', 1],
    ['fail', 'FAILED', 0],
    ['cancel', 'CANCELED', 0],
  ] as const)('%s ends as %s and sends the payer back', async (action, status, bookings) => {
    const transaction = await client.start(aRequest());
    expect(transaction).toMatchObject({ status: 'INITIAL', amountCents: 118400 });
    expect(await payAs(transaction.redirectUrl, action)).toBe(BACK);
    expect((await client.status(transaction.transactionId)).status).toBe(status);
    expect(await ledgerOf(transaction.transactionId)).toHaveLength(bookings);
  });

  it('charges once, however often and in whatever order the buttons are pressed', async () => {
    const { redirectUrl, transactionId } = await client.start(aRequest());
    await Promise.all([payAs(redirectUrl, 'pay'), payAs(redirectUrl, 'pay'), payAs(redirectUrl, 'pay')]);
    await payAs(redirectUrl, 'cancel');
    expect((await client.status(transactionId)).status).toBe('PAYED');
    expect(await ledgerOf(transactionId)).toEqual([expect.objectContaining({ amountCents: 118400 })]);
  });

  it('is the same for the same requestId, also at the same time and after it was paid', async () => {
    const request = aRequest();
    const [first, second] = await Promise.all([client.start(request), client.start(request)]);
    await payAs(first.redirectUrl, 'pay');
    const third = await client.start({ ...request, requestTimestamp: '2026-12-01T08:00:00.000Z' });
    expect([second.transactionId, third.transactionId]).toEqual([first.transactionId, first.transactionId]);
    expect(third.status).toBe('PAYED');
  });

  it('is refused when the requestId stands for something else', async () => {
    const request = aRequest();
    await client.start(request);
    const error: unknown = await client.start({ ...request, purpose: 'Anderes' }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PaymentRefused);
    expect(error).toMatchObject({ status: 409, code: 'PAYMENT_EXISTS' });
  });

  it('survives a restart and half a line of a killed process', async () => {
    const paid = await client.start(aRequest());
    const open = await client.start(aRequest());
    await payAs(paid.redirectUrl, 'pay');
    appendFileSync(join(dataDir, 'payments.jsonl'), '{"type":"ended","transactionId":"');
    await restart();
    expect((await client.status(paid.transactionId)).status).toBe('PAYED');
    expect(await ledgerOf(paid.transactionId)).toHaveLength(1);
    expect((await client.status(open.transactionId)).status).toBe('INITIAL');
    await payAs(open.redirectUrl.replace(/^http:\/\/[^/]+/, sandbox.url), 'pay');
    await restart();
    expect((await client.status(open.transactionId)).status).toBe('PAYED');
    expect(readFileSync(join(dataDir, 'payments.jsonl'), 'utf8')).not.toContain('"transactionId":"{');
  });

  it('is on disk before anybody is told: another process reads it at once', async () => {
    const { transactionId } = await client.start(aRequest());
    const grep = spawn('grep', ['-c', transactionId, join(dataDir, 'payments.jsonl')]);
    expect(await new Promise((resolve) => grep.on('close', resolve))).toBe(0);
  });
});

describe('bad input', () => {
  it.each<[string, Record<string, unknown>]>([
    ['/requestId', { requestId: 'x'.repeat(37) }],
    ['/requestId', { requestId: 'a b' }],
    ['/requestId', { requestId: undefined }],
    ['/requestTimestamp', { requestTimestamp: 'gestern' }],
    ['/currency', { currency: 'USD' }],
    ['/grosAmount', { grosAmount: 0 }],
    ['/grosAmount', { grosAmount: -5 }],
    ['/grosAmount', { grosAmount: 10.505 }],
    ['/grosAmount', { grosAmount: '10.50' }],
    ['/grosAmount', { grosAmount: 1_000_000 }],
    ['/purpose', { purpose: 'x'.repeat(28) }],
    ['/purpose', { purpose: 'Gebühr' }],
    ['/description', { description: 'x'.repeat(251) }],
    ['/redirectUrl', { redirectUrl: 'javascript:alert(1)' }],
    ['/redirectUrl', { redirectUrl: '/relativ' }],
    ['/redirectUrl', { redirectUrl: `https://example.org/${'x'.repeat(2100)}` }],
    ['/items', { items: [] }],
    ['/items', { items: Array.from({ length: 100 }, () => wireRequest().items[0]) }],
    ['/items', { items: 'keine' }],
    ['/items/0', { items: [7] }],
    ['/items/0/quantity', { items: [{ ...wireRequest().items[0], quantity: 0 }] }],
    ['/items/0/bookingData', { items: [{ ...wireRequest().items[0], bookingData: { konto: 1 } }] }],
    ['/iban', { iban: 'DE00' }],
  ])('names %s for %j', async (path, over) => {
    const response = await post(wireRequest(over));
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as { functionalCode: string; fields: { path: string }[] };
    expect(problem.functionalCode).toBe('VALIDATION_ERROR');
    expect(problem.fields.map((field) => field.path)).toContain(path);
  });

  it('does the sum', async () => {
    const response = await post(wireRequest({ grosAmount: 10.51 }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ functionalCode: 'CALCULATION_ERROR' });
  });

  it.each(['', '{', '[]', 'null', '"text"'])('knows that %p is no request', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  it('takes no more than it can hold', async () => {
    expect((await post('x'.repeat(300_000))).status).toBe(413);
  });

  it('wants its token, as bearer or as API key', async () => {
    const url = `${sandbox.url}/payments/status/bauraum/13074000`;
    const status = async (headers: Record<string, string>): Promise<number> => (await fetch(url, { headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ authorization: 'Bearer falsch' })).toBe(401);
    expect(await status({ authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await status({ 'x-api-key': TOKEN })).toBe(200);
    expect((await fetch(`${sandbox.url}/payments/ledger`)).status).toBe(401);
  });

  it('keeps offices apart and knows only its own', async () => {
    const { transactionId } = await client.start(aRequest());
    expect((await call(`/paymenttransaction/anderer/13074000/${transactionId}`)).status).toBe(404);
    const unknown = await call('/status/bauraum/99999');
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      expect.objectContaining({ functionalCode: 'NO_VALID_ORIGINATOR_OR_ENDPOINT' }),
    ]);
    await expect(client.status('gibt-es-nicht')).rejects.toMatchObject({ status: 404 });
    await expect(client.ping()).resolves.toBeUndefined();
  });
});

describe('the payment page', () => {
  it('shows amount, purpose and payee, escaped and without anything inline', async () => {
    const { redirectUrl } = await client.start(aRequest());
    const response = await fetch(redirectUrl);
    const body = await response.text();
    for (const text of ['1.184,00 €', 'Vorschuss 63-2026', 'Kreiskasse Musterkreis', 'Gebühr, Neubau Wohnhaus', 'Jetzt bezahlen'])
      expect(body).toContain(text);
    expect(body).not.toMatch(/<script|style=|onclick/);
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:4700");
  });

  it('shows no buttons once it has ended', async () => {
    const { redirectUrl } = await client.start(aRequest());
    await payAs(redirectUrl, 'fail');
    const body = await (await fetch(redirectUrl)).text();
    expect(body).toContain('Diese Zahlung ist fehlgeschlagen');
    expect(body).not.toContain('Jetzt bezahlen');
  });

  it('does nothing for an unknown button, another site or an unknown payment', async () => {
    const { redirectUrl, transactionId } = await client.start(aRequest());
    const press = (action: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(redirectUrl, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ action }) });
    expect((await press('toString')).status).toBe(400);
    expect((await press('pay', { 'sec-fetch-site': 'cross-site' })).status).toBe(400);
    expect((await client.status(transactionId)).status).toBe('INITIAL');
    expect((await fetch(`${sandbox.url}/payments/pay/erfunden`)).status).toBe(404);
  });
});
