import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '@bauraum/config';
import { DOCUMENT_STORE } from '@bauraum/documents';
import { logging, Metrics } from '@bauraum/observability';
import { PAYMENT_CLIENT } from '@bauraum/payments';
import { Database } from '@bauraum/persistence';
import { createScanner, SCANNER } from '@bauraum/scan';
import { createStore } from '@bauraum/storage';
import { createPaymentClient } from '@bauraum/xbezahldienste';

/** What every process needs: settings, database, document store, payment service, logs, figures. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(private readonly db: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.db.close();
  }

  static for(config: Config, name: string): DynamicModule {
    const providers = [
      { provide: Config, useValue: config },
      {
        provide: Database,
        useFactory: () =>
          Database.connect({
            url: config.databaseUrl,
            poolSize: config.databasePoolSize,
            entities: [],
            applicationName: `bauraum-${name}`,
          }),
      },
      { provide: DOCUMENT_STORE, useFactory: () => createStore(storeOptions(config)) },
      { provide: SCANNER, useFactory: () => createScanner(config.clamavAddress) },
      { provide: PAYMENT_CLIENT, useFactory: () => createPaymentClient(paymentOptions(config)) },
      Metrics,
    ];
    return { module: CoreModule, imports: [LoggerModule.forRoot(logging(config.logLevel, name))], providers, exports: providers };
  }
}

const paymentOptions = (config: Config): Parameters<typeof createPaymentClient>[0] => ({
  baseUrl: config.paymentUrl,
  originatorId: config.paymentOriginatorId,
  endPointId: config.paymentEndpointId,
  token: config.paymentToken,
  timeoutMs: 10_000,
});

export const storeOptions = (config: Config): Parameters<typeof createStore>[0] => ({
  ...(config.s3Endpoint
    ? {
        s3: {
          endpoint: config.s3Endpoint,
          ...(config.s3PublicEndpoint ? { publicEndpoint: config.s3PublicEndpoint } : {}),
          accessKey: config.s3AccessKey ?? '',
          secretKey: config.s3SecretKey ?? '',
          bucket: config.s3Bucket,
          region: config.s3Region,
        },
      }
    : {}),
  disk: { root: config.storageDir, secret: config.storageSecret, publicUrl: config.publicUrl },
});
