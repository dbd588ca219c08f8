import 'reflect-metadata';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { CONTROLLERS } from '../composition';

const dependencies = CONTROLLERS.flatMap(
  (controller) => (Reflect.getMetadata('design:paramtypes', controller) as Type[] | undefined) ?? [],
);

/** The controllers with nothing behind them: enough to read their routes and types. */
@Module({ controllers: CONTROLLERS, providers: [...new Set(dependencies)].map((provide) => ({ provide, useValue: {} })) })
class Surface {}

/** The OpenAPI document of the whole API; made without a database. */
export async function openapi(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(Surface, new FastifyAdapter(), { logger: false, abortOnError: false });
  const options = new DocumentBuilder()
    .setTitle('Bauraum')
    .setDescription(
      'The digital building permit. Every command needs the header Idempotency-Key; errors are application/problem+json (RFC 9457).',
    )
    .setVersion('1')
    .addCookieAuth('bauraum_session')
    .build();
  const document = SwaggerModule.createDocument(app, options, { operationIdFactory });
  await app.close();
  return document;
}

/** @example operationIdFactory('DecisionsController', 'read') // 'decisionsRead' */
function operationIdFactory(controller: string, method: string): string {
  const feature = controller.replace(/Controller$/, '');
  return feature.charAt(0).toLowerCase() + feature.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}
