import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { toProblem } from '@bauraum/http';
import { notFound } from '@bauraum/kernel';

/** Addresses that are never a page of the portal; a missing one is a 404. */
const OURS = /^\/(api|auth|storage|health|metrics|assets)(\/|$|\?)/;

/** Serves the built portal: files by name, and its start page for every other address that a browser may open. */
export async function servePortal(app: NestFastifyApplication, dir: string): Promise<void> {
  const root = resolve(dir);
  const built = existsSync(resolve(root, 'index.html'));
  if (built) {
    await app.register(fastifyStatic as never, {
      root,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply: FastifyReply, path: string) =>
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      if (built && !OURS.test(request.url)) return reply.header('cache-control', 'no-cache').sendFile('index.html');
      return reply.status(404).header('content-type', 'application/problem+json').send(toProblem(notFound(), request.id));
    });
}
