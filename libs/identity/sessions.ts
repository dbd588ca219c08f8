import { fastifyCookie } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import { Config } from '@bauraum/config';
import type { AuthenticatedRequest } from '@bauraum/http';
import { GUEST_ISSUER, UserError } from '@bauraum/kernel';
import { cookieSpecs, createOidc, createSessionSealer, SESSION_SECONDS, type Oidc, type Session } from '@bauraum/session';
import type { FastifyReply, FastifyRequest } from 'fastify';

type WithCookies = FastifyRequest & { cookies: Record<string, string | undefined> };

/** Login at the identity provider, and the sealed cookie that remembers it. Nothing is kept on the server. */
@Injectable()
export class Sessions {
  readonly oidc: Oidc;
  private readonly cookies;
  private readonly sealer;

  constructor(private readonly config: Config) {
    this.cookies = cookieSpecs(config.publicUrl);
    this.sealer = createSessionSealer({ keys: config.sessionKeys });
    this.oidc = createOidc({
      issuer: config.oidcIssuer,
      clientId: config.oidcClientId,
      clientSecret: config.oidcClientSecret,
      redirectUri: `${config.publicUrl}/auth/callback`,
      postLogoutRedirectUri: `${config.publicUrl}/`,
      allowInsecure: config.nodeEnv !== 'production',
      keys: config.sessionKeys,
    });
  }

  of(request: FastifyRequest): Promise<NonNullable<AuthenticatedRequest['session']> | undefined> {
    return this.open((request as WithCookies).cookies);
  }

  /** The same for a request that Fastify has not seen (the upgrade to a WebSocket): by its header `cookie`. */
  ofHeader(header: string | undefined): Promise<NonNullable<AuthenticatedRequest['session']> | undefined> {
    return this.open(fastifyCookie.parse(header ?? ''));
  }

  private async open(cookies: Record<string, string | undefined>): Promise<NonNullable<AuthenticatedRequest['session']> | undefined> {
    const session = await this.sealer.openSession(cookies[this.cookies.session.name]);
    return session && { ...session, email: session.email ?? null };
  }

  loginCookie(request: FastifyRequest): string | undefined {
    return (request as WithCookies).cookies[this.cookies.login.name];
  }

  setLogin(reply: FastifyReply, value: string): void {
    void reply.setCookie(this.cookies.login.name, value, this.cookies.login.options);
  }

  async setSession(reply: FastifyReply, session: Session): Promise<void> {
    void reply.setCookie(this.cookies.session.name, await this.sealer.sealSession(session), this.cookies.session.options);
    void reply.clearCookie(this.cookies.login.name, { path: '/' });
  }

  /** The session of somebody who came by a link; it replaces another guest's, never one of a person who is logged in. */
  async setGuest(reply: FastifyReply, { subject, name }: Pick<Session, 'subject' | 'name'>, guestOf: readonly string[]): Promise<void> {
    const exp = Math.floor(Date.now() / 1000) + SESSION_SECONDS;
    await this.setSession(reply, { issuer: GUEST_ISSUER, subject, name, guestOf, exp });
  }

  /**
   * A page of another origin must not put anybody into a session.
   *
   * @throws UserError 403 `wrong-origin`; a client that is no browser sends none.
   */
  assertSameOrigin({ headers }: FastifyRequest): void {
    if (headers.origin !== undefined && headers.origin !== new URL(this.config.publicUrl).origin) throw new UserError(403, 'wrong-origin');
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.cookies.session.name, { path: '/' });
  }
}
