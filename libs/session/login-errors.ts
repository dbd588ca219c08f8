import { setTimeout as pause } from 'node:timers/promises';
import { OperationalError, UserError } from '@bauraum/kernel';

interface ProtocolError {
  readonly name?: string;
  readonly code?: string;
  readonly error?: string;
  readonly status?: number;
  readonly cause?: unknown;
}

const UNAVAILABLE = 'login-provider-unavailable';
/** The provider refuses us, not the person: an operator must look at the client's registration. */
const OUR_FAULT = new Set(['invalid_client', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope']);
const PROVIDER_DOWN = new Set(['server_error', 'temporarily_unavailable']);
const TRANSPORT = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);

const protocolError = (error: unknown): ProtocolError => (typeof error === 'object' && error !== null ? error : {});

/**
 * What went wrong in a login, said so that the right one acts: the person (UserError) or an operator (OperationalError).
 *
 * @example loginError({ name: 'AuthorizationResponseError', error: 'access_denied' }).message // 'login-cancelled'
 */
export function loginError(cause: unknown): Error {
  if (cause instanceof UserError || cause instanceof OperationalError) return cause;
  const { name, code, error = '', status = 0, cause: inner } = protocolError(cause);
  const isNetwork = name === 'TypeError' || protocolError(inner).name === 'TypeError'; // what fetch throws when nobody answers
  if (isNetwork || TRANSPORT.has(code ?? '') || status >= 500 || PROVIDER_DOWN.has(error)) {
    return new OperationalError(UNAVAILABLE, { cause });
  }
  if (OUR_FAULT.has(error) || code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') return new OperationalError('login-client-refused', { cause });
  if (error === 'access_denied') return new UserError(400, 'login-cancelled');
  if (error === 'invalid_grant') return new UserError(400, 'login-expired');
  return new UserError(400, 'login-failed');
}

/**
 * Tries again after each pause; the last failure becomes an OperationalError.
 *
 * @param delays pauses in milliseconds.
 * @throws OperationalError `login-provider-unavailable`.
 */
export async function retryWhileDown<T>(attempt: () => Promise<T>, delays: readonly number[]): Promise<T> {
  for (const delay of delays) {
    try {
      return await attempt();
    } catch {
      await pause(delay);
    }
  }
  return attempt().catch((cause: unknown) => {
    throw new OperationalError(UNAVAILABLE, { cause });
  });
}
