import { SESSION_SECONDS } from './session';

/** How long somebody may take for a login, in seconds. */
export const LOGIN_SECONDS = 600;

/** The options of a cookie, as `@fastify/cookie` and most others take them; `maxAge` in seconds. */
export interface CookieOptions {
  readonly path: '/';
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly maxAge: number;
}

export interface CookieSpec {
  readonly name: string;
  readonly options: CookieOptions;
}

/**
 * Names and attributes of our two cookies. Under https the prefix `__Host-` ties a cookie to exactly this host (RFC 6265bis);
 * over plain http browsers refuse the prefix, so the plain name is used.
 *
 * @param publicUrl where browsers reach us.
 * @example cookieSpecs('https://bau.example').session.name // '__Host-bauraum_session'
 */
export function cookieSpecs(publicUrl: string): { readonly session: CookieSpec; readonly login: CookieSpec } {
  const secure = new URL(publicUrl).protocol === 'https:';
  const prefix = secure ? '__Host-' : '';
  const base = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    session: { name: `${prefix}bauraum_session`, options: { ...base, maxAge: SESSION_SECONDS } },
    login: { name: `${prefix}bauraum_login`, options: { ...base, maxAge: LOGIN_SECONDS } },
  };
}
