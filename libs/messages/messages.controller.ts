import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, Command, Commands, CONTRIBUTORS, OFFICE, PARTIES, type CommandContext, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { MessagesView, NewMessage, ReadMark } from './message.dto';
import { Messages } from './messages.service';

/** What applicants and office write to each other in a case. */
@ApiTags('messages')
@Controller('api/v1/:authority/cases/:caseId/messages')
export class MessagesController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly messages: Messages,
  ) {}

  @Get()
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: MessagesView })
  all(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<MessagesView> {
    return this.db.transaction(caller.tenant, (tx) => this.messages.all(tx, caller, caseId));
  }

  @Post()
  @Allow(...CONTRIBUTORS, ...OFFICE)
  @ApiCreatedResponse({ type: MessagesView })
  send(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: NewMessage): Promise<MessagesView> {
    return this.commands.run(command, body, (tx) => this.messages.send(tx, command.principal, caseId, body));
  }

  @Post(':topicId/read')
  @HttpCode(200)
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: MessagesView })
  read(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('topicId') topicId: string,
    @Body() body: ReadMark,
  ): Promise<MessagesView> {
    return this.commands.run(command, body, (tx) => this.messages.read(tx, command.principal, caseId, topicId, body));
  }
}
