import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseView } from '@bauraum/cases';
import { Allow, Caller, Command, Commands, etag, OFFICE, revisionOf, type CommandContext, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import type { FastifyReply } from 'fastify';
import { DecisionView, ReturnDecision, SaveDecision } from './decision.dto';
import { Decisions } from './decisions.service';

@ApiTags('decisions')
@Controller('api/v1/:authority/cases/:caseId/decision')
export class DecisionsController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly decisions: Decisions,
  ) {}

  @Get()
  @Allow(...OFFICE)
  @ApiOkResponse({ type: DecisionView })
  async read(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionView> {
    const view = await this.db.transaction(caller.tenant, (tx) => this.decisions.read(tx, caseId));
    void reply.header('etag', etag(view.revision));
    return view;
  }

  @Put()
  @Allow('officer')
  @ApiHeader({ name: 'If-Match', description: 'the revision that was read; "0" for the first draft' })
  @ApiOkResponse({ type: DecisionView })
  async save(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: SaveDecision,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionView> {
    const revision = revisionOf(ifMatch);
    const input = { ...body, revision };
    const view = await this.commands.run(command, input, (tx) => this.decisions.save(tx, command.principal, caseId, revision, body));
    void reply.header('etag', etag(view.revision));
    return view;
  }

  @Post('propose')
  @HttpCode(200)
  @Allow('officer')
  @ApiOkResponse({ type: CaseView })
  propose(@Command() command: CommandContext, @Param('caseId') caseId: string): Promise<CaseView> {
    return this.commands.run(command, {}, (tx) => this.decisions.propose(tx, command.principal, caseId));
  }

  @Post('release')
  @HttpCode(200)
  @Allow('head')
  @ApiOkResponse({ type: CaseView })
  release(@Command() command: CommandContext, @Param('caseId') caseId: string): Promise<CaseView> {
    return this.commands.run(command, {}, (tx) => this.decisions.release(tx, command.principal, caseId));
  }

  @Post('return')
  @HttpCode(200)
  @Allow('head')
  @ApiOkResponse({ type: CaseView })
  return(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: ReturnDecision): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.decisions.return(tx, command.principal, caseId, body.reason));
  }
}
