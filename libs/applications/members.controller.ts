import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Allow, APPLICANTS, Command, Commands, Identified, type CommandContext } from '@bauraum/http';
import { isGuest, Sessions } from '@bauraum/identity';
import { CASE_ROLES, notFound, UserError } from '@bauraum/kernel';
import { PackStore } from '@bauraum/packs';
import { Database } from '@bauraum/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Guests } from './guests';
import { Invitations } from './invitations';
import {
  AcceptedInvitation,
  AcceptInvitation,
  InvitationPreview,
  InvitationView,
  JoinAsGuest,
  LeaveCase,
  NewInvitation,
  PreviewQuery,
  SentInvitationView,
} from './member.dto';
import { Members } from './members';

/** Who takes part in an application: joining by link, leaving, being sent away. */
@ApiTags('members')
@Controller('api/v1/:authority')
export class MembersController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly packs: PackStore,
    private readonly sessions: Sessions,
    private readonly invitations: Invitations,
    private readonly guests: Guests,
    private readonly members: Members,
  ) {}

  @Post('cases/:caseId/invitations')
  @Allow(...APPLICANTS)
  @Identified()
  @ApiCreatedResponse({ type: InvitationView })
  invite(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: NewInvitation): Promise<InvitationView> {
    return this.commands.run(command, body, (tx) => this.invitations.invite(tx, command.principal, caseId, body));
  }

  @Get('cases/:caseId/invitations')
  @Allow(...APPLICANTS)
  @ApiOkResponse({ type: [SentInvitationView] })
  sent(@Param('authority') authority: string, @Param('caseId') caseId: string): Promise<SentInvitationView[]> {
    return this.db.transaction(authority, (tx) => this.invitations.list(tx, caseId));
  }

  @Post('cases/:caseId/invitations/:invitationId/revoke')
  @HttpCode(200)
  @Allow(...APPLICANTS)
  @Identified()
  @ApiOkResponse({ type: [SentInvitationView] })
  revoke(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('invitationId') invitationId: string,
  ): Promise<SentInvitationView[]> {
    return this.commands.run(command, {}, (tx) => this.invitations.revoke(tx, command.principal, caseId, invitationId));
  }

  @Post('cases/:caseId/members/:personId/remove')
  @HttpCode(204)
  @Allow(...CASE_ROLES)
  @ApiNoContentResponse()
  async remove(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('personId') personId: string,
    @Body() body: LeaveCase,
  ): Promise<void> {
    await this.commands.run(command, body, (tx) => this.members.remove(tx, command.principal, caseId, personId, body.role));
  }

  @Post('invitations/accept')
  @HttpCode(200)
  @Allow('person')
  @ApiOkResponse({ type: AcceptedInvitation })
  accept(@Command() command: CommandContext, @Body() body: AcceptInvitation): Promise<AcceptedInvitation> {
    return this.commands.run(command, body, (tx) => this.invitations.accept(tx, command.principal, body.token));
  }

  @Get('invitations/preview')
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
  @Post('invitations/join')
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
