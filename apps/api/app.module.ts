import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { CollaborationGateway } from '@bauraum/collaboration';
import type { Config } from '@bauraum/config';
import { ProblemFilter } from '@bauraum/http';
import { AccessGuard } from '@bauraum/identity';
import { CONTROLLERS, CoreModule, FeaturesModule } from '../composition';
import { HealthController } from './health.controller';
import { RateLimit } from './rate-limit';

@Module({})
export class ApiModule {
  static for(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        CoreModule.for(config, 'api'),
        FeaturesModule,
        ThrottlerModule.forRoot([{ ttl: 60_000, limit: config.rateLimitPerMinute }]),
      ],
      controllers: [...CONTROLLERS, HealthController],
      providers: [
        CollaborationGateway,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: RateLimit },
        { provide: APP_GUARD, useExisting: AccessGuard },
      ],
    };
  }
}
