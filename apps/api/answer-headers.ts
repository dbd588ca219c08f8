import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ONLY_PAGES, POLICY } from './portal';

/** Whoever opens an answer as a page sees its text and nothing else. */
const TEXT_ONLY = "default-src 'none';frame-ancestors 'none'";
const ANSWER = /^application\/([\w.-]+\+)?json\b/;

/** An answer in JSON is no page, so it does without what a browser obeys for pages alone: a page asks for a dozen. */
export function lightenAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: null, payload: unknown) => void) => {
    if (ANSWER.test(String(reply.getHeader('content-type') ?? ''))) {
      for (const name of ONLY_PAGES) reply.raw.removeHeader(name);
      reply.raw.setHeader(POLICY, TEXT_ONLY);
    }
    done(null, payload);
  });
}
