import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before the apis in production: takes turns, and goes on to the next one when one does not answer. */
export interface Balancer {
  readonly url: string;
  /** Answers given by each target. */
  readonly served: Map<string, number>;
  /** Every cookie value that passed. */
  readonly cookies: Set<string>;
  /** Whom it asks from now on. */
  point(targets: readonly string[]): void;
  close(): Promise<void>;
}

type Reply = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

export async function startBalancer(): Promise<Balancer> {
  let targets: readonly string[] = [];
  let turn = 0;
  const served = new Map<string, number>();
  const cookies = new Set<string>();

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    note(cookies, request.headers.cookie?.split('; '));
    const body = await bytesOf(request);
    for (let tried = 0; tried < targets.length; tried++) {
      const target = targets[turn++ % targets.length] ?? '';
      const reply = await ask(target, request, body);
      if (reply === 'refused') continue;
      if (reply === 'broken') break; // it may have done its work: only the client knows whether it may ask again
      served.set(target, (served.get(target) ?? 0) + 1);
      note(cookies, reply.headers['set-cookie']);
      response.writeHead(reply.status, reply.headers).end(reply.body);
      return;
    }
    response.writeHead(502).end();
  };
  const server = createServer((request, response) => void pass(request, response).catch(() => response.destroy()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    cookies,
    point: (next) => void (targets = next),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function note(cookies: Set<string>, pairs: readonly string[] = []): void {
  for (const pair of pairs) {
    const value = pair.split(';')[0]?.split('=').slice(1).join('=') ?? '';
    if (value.length > 8) cookies.add(value);
  }
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function ask(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Reply | 'refused' | 'broken'> {
  return new Promise((done) => {
    const { 'transfer-encoding': _, ...rest } = headers;
    const length = body.length ? { 'content-length': String(body.length) } : {};
    const request = httpRequest(`${target}${url ?? '/'}`, { method, headers: { ...rest, ...length }, agent: false }, (response) => {
      bytesOf(response).then(
        (bytes) => {
          const { 'transfer-encoding': __, connection: ___, ...own } = response.headers;
          done({ status: response.statusCode ?? 502, headers: own, body: bytes });
        },
        () => done('broken'),
      );
    });
    request.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'ECONNREFUSED' ? 'refused' : 'broken'));
    request.end(body);
  });
}
