import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { toProblem } from '@bauraum/http';
import { notFound } from '@bauraum/kernel';

/** Addresses that are never a page of the portal; a missing one is a 404. */
const OURS = /^\/(api|collab|auth|storage|health|metrics|assets)(\/|$)/;
/** What a browser obeys for pages alone, or learns from them for the whole host. A page loads some forty scripts, and half a kilobyte each would be a tenth of it. */
export const ONLY_PAGES = [
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'strict-transport-security',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];
/** Also obeyed for the script of a worker. */
export const POLICY = 'content-security-policy';
/** A file whose name holds its hash is never asked for again: nothing to compare it by. */
const NEVER_AGAIN = { etag: false, lastModified: false, acceptRanges: false };
const FILE = /^\/[\w./~-]+\.\w+$/;

/** Serves the built portal: files by name, and its start page for every other address that a browser may open. */
export async function servePortal(app: NestFastifyApplication, dir: string): Promise<void> {
  const root = resolve(dir);
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (FILE.test(path) && !path.includes('..') && isFile(join(root, path))) {
      const isAsset = path.startsWith('/assets/'); // their names hold their hash
      if (isAsset) for (const name of path.includes('worker') ? ONLY_PAGES : [...ONLY_PAGES, POLICY]) reply.raw.removeHeader(name);
      return reply
        .header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
        .sendFile(path.slice(1), isAsset ? NEVER_AGAIN : {});
    }
    if (!OURS.test(path) && existsSync(join(root, 'index.html'))) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.status(404).header('content-type', 'application/problem+json').send(toProblem(notFound(), request.id));
  });
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
