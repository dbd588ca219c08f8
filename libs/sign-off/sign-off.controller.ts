import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Caller,
  Command,
  Commands,
  CONTRIBUTORS,
  Identified,
  OFFICE,
  PARTIES,
  type CommandContext,
  type Principal,
} from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { NewSignOff, SignOffsView } from './sign-off.dto';
import { SignOffs } from './sign-off.service';

/** Who has released what of an application. */
@ApiTags('applications')
@Controller('api/v1/:authority/cases/:caseId/sign-offs')
export class SignOffController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly signOffs: SignOffs,
  ) {}

  @Get()
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: SignOffsView })
  matrix(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<SignOffsView> {
    return this.db.transaction(caller.tenant, (tx) => this.signOffs.matrix(tx, caller, caseId));
  }

  @Post()
  @Allow(...CONTRIBUTORS)
  @Identified()
  @ApiCreatedResponse({ type: SignOffsView })
  sign(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: NewSignOff): Promise<SignOffsView> {
    return this.commands.run(command, body, (tx) => this.signOffs.sign(tx, command.principal, caseId, body));
  }

  @Post(':signOffId/withdraw')
  @HttpCode(200)
  @Allow(...CONTRIBUTORS)
  @ApiOkResponse({ type: SignOffsView })
  withdraw(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('signOffId') signOffId: string,
  ): Promise<SignOffsView> {
    return this.commands.run(command, {}, (tx) => this.signOffs.withdraw(tx, command.principal, caseId, signOffId));
  }
}
