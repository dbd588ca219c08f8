import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, UserError } from '@bauraum/kernel';
import { contentDisposition } from './content-disposition';
import type { DiskDocumentStore, Grant } from './disk-store';

const PREFIX = '/storage/';

/** The routes behind the signed URLs of the on-disk store; bytes stream through, nothing is held in memory. */
export async function registerDiskRoutes(fastify: FastifyInstance, store: DiskDocumentStore): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request: FastifyRequest, _body: IncomingMessage, done: (error: null) => void) => done(null));
    scope.setErrorHandler((error, request, reply) => problem(error, request, reply));
    scope.put(`${PREFIX}*`, { bodyLimit: Number.MAX_SAFE_INTEGER }, (request, reply) => put(store, request, reply));
    scope.get(`${PREFIX}*`, (request, reply) => get(store, request, reply));
  });
}

function problem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = error instanceof UserError ? error : undefined;
  const status = known?.status ?? (error as { statusCode?: number }).statusCode ?? 500;
  const code = known?.code ?? (status < 500 ? 'bad-request' : 'internal-error');
  if (status >= 500) request.log.error(error);
  const body = { type: `urn:bauraum:problem:${code}`, title: code, status, code, requestId: request.id };
  return reply.status(status).header('content-type', 'application/problem+json').send(body);
}

function granted(store: DiskDocumentStore, method: 'PUT' | 'GET', request: FastifyRequest): Grant {
  const url = new URL(request.url, 'http://store');
  return store.verify(method, url.pathname.slice(PREFIX.length), url.searchParams);
}

async function put(store: DiskDocumentStore, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { key, size = 0, mediaType, part } = granted(store, 'PUT', request);
  const announced = request.headers['content-length'];
  if (announced !== undefined && Number(announced) > size) throw new UserError(413, 'too-large');
  if (announced !== undefined && Number(announced) < size) throw new UserError(400, 'size-mismatch');
  if (request.headers['content-type'] !== mediaType) throw new UserError(415, 'type-mismatch');
  try {
    await (part ? store.writePart(key, part, request.raw) : store.write(key, request.raw, { mediaType, size }));
  } catch (error) {
    if (request.raw.complete) throw error;
    void reply.header('connection', 'close'); // what may still follow is of no use
    throw error instanceof UserError || !request.raw.destroyed ? error : new UserError(400, 'truncated');
  }
  return reply.status(200).send();
}

async function get(store: DiskDocumentStore, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { key, mediaType, fileName = '', disposition = 'attachment' } = granted(store, 'GET', request);
  const found = await store.stat(key);
  if (!found) throw notFound();
  void reply
    .header('content-type', mediaType)
    .header('content-disposition', contentDisposition(disposition, fileName))
    .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=300')
    .header('etag', `"${found.etag}"`)
    .header('accept-ranges', 'bytes');
  const range = rangeOf(request.headers.range, found.size);
  if (range === 'unsatisfiable') {
    return reply.status(416).header('content-range', `bytes */${found.size}`).header('content-length', 0).send();
  }
  if (range) void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${found.size}`);
  void reply.header('content-length', range ? range.end - range.start + 1 : found.size);
  return reply.send(await store.read(key, range ?? undefined));
}

/** A single range as browsers and PDF viewers ask for it (RFC 9110, 14.1.2); anything else gets the whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end ? { start, end } : 'unsatisfiable';
}
