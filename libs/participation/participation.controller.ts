import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Documents, LinkView } from '@bauraum/documents';
import { Allow, Caller, Command, Commands, OFFICE, type CommandContext, type Page, type Principal } from '@bauraum/http';
import { notFound } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import {
  AskMoreTime,
  BodyView,
  GrantTime,
  InboxQuery,
  NewParticipations,
  NewStatement,
  ParticipationPage,
  ParticipationView,
  Reason,
} from './participation.dto';
import { Participations } from './participation.service';
import { ParticipationViews } from './participation.views';

@ApiTags('participation')
@Controller('api/v1/:authority')
export class ParticipationController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly participations: Participations,
    private readonly views: ParticipationViews,
    private readonly documents: Documents,
  ) {}

  @Get('cases/:caseId/bodies')
  @Allow(...OFFICE)
  @ApiOkResponse({ type: [BodyView] })
  bodies(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<BodyView[]> {
    return this.db.transaction(caller.tenant, (tx) => this.participations.bodies(tx, caseId));
  }

  @Get('cases/:caseId/participations')
  @Allow(...OFFICE)
  @ApiOkResponse({ type: [ParticipationView] })
  ofCase(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<ParticipationView[]> {
    return this.db.transaction(caller.tenant, (tx) => this.views.ofCase(tx, caller, caseId));
  }

  @Post('cases/:caseId/participations')
  @Allow('officer')
  @ApiCreatedResponse({ type: [ParticipationView] })
  start(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Body() body: NewParticipations,
  ): Promise<ParticipationView[]> {
    return this.commands.run(command, body, (tx) => this.participations.start(tx, command.principal, caseId, body.participations));
  }

  @Get('inbox')
  @Allow('body-member')
  @ApiOkResponse({ type: ParticipationPage })
  inbox(@Caller() caller: Principal, @Query() query: InboxQuery): Promise<Page<ParticipationView>> {
    return this.db.transaction(caller.tenant, (tx) => this.views.inbox(tx, caller, query));
  }

  @Get('participations/:participationId')
  @Allow('body-member', ...OFFICE)
  @ApiOkResponse({ type: ParticipationView })
  one(@Caller() caller: Principal, @Param('participationId') id: string): Promise<ParticipationView> {
    return this.db.transaction(caller.tenant, (tx) => this.views.one(tx, caller, id));
  }

  /** A body sees the documents that it was given, in their current version, and no others. */
  @Get('participations/:participationId/documents/:documentId/link')
  @Allow('body-member', ...OFFICE)
  @ApiOkResponse({ type: LinkView })
  link(@Caller() caller: Principal, @Param('participationId') id: string, @Param('documentId') documentId: string): Promise<LinkView> {
    return this.db.transaction(caller.tenant, async (tx) => {
      const row = await this.views.row(tx, id);
      const [document] = row.document_ids.includes(documentId) ? await this.documents.list(tx, row.case_id, [documentId]) : [];
      if (!document) throw notFound();
      return { url: await this.documents.link(tx, row.case_id, documentId, document.currentVersion, 'inline') };
    });
  }

  @Post('participations/:participationId/statement')
  @HttpCode(200)
  @Allow('body-member')
  @ApiOkResponse({ type: ParticipationView })
  state(@Command() command: CommandContext, @Param('participationId') id: string, @Body() body: NewStatement): Promise<ParticipationView> {
    return this.commands.run(command, body, (tx) => this.participations.state(tx, command.principal, id, body));
  }

  @Post('participations/:participationId/extension')
  @HttpCode(200)
  @Allow('body-member')
  @ApiOkResponse({ type: ParticipationView })
  askTime(@Command() command: CommandContext, @Param('participationId') id: string, @Body() body: AskMoreTime): Promise<ParticipationView> {
    return this.commands.run(command, body, (tx) => this.participations.askTime(tx, command.principal, id, body));
  }

  @Post('participations/:participationId/extension/grant')
  @HttpCode(200)
  @Allow('officer')
  @ApiOkResponse({ type: ParticipationView })
  grantTime(@Command() command: CommandContext, @Param('participationId') id: string, @Body() body: GrantTime): Promise<ParticipationView> {
    return this.commands.run(command, body, (tx) => this.participations.grantTime(tx, command.principal, id, body.dueOn));
  }

  @Post('participations/:participationId/extension/refuse')
  @HttpCode(200)
  @Allow('officer')
  @ApiOkResponse({ type: ParticipationView })
  refuseTime(@Command() command: CommandContext, @Param('participationId') id: string, @Body() body: Reason): Promise<ParticipationView> {
    return this.commands.run(command, body, (tx) => this.participations.close(tx, command.principal, id, 'REFUSE_TIME', body.reason));
  }

  @Post('participations/:participationId/cancel')
  @HttpCode(200)
  @Allow('officer')
  @ApiOkResponse({ type: ParticipationView })
  cancel(@Command() command: CommandContext, @Param('participationId') id: string, @Body() body: Reason): Promise<ParticipationView> {
    return this.commands.run(command, body, (tx) => this.participations.close(tx, command.principal, id, 'CANCEL_REQUEST', body.reason));
  }
}
