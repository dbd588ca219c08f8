import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseView } from '@bauraum/cases';
import {
  Allow,
  Caller,
  Command,
  Commands,
  CONTRIBUTORS,
  etag,
  Identified,
  OFFICE,
  PARTIES,
  revisionOf,
  type CommandContext,
  type Principal,
} from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import type { FastifyReply } from 'fastify';
import { ApplicationView, NewCase, ReasonInput, SaveApplication } from './application.dto';
import { Applications } from './applications.service';
import { Submission } from './submission';

/** What builder and designer do with their application. */
@ApiTags('applications')
@Controller('api/v1/:authority')
export class ApplicationsController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly applications: Applications,
    private readonly submission: Submission,
  ) {}

  @Post('cases')
  @Allow('person')
  @ApiCreatedResponse({ type: CaseView })
  create(@Command() command: CommandContext, @Body() body: NewCase): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.applications.create(tx, command.principal, body));
  }

  @Get('cases/:caseId/application')
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: ApplicationView })
  async read(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationView> {
    const view = await this.db.transaction(caller.tenant, (tx) => this.applications.read(tx, caseId));
    void reply.header('etag', etag(view.revision));
    return view;
  }

  @Put('cases/:caseId/application')
  @Allow(...CONTRIBUTORS)
  @ApiHeader({ name: 'If-Match', description: 'the revision that was read' })
  @ApiOkResponse({ type: ApplicationView })
  async save(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: SaveApplication,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationView> {
    const revision = revisionOf(ifMatch);
    const input = { ...body, revision };
    const view = await this.commands.run(command, input, (tx) =>
      this.applications.save(tx, command.principal, caseId, revision, body.data),
    );
    void reply.header('etag', etag(view.revision));
    return view;
  }

  @Post('cases/:caseId/submit')
  @HttpCode(200)
  @Allow('builder', 'representative')
  @Identified()
  @ApiOkResponse({ type: CaseView })
  submit(@Command() command: CommandContext, @Param('caseId') caseId: string): Promise<CaseView> {
    return this.commands.run(command, {}, (tx) => this.submission.submit(tx, command.principal, caseId));
  }

  @Post('cases/:caseId/discard')
  @HttpCode(200)
  @Allow('builder', 'representative')
  @Identified()
  @ApiOkResponse({ type: CaseView })
  discard(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: ReasonInput): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.applications.discard(tx, command.principal, caseId, body.reason));
  }

  @Post('cases/:caseId/withdraw')
  @HttpCode(200)
  @Allow('builder', 'representative')
  @Identified()
  @ApiOkResponse({ type: CaseView })
  withdraw(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: ReasonInput): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.applications.withdraw(tx, command.principal, caseId, body.reason));
  }
}
