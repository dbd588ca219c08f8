import { createHash } from 'node:crypto';
import { ThrottlerGuard } from '@nestjs/throttler';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Counts by session where there is one, else by address; the session is hashed, so that no cookie lies in memory. */
@Injectable()
export class RateLimit extends ThrottlerGuard {
  protected override getTracker(request: FastifyRequest): Promise<string> {
    const cookie = request.headers.cookie;
    return Promise.resolve(cookie ? createHash('sha256').update(cookie).digest('base64') : request.ip);
  }
}
