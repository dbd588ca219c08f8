import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Allow, Command, Commands, type CommandContext } from '@bauraum/http';
import { isGuest, Sessions } from '@bauraum/identity';
import { notFound, UserError } from '@bauraum/kernel';
import { PackStore } from '@bauraum/packs';
import { Database } from '@bauraum/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Guests } from './guests';
import { Invitations } from './invitations';
import { AcceptedInvitation, AcceptInvitation, InvitationPreview, JoinAsGuest, PreviewQuery } from './member.dto';

/** The link of an invitation: what it is about, and the two ways in. */
@ApiTags('members')
@Controller('api/v1/:authority/invitations')
export class JoinController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly packs: PackStore,
    private readonly sessions: Sessions,
    private readonly invitations: Invitations,
    private readonly guests: Guests,
  ) {}

  @Post('accept')
  @HttpCode(200)
  @Allow('person')
  @ApiOkResponse({ type: AcceptedInvitation })
  accept(@Command() command: CommandContext, @Body() body: AcceptInvitation): Promise<AcceptedInvitation> {
    return this.commands.run(command, body, (tx) => this.invitations.accept(tx, command.principal, body.token));
  }

  @Get('preview')
  @Allow('public')
  @ApiQuery({ name: 'token', type: String })
  @ApiOkResponse({ type: InvitationPreview })
  async preview(@Param('authority') authority: string, @Query() { token }: PreviewQuery): Promise<InvitationPreview> {
    await this.assertAuthority(authority);
    return this.db.transaction(authority, (tx) => this.invitations.preview(tx, token));
  }

  /**
   * Joins without an account. Whoever is logged in accepts instead: no page of somebody else's turns a person into a guest. A page of another
   * origin cannot call this: its JSON would need a preflight that nobody answers.
   */
  @Post('join')
  @HttpCode(200)
  @Allow('public')
  @ApiOkResponse({ type: AcceptedInvitation })
  async join(
    @Param('authority') authority: string,
    @Body() body: JoinAsGuest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedInvitation> {
    this.sessions.assertSameOrigin(request);
    await this.assertAuthority(authority);
    const session = await this.sessions.of(request);
    if (session && !isGuest(session)) throw new UserError(409, 'already-identified');
    const { guest, ...joined } = await this.db.transaction(authority, (tx) => this.guests.join(tx, body, session));
    const others = session?.subject === guest.subject ? (session.guestOf ?? []) : [];
    await this.sessions.setGuest(reply, guest, [...new Set([...others, authority])]);
    return joined;
  }

  private async assertAuthority(authority: string): Promise<void> {
    if (!(await this.packs.find(authority))) throw notFound();
  }
}
