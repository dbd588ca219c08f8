import type { Params } from 'nestjs-pino';

/**
 * JSON logs without personal data: the api logs a request with method, route pattern, status and duration, never with its URL's values,
 * headers, body or address.
 */
export function logging(level: string, name: string): Params {
  return {
    pinoHttp: {
      level,
      name,
      base: { name },
      autoLogging: false, // it does not know the route's pattern
      serializers: { req: (request: { id: string }) => ({ id: request.id }), err: withoutValues },
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
