import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Below this an answer fits into the packet that it comes in anyway. */
const SMALLEST = 1024;
/** A twentieth less than 4 in the same time; beyond 5, Brotli takes longer than it saves on the line. */
const QUALITY = 5;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Compresses JSON answers on the way out. Only those that our own pages ask for (`Sec-Fetch-Site: same-origin`): guessing a secret from the length
 * of compressed answers (BREACH) needs a foreign page that makes the browser ask again and again, and what a foreign page asks for stays as it is.
 * Browsers set the header themselves, no page can.
 */
export function compressAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    if (typeof payload !== 'string' || payload.length < SMALLEST || !isJson(reply) || reply.hasHeader('content-encoding')) return payload;
    reply.header('vary', 'Accept-Encoding, Sec-Fetch-Site');
    const encoding = request.headers['sec-fetch-site'] === 'same-origin' ? encodingFor(request.headers['accept-encoding']) : undefined;
    if (encoding === undefined) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return encoding === 'br' ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }) : zip(payload);
  });
}

const isJson = (reply: FastifyReply): boolean => /^application\/([\w.-]+\+)?json\b/.test(String(reply.getHeader('content-type') ?? ''));

/** @example encodingFor('gzip, deflate, br;q=1.0') // 'br' */
export function encodingFor(accepted: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const names = String(accepted ?? '')
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/))
    .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name);
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding));
}
