import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { OperationalError, UserError } from '@bauraum/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** RFC 9457 problem details; `code` is stable and is the key of its text in the portal. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly [extension: string]: unknown;
}

const CODES: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthenticated',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** The one place that turns an error into an answer. What is not a UserError is never shown, only logged under the request's id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblem(error, request.id);
    if (problem.status >= 500) this.log.error({ err: error, requestId: request.id, route: request.routeOptions?.url }, 'request failed');
    if (problem.status === 429 && !reply.hasHeader('retry-after')) void reply.header('retry-after', '10');
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  }
}

/** @example toProblem(new UserError(404, 'not-found'), 'r1').status // 404 */
export function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof UserError) return problem(error.status, error.code, requestId, error.details);
  if (error instanceof OperationalError) return problem(503, 'temporarily-unavailable', requestId);
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  if (status !== undefined && status >= 400 && status < 500) return problem(status, CODES[status] ?? 'bad-request', requestId);
  return problem(500, 'internal-error', requestId);
}

function problem(status: number, code: string, requestId: string, extensions: object = {}): Problem {
  return { type: `urn:bauraum:problem:${code}`, title: code.replaceAll('-', ' '), status, code, requestId, ...extensions };
}
