import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseView } from '@bauraum/cases';
import {
  Allow,
  APPLICANTS,
  Caller,
  Command,
  Commands,
  Identified,
  OFFICE,
  PARTIES,
  type CommandContext,
  type Principal,
} from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { ActView, NewAct, NewProceeding, ProceedingsView, ProceedingView } from './proceeding.dto';
import { Proceedings } from './proceedings.service';

/** What runs beneath a case, and everything that can be done without an endpoint of its own. */
@ApiTags('proceedings')
@Controller('api/v1/:authority/cases/:caseId')
export class ProceedingsController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly proceedings: Proceedings,
  ) {}

  @Get('proceedings')
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: ProceedingsView })
  list(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<ProceedingsView> {
    return this.db.transaction(caller.tenant, (tx) => this.proceedings.list(tx, caller, caseId));
  }

  @Post('proceedings')
  @Identified()
  @Allow(...APPLICANTS, ...OFFICE)
  @ApiCreatedResponse({ type: ProceedingView })
  open(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: NewProceeding): Promise<ProceedingView> {
    return this.commands.run(command, body, (tx) => this.proceedings.open(tx, command.principal, caseId, body.workflow, body.input));
  }

  @Get('acts')
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: [ActView] })
  acts(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<ActView[]> {
    return this.db.transaction(caller.tenant, (tx) => this.proceedings.actsOfCase(tx, caller, caseId));
  }

  @Post('acts')
  @Identified()
  @HttpCode(200)
  @Allow(...APPLICANTS, ...OFFICE)
  @ApiOkResponse({ type: CaseView })
  act(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: NewAct): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.proceedings.act(tx, command.principal, caseId, body));
  }
}
