import { createHash } from 'node:crypto';
import { ThrottlerGuard } from '@nestjs/throttler';
import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { Sessions } from '@bauraum/identity';
import type { FastifyRequest } from 'fastify';

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/**
 * One count for all routes together: of the person, where a session that we sealed names one, else of the address. A cookie that anybody
 * can make up gets no count of its own.
 */
@Injectable()
export class RateLimit extends ThrottlerGuard {
  @Inject(Sessions) private readonly sessions!: Sessions;

  protected override async getTracker(request: FastifyRequest): Promise<string> {
    const session = await this.sessions.of(request);
    return session ? `${session.issuer} ${session.subject}` : super.getTracker(request);
  }

  /** Hashed, so that nobody's name lies in memory. */
  protected override generateKey(_context: ExecutionContext, tracker: string, throttler: string): string {
    return hash(`${throttler} ${tracker}`);
  }
}
