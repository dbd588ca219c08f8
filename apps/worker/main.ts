import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { ConfigError, loadConfig, type Config } from '@bauraum/config';
import { Metrics } from '@bauraum/observability';
import { Database } from '@bauraum/persistence';
import { SCANNER, type Scanner } from '@bauraum/scan';
import { CoreModule, FeaturesModule, readiness } from '../composition';
import { Hourly } from './hourly';
import { Worker } from './worker';

@Module({})
class WorkerModule {
  static for(config: Config): DynamicModule {
    return { module: WorkerModule, imports: [CoreModule.for(config, 'worker'), FeaturesModule], providers: [Hourly, Worker] };
  }
}

async function main(): Promise<void> {
  const config = loadConfig();
  const app = await NestFactory.createApplicationContext(WorkerModule.for(config), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  const worker = app.get(Worker);
  await worker.start();
  const scanner = app.get<Scanner | null>(SCANNER);
  const checks = [
    { name: 'database', ping: () => app.get(Database).ping() },
    { name: 'queue', ping: () => worker.ping() },
    ...(scanner ? [{ name: 'scanner', ping: () => scanner.ping() }] : []),
  ];
  const server = health(checks, app.get(Metrics)).listen(config.workerPort, config.host);
  // A second worker on this machine has no port for its health; it works all the same.
  server.on('error', (error) => app.get(Logger).warn(`no health endpoint: ${error.message}`));
  server.unref();
}

function health(checks: Parameters<typeof readiness>[0], metrics: Metrics): Server {
  return createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.url === '/metrics') return void response.end(await metrics.registry.metrics());
      const state = request.url === '/health/live' ? { ready: true } : await readiness(checks);
      response.writeHead(state.ready ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(state));
    };
    answer().catch(() => response.writeHead(500).end());
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
