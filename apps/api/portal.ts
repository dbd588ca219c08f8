import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { toProblem } from '@bauraum/http';
import { notFound } from '@bauraum/kernel';

/** Addresses that are never a page of the portal; a missing one is a 404. */
const OURS = /^\/(api|collab|auth|storage|health|metrics|assets)(\/|$)/;
const FILE = /^\/[\w./-]+\.\w+$/;

/** Serves the built portal: files by name, and its start page for every other address that a browser may open. */
export async function servePortal(app: NestFastifyApplication, dir: string): Promise<void> {
  const root = resolve(dir);
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (FILE.test(path) && !path.includes('..') && isFile(join(root, path))) {
      const forever = path.startsWith('/assets/'); // their names hold their hash
      return reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache').sendFile(path.slice(1));
    }
    if (!OURS.test(path) && existsSync(join(root, 'index.html'))) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.status(404).header('content-type', 'application/problem+json').send(toProblem(notFound(), request.id));
  });
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
