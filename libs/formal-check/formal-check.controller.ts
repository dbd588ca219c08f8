import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseView } from '@bauraum/cases';
import { Allow, Command, Commands, type CommandContext } from '@bauraum/http';
import { CompleteFormalCheck, ExtendSupplements, NewSupplementRequest, ReviewFinding } from './formal-check.dto';
import { FormalCheck } from './formal-check.service';

@ApiTags('formal check')
@Controller('api/v1/:authority/cases/:caseId')
export class FormalCheckController {
  constructor(
    private readonly commands: Commands,
    private readonly check: FormalCheck,
  ) {}

  @Post('formal-check/complete')
  @HttpCode(200)
  @Allow('clerk', 'officer')
  @ApiOkResponse({ type: CaseView })
  complete(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: CompleteFormalCheck): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.check.complete(tx, command.principal, caseId, body.checklist));
  }

  @Post('supplement-requests')
  @HttpCode(200)
  @Allow('clerk', 'officer')
  @ApiOkResponse({ type: CaseView })
  request(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: NewSupplementRequest): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.check.requestSupplements(tx, command.principal, caseId, body));
  }

  @Post('supplement-requests/extend')
  @HttpCode(200)
  @Allow('clerk', 'officer')
  @ApiOkResponse({ type: CaseView })
  extend(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: ExtendSupplements): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.check.extend(tx, command.principal, caseId, body.dueOn, body.reason));
  }

  @Post('findings/:findingId/review')
  @HttpCode(200)
  @Allow('clerk', 'officer')
  @ApiOkResponse({ type: CaseView })
  review(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('findingId') findingId: string,
    @Body() body: ReviewFinding,
  ): Promise<CaseView> {
    return this.commands.run(command, body, (tx) => this.check.review(tx, command.principal, caseId, findingId, body));
  }
}
