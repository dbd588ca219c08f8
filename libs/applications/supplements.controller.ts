import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseView } from '@bauraum/cases';
import {
  Allow,
  APPLICANTS,
  Caller,
  Command,
  Commands,
  CONTRIBUTORS,
  Identified,
  PARTIES,
  revisionOf,
  type CommandContext,
  type Principal,
} from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { SupplementDrafts } from './supplement-drafts';
import { Supplements } from './supplements';
import { PrepareAnswer, PreparedSupplementsView, SupplementAnswers } from './supplements.dto';

/** The punch list of the applicant side: prepared together, sent once. */
@ApiTags('applications')
@Controller('api/v1/:authority/cases/:caseId/supplements')
export class SupplementsController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly drafts: SupplementDrafts,
    private readonly supplements: Supplements,
  ) {}

  @Get('prepared')
  @Allow(...PARTIES)
  @ApiOkResponse({ type: PreparedSupplementsView })
  prepared(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<PreparedSupplementsView> {
    return this.db.transaction(caller.tenant, (tx) => this.drafts.view(tx, caseId));
  }

  @Put('prepared/:findingId')
  @Allow(...CONTRIBUTORS)
  @ApiHeader({ name: 'If-Match', description: 'the revision of this answer that was read' })
  @ApiOkResponse({ type: PreparedSupplementsView })
  prepare(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('findingId') findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: PrepareAnswer,
  ): Promise<PreparedSupplementsView> {
    const input = { ...body, findingId, revision: revisionOf(ifMatch) };
    return this.commands.run(command, input, (tx) => this.drafts.prepare(tx, command.principal, caseId, input));
  }

  @Post()
  @HttpCode(200)
  @Allow(...APPLICANTS)
  @Identified()
  @ApiOkResponse({ type: CaseView })
  answer(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: SupplementAnswers): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.supplements.answer(tx, command.principal, caseId, body.answers));
  }
}
