import type { Params } from 'nestjs-pino';
import pino from 'pino';

/**
 * JSON logs without personal data: a request is logged with method, route pattern, status and duration, never with its URL's values,
 * headers, body or address.
 */
export function logging(level: string, name: string): Params {
  return {
    pinoHttp: {
      level,
      name,
      base: { name },
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') === true || request.url === '/metrics' },
      serializers: {
        req: (request: { id: string; method: string; routeOptions?: { url?: string } }) => ({ id: request.id, method: request.method }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: pino.stdSerializers.err,
      },
      customAttributeKeys: { responseTime: 'ms' },
    },
  };
}
