import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { Allow } from '@bauraum/http';
import { UserError } from '@bauraum/kernel';
import { PackStore } from '@bauraum/packs';
import { Database } from '@bauraum/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isGuest } from './people';
import { Sessions } from './sessions';
import { StaffInvitations } from './staff-invitations';

/** The link of a staff invitation, as it is opened in a browser: login first, then in. */
@ApiTags('session')
@Controller('auth/staff')
export class StaffController {
  constructor(
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly packs: PackStore,
    private readonly invitations: StaffInvitations,
  ) {}

  @Get(':authority')
  @Allow('public')
  @ApiExcludeEndpoint()
  async enter(
    @Param('authority') authority: string,
    @Query('token') token: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const session = await this.sessions.of(request);
    // A guest is nobody that an authority could employ.
    if (!session || isGuest(session)) return void reply.redirect(`/auth/login?returnTo=${encodeURIComponent(request.url)}`, 303);
    try {
      if (!(await this.packs.find(authority))) throw new UserError(404, 'not-found');
      await this.db.transaction(authority, (tx) => this.invitations.accept(tx, session, String(token)));
      void reply.redirect(`/${authority}`, 303);
    } catch (error) {
      // A person stands in front of this answer: the start page explains the code in words.
      if (!(error instanceof UserError)) throw error;
      void reply.redirect(`/?problem=${encodeURIComponent(error.code)}`, 303);
    }
  }
}
