import { Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, APPLICANTS, Caller, Command, Commands, PARTIES, type CommandContext, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { HistoryView } from './collaboration.dto';
import { Collaboration } from './collaboration.service';

/** The history of a draft, from the log of its shared document. */
@ApiTags('applications')
@Controller('api/v1/:authority')
export class CollaborationController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly collaboration: Collaboration,
  ) {}

  @Get('cases/:caseId/history')
  @Allow(...PARTIES)
  @ApiOkResponse({ type: HistoryView })
  history(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<HistoryView> {
    return this.db.transaction(caller.tenant, (tx) => this.collaboration.history(tx, caseId));
  }

  @Post('cases/:caseId/history/:seq/restore')
  @HttpCode(200)
  @Allow(...APPLICANTS)
  @ApiOkResponse({ type: HistoryView })
  restore(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('seq', ParseIntPipe) seq: number,
  ): Promise<HistoryView> {
    return this.commands.run(command, {}, (tx) => this.collaboration.restore(tx, command.principal, caseId, seq));
  }
}
