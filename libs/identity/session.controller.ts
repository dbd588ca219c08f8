import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Config } from '@bauraum/config';
import { Allow } from '@bauraum/http';
import { UserError } from '@bauraum/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GuestAdoption } from './guest-adoption';
import { isGuest } from './people';
import { Sessions } from './sessions';

class SessionView {
  @ApiProperty() authenticated!: boolean;
  @ApiPropertyOptional() name?: string;
  @ApiPropertyOptional() subject?: string;
  @ApiPropertyOptional({ description: 'came by a link and has not identified' }) guest?: boolean;
}

class LogoutView {
  @ApiProperty() url!: string;
}

/** Login and logout. The pages of the identity provider do the rest. */
@ApiTags('session')
@Controller('auth')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
    private readonly guests: GuestAdoption,
  ) {}

  @Get('session')
  @Allow('public')
  @ApiOkResponse({ type: SessionView })
  async session(@Req() request: FastifyRequest): Promise<SessionView> {
    const session = await this.sessions.of(request);
    if (!session) return { authenticated: false };
    return { authenticated: true, name: session.name, subject: session.subject, ...(isGuest(session) ? { guest: true } : {}) };
  }

  @Get('login')
  @Allow('public')
  @ApiExcludeEndpoint()
  async login(@Query('returnTo') returnTo: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { url, loginCookie } = await this.sessions.oidc.beginLogin({ returnTo, loginCookie: this.sessions.loginCookie(request) });
    this.sessions.setLogin(reply, loginCookie);
    void reply.redirect(url, 303);
  }

  @Get('callback')
  @Allow('public')
  @ApiExcludeEndpoint()
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const callbackUrl = `${this.config.publicUrl}${request.url}`;
    try {
      const { session, returnTo } = await this.sessions.oidc.finishLogin({ callbackUrl, loginCookie: this.sessions.loginCookie(request) });
      const before = await this.sessions.of(request);
      if (before && isGuest(before)) await this.guests.adopt(before, { ...session, email: session.email ?? null });
      await this.sessions.setSession(reply, session);
      void reply.redirect(returnTo, 303);
    } catch (error) {
      // A person stands in front of this answer: the start page explains the code in words.
      if (!(error instanceof UserError)) throw error;
      void reply.redirect(`/?problem=${encodeURIComponent(error.code)}`, 303);
    }
  }

  @Post('logout')
  @HttpCode(200)
  @Allow('public')
  @ApiOkResponse({ type: LogoutView })
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<LogoutView> {
    const session = await this.sessions.of(request);
    this.sessions.clear(reply);
    if (session && isGuest(session)) return { url: '/' }; // no identity provider knows them
    return { url: await this.sessions.oidc.logoutUrl(session?.idToken ? { idToken: session.idToken } : undefined).catch(() => '/') };
  }
}
