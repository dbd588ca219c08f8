import * as client from 'openid-client';
import { UserError } from '@bauraum/kernel';
import { LOGIN_SECONDS } from './cookies';
import { loginError, retryWhileDown } from './login-errors';
import { safeReturnTo } from './return-to';
import { createSealer } from './sealer';
import { SESSION_SECONDS, type Session } from './session';

export interface OidcOptions {
  /** Issuer URL; `{issuer}/.well-known/openid-configuration` is read at the first login, not before. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our callback, exactly as registered with the provider. */
  readonly redirectUri: string;
  /** Where the provider sends the browser after a logout. */
  readonly postLogoutRedirectUri: string;
  /** Allows a provider without TLS: for the local sandbox only. */
  readonly allowInsecure: boolean;
  /** Keys of the login cookie, see `SealerOptions.keys`. */
  readonly keys: readonly string[];
  /** Default `openid profile email`. */
  readonly scope?: string;
  /** Pauses between attempts to reach a provider that is not up yet, in milliseconds. */
  readonly retryDelays?: readonly number[];
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** One login that was begun and not finished: what the callback must bring back, and where to go then. */
interface PendingLogin {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly exp: number;
}

export interface Oidc {
  /** Starts a login. Pass the login cookie that the browser has, so that logins in several tabs do not disturb each other. */
  beginLogin(request: { returnTo?: unknown; loginCookie?: string | undefined }): Promise<{ url: string; loginCookie: string }>;
  /**
   * Ends a login.
   * @throws UserError 400 `login-expired` (no such login, wrong state, code used twice), `login-cancelled`, `login-failed`.
   * @throws OperationalError when the provider cannot be reached or refuses our client.
   */
  finishLogin(request: { callbackUrl: string; loginCookie: string | undefined }): Promise<{ session: Session; returnTo: string }>;
  /** The URL that ends the session at the provider too; our own start page when the provider has no such endpoint. */
  logoutUrl(session?: Pick<Session, 'idToken'>): Promise<string>;
  /** Reads the provider's metadata; throws OperationalError when it is not there. For readiness checks. */
  ping(): Promise<void>;
}

const MAX_PENDING = 4;
const MAX_ID_TOKEN = 1800; // a cookie holds 4096 bytes; a longer token is left out and logout falls back to the client id
const TIMEOUT_SECONDS = 10;
const RETRY_DELAYS = [100, 300, 900, 1800] as const;

type Claims = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);

function personName(claims: Claims): string {
  const parts = [text(claims.given_name), text(claims.family_name)].filter((part) => part !== undefined).join(' ');
  return text(claims.name) ?? text(parts) ?? text(claims.preferred_username) ?? 'Ohne Namen';
}

function toSession(claims: Claims & { iss: string; sub: string }, idToken: string, exp: number): Session {
  const email = claims.email_verified === false ? undefined : text(claims.email);
  const acr = text(claims.acr);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: personName(claims),
    ...(email === undefined ? {} : { email }),
    ...(acr === undefined ? {} : { acr }),
    exp,
    ...(idToken.length <= MAX_ID_TOKEN ? { idToken } : {}),
  };
}

/** Discovery on first use, kept once it worked; a failure is not kept. */
function lazyConfiguration(options: OidcOptions): () => Promise<client.Configuration> {
  let known: Promise<client.Configuration> | undefined;
  const discover = (): Promise<client.Configuration> =>
    client.discovery(new URL(options.issuer), options.clientId, undefined, client.ClientSecretBasic(options.clientSecret), {
      timeout: TIMEOUT_SECONDS,
      execute: options.allowInsecure ? [client.allowInsecureRequests] : [],
    });
  return () => {
    known ??= retryWhileDown(discover, options.retryDelays ?? RETRY_DELAYS).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** Exchanges the code and collects the claims of ID token and userinfo endpoint. */
async function exchange(config: client.Configuration, callback: URL, login: PendingLogin, exp: number): Promise<Session> {
  try {
    const tokens = await client.authorizationCodeGrant(config, callback, {
      expectedState: login.state,
      expectedNonce: login.nonce,
      pkceCodeVerifier: login.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !tokens.id_token) throw new UserError(400, 'login-failed');
    const complete = text(claims.name) !== undefined && text(claims.email) !== undefined;
    const more =
      complete || !config.serverMetadata().userinfo_endpoint ? {} : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    return toSession({ ...more, ...claims }, tokens.id_token, exp);
  } catch (error) {
    throw loginError(error);
  }
}

/**
 * The relying party of OpenID Connect (authorization code with PKCE, state and nonce) without any framework and without state on
 * the server: what a login needs until it ends travels in an encrypted cookie.
 *
 * @example const { url, loginCookie } = await createOidc(options).beginLogin({ returnTo: '/antraege' })
 */
export function createOidc(options: OidcOptions): Oidc {
  const now = options.now ?? Date.now;
  const seconds = (): number => Math.floor(now() / 1000);
  const configuration = lazyConfiguration(options);
  const sealer = createSealer<{ pending: readonly PendingLogin[] }>({ keys: options.keys, purpose: 'login', now });
  const pendingLogins = async (cookie: string | undefined): Promise<readonly PendingLogin[]> =>
    ((await sealer.open(cookie))?.pending ?? []).filter((login) => login.exp > seconds());

  return {
    async beginLogin({ returnTo, loginCookie }) {
      const config = await configuration();
      const verifier = client.randomPKCECodeVerifier();
      const exp = seconds() + LOGIN_SECONDS;
      const login = { state: client.randomState(), nonce: client.randomNonce(), verifier, returnTo: safeReturnTo(returnTo), exp };
      const others = (await pendingLogins(loginCookie)).slice(1 - MAX_PENDING);
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: options.scope ?? 'openid profile email',
        state: login.state,
        nonce: login.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, loginCookie: await sealer.seal({ pending: [...others, login] }, exp) };
    },

    async finishLogin({ callbackUrl, loginCookie }) {
      const callback = new URL(options.redirectUri); // never the host that the request names
      callback.search = new URL(callbackUrl, options.redirectUri).search;
      const state = callback.searchParams.get('state');
      const login = (await pendingLogins(loginCookie)).find((pending) => pending.state === state);
      if (!login) throw new UserError(400, 'login-expired');
      const session = await exchange(await configuration(), callback, login, seconds() + SESSION_SECONDS);
      return { session, returnTo: safeReturnTo(login.returnTo) };
    },

    async logoutUrl(session) {
      const config = await configuration();
      if (!config.serverMetadata().end_session_endpoint) return options.postLogoutRedirectUri;
      return client.buildEndSessionUrl(config, {
        post_logout_redirect_uri: options.postLogoutRedirectUri,
        ...(session?.idToken ? { id_token_hint: session.idToken } : {}),
      }).href;
    },

    async ping() {
      await configuration();
    },
  };
}
