import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { Logger as RequestLog } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { Config } from '@bauraum/config';
import { DOCUMENT_STORE } from '@bauraum/documents';
import { validation } from '@bauraum/http';
import { newId } from '@bauraum/kernel';
import { consoleInto, Metrics } from '@bauraum/observability';
import { DiskDocumentStore, registerDiskRoutes, type DocumentStore } from '@bauraum/storage';
import { lightenAnswers } from './answer-headers';
import { ApiModule } from './app.module';
import { serveCollab } from './collab';
import { compressAnswers } from './compression';
import { servePortal } from './portal';

/** Routes that are asked every few seconds, and tell nothing about people. */
const MACHINES = /^\/(health|metrics)/;

/** The api process, ready to listen. */
export async function createApi(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 1024 * 1024,
    trustProxy: config.trustProxy,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.for(config), adapter, { bufferLogs: true });
  app.useLogger(app.get(Logger));
  const giveConsoleBack = consoleInto(new RequestLog('console'));
  app.useGlobalPipes(validation());
  app.enableShutdownHooks();
  await app.register(fastifyCookie as never);
  await app.register(fastifyHelmet, securityHeaders(config));
  const fastify = adapter.getInstance();
  fastify.addHook('onClose', (_, done) => (giveConsoleBack(), done()));
  compressAnswers(fastify);
  lightenAnswers(fastify);
  const metrics = app.get(Metrics);
  const log = new RequestLog('http');
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    const { id: requestId, method } = request;
    const facts = { requestId, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (!MACHINES.test(route)) log.log({ ...facts, msg: 'request' });
    done();
  });
  const store = app.get<DocumentStore>(DOCUMENT_STORE);
  if (store instanceof DiskDocumentStore) await registerDiskRoutes(fastify, store);
  serveCollab(app, config);
  await servePortal(app, config.portalDir);
  return app;
}

/** No script, style or connection from elsewhere; forms may go to the identity provider and the payment page by redirect only. */
function securityHeaders(config: Config): object {
  const store = config.s3PublicEndpoint ?? config.s3Endpoint;
  const https = config.publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...(store ? [store] : [])],
        connectSrc: ["'self'", ...(store ? [store] : [])],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https,
  };
}
