import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { Allow } from '@bauraum/http';
import { DOCUMENT_STORE } from '@bauraum/documents';
import { Metrics } from '@bauraum/observability';
import { Database } from '@bauraum/persistence';
import type { DocumentStore } from '@bauraum/storage';
import type { FastifyReply } from 'fastify';
import { readiness, type Readiness } from '../composition';

/** Asked by machines, often and from one address: not counted by the rate limit. */
@SkipThrottle()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly db: Database,
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Allow('public')
  live(): { alive: true } {
    return { alive: true };
  }

  @Get('health/ready')
  @Allow('public')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const state = await readiness([
      { name: 'database', ping: () => this.db.ping() },
      { name: 'store', ping: () => this.store.ping() },
    ]);
    void reply.status(state.ready ? 200 : 503);
    return state;
  }

  @Get('metrics')
  @Allow('public')
  @Header('content-type', 'text/plain; version=0.0.4')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
