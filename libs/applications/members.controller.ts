import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, APPLICANTS, Command, Commands, Identified, type CommandContext } from '@bauraum/http';
import { CASE_ROLES } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import { Invitations } from './invitations';
import { InvitationView, LeaveCase, NewInvitation, SentInvitationView } from './member.dto';
import { Members } from './members';

/** Who takes part in an application: inviting, leaving, being sent away. */
@ApiTags('members')
@Controller('api/v1/:authority')
export class MembersController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly invitations: Invitations,
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

  @Post('cases/:caseId/invitations/:invitationId/renew')
  @Allow(...APPLICANTS)
  @Identified()
  @ApiCreatedResponse({ type: InvitationView })
  renew(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('invitationId') invitationId: string,
  ): Promise<InvitationView> {
    return this.commands.run(command, {}, (tx) => this.invitations.renew(tx, command.principal, caseId, invitationId));
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
}
