import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendAsset } from './assets';
import { errorPage } from './html';
import { HttpProblem, redirect, sendHtml, sendJson } from './http';
import { createPicker } from './oidc/picker';
import { createProvider } from './oidc/provider';
import { providerSecrets } from './oidc/secrets';
import { assertOptions, type SandboxOptions } from './options';
import { PaymentService } from './payments/service';

export interface Sandbox {
  /** Without trailing slash; the issuer is `{url}/oidc`, the payment service `{url}/payments`. */
  readonly url: string;
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' } as const;

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

function answerFailure(error: unknown, response: ServerResponse): void {
  const status = error instanceof HttpProblem ? error.status : 500;
  if (status === 500)
    process.stderr.write(
      `${JSON.stringify({ level: 'error', process: 'sandbox', message: error instanceof Error ? error.stack : String(error) })}\n`,
    );
  if (response.headersSent) response.destroy();
  else sendHtml(response, status, errorPage('Das hat nicht geklappt', 'Bitte versuchen Sie es noch einmal.'), []);
}

/** The routes of the sandbox; the provider library answers everything else below `/oidc`. */
function createRoutes(
  options: SandboxOptions,
  payments: PaymentService,
  oidc: { readonly picker: ReturnType<typeof createPicker>; readonly provider: Handler },
): Handler {
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox.invalid');
    if (pathname.startsWith('/oidc/interaction/')) return oidc.picker(request, response, pathname);
    if (pathname.startsWith('/oidc/')) return oidc.provider(request, response);
    if (pathname.startsWith('/payments/')) return payments.handle(request, response, pathname.slice('/payments'.length));
    if (pathname === '/health/live' || pathname === '/health/ready') return sendJson(response, 200, { status: 'ok' });
    if (sendAsset(pathname, response)) return;
    const [home] = options.client.postLogoutRedirectUris;
    if (pathname === '/' && home !== undefined) return redirect(response, home);
    return sendHtml(response, 404, errorPage('Diese Seite gibt es nicht', 'Bitte prüfen Sie die Adresse.'), []);
  };
}

/**
 * Starts the partners that a local Bauraum needs: an OpenID provider with a persona picker (`/oidc`) and a payment service that
 * speaks XBezahldienste 1.0.0 (`/payments`). Not for production: whoever reaches it can be anybody.
 *
 * @throws TypeError when an option is wrong; the system's error when the port is taken.
 * @example const { url, close } = await startSandbox({ ...options, port: 4702 }) // url 'http://127.0.0.1:4702'
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  assertOptions(options);
  const host = options.host ?? '127.0.0.1';
  const secrets = await providerSecrets(options.dataDir);
  let routes: Handler = (_request, response) => sendJson(response, 503, { status: 'starting' });
  const server = createServer((request, response) => {
    Promise.resolve()
      .then(() => routes(request, response))
      .catch((error: unknown) => answerFailure(error, response));
  });
  await listen(server, options.port, host);
  const url = (options.publicUrl ?? `http://${host}:${(server.address() as AddressInfo).port}`).replace(/\/$/, '');

  const payments = new PaymentService(options.payments, url, options.dataDir);
  const provider = createProvider(`${url}/oidc`, options, secrets);
  const callback = provider.callback();
  const mounted: Handler = (request, response) => {
    const original = request.url ?? '/';
    Object.assign(request, { originalUrl: original, url: original.slice('/oidc'.length) }); // as an Express mount does
    return callback(request, response);
  };
  routes = createRoutes(options, payments, { picker: createPicker(provider, options), provider: mounted });

  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      payments.close();
    },
  };
}
