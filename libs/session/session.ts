import { createSealer, type SealerOptions } from './sealer';

/** A session lasts one working day. */
export const SESSION_SECONDS = 8 * 60 * 60;

/** Who is logged in: what the identity provider said, nothing about rights. `issuer` and `subject` together name the person; the mail address never does. */
export interface Session {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  /** Trust level of the login as the provider names it. */
  readonly acr?: string;
  /** Of a guest: the authorities that know them. */
  readonly guestOf?: readonly string[];
  /** End of the session, seconds since the epoch. */
  readonly exp: number;
  /** Kept for the logout at the provider only. */
  readonly idToken?: string;
}

export interface SessionSealer {
  sealSession(session: Session): Promise<string>;
  /** The session, or undefined: altered, expired, sealed with an unknown key, or no cookie at all. */
  openSession(cookie: string | undefined): Promise<Session | undefined>;
}

/**
 * Seals sessions into the value of a cookie and opens them again; nothing is kept on the server.
 *
 * @example await createSessionSealer({ keys }).openSession(undefined) // undefined
 */
export function createSessionSealer(options: Pick<SealerOptions, 'keys' | 'now'>): SessionSealer {
  const sealer = createSealer<Session>({ ...options, purpose: 'session' });
  return {
    sealSession: (session) => sealer.seal(session, session.exp),
    openSession: (cookie) => sealer.open(cookie),
  };
}
