import type { Params } from 'nestjs-pino';

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
        err: withoutValues,
      },
      customAttributeKeys: { responseTime: 'ms' },
    },
  };
}

/** An error of the database carries the query's parameters, and with them what people wrote: only what names the fault is kept. */
function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, cause, message, stack } = error as Error & { code?: unknown };
  return {
    type: error.constructor.name,
    message,
    stack,
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause instanceof Error ? { cause: withoutValues(cause) } : {}),
  };
}
