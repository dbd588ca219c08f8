import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CONTRIBUTORS, Caller, Command, Commands, type CommandContext, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { DocumentView } from './document.dto';
import { DocumentLabels } from './labels';
import { ContentSuggestionsView, DocumentIds, FileNames, Labels, NameSuggestionView } from './labels.dto';

@ApiTags('documents')
@Controller('api/v1/:authority/cases/:caseId/documents')
export class DocumentLabelsController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly labels: DocumentLabels,
  ) {}

  /** What the names of files suggest, before they are sent; one answer for each name. */
  @Post('suggestions')
  @HttpCode(200)
  @Allow(...CONTRIBUTORS)
  @ApiOkResponse({ type: [NameSuggestionView] })
  byName(@Body() { fileNames }: FileNames): NameSuggestionView[] {
    return this.labels.byName(fileNames);
  }

  /** What the contents of files suggest that are there. */
  @Get('suggestions')
  @Allow(...CONTRIBUTORS)
  @ApiOkResponse({ type: ContentSuggestionsView })
  byContent(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<ContentSuggestionsView> {
    return this.db.transaction(caller.tenant, (tx) => this.labels.byContent(tx, caseId));
  }

  @Post('labels')
  @HttpCode(200)
  @Allow(...CONTRIBUTORS)
  @ApiOkResponse({ type: [DocumentView] })
  label(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: Labels): Promise<DocumentView[]> {
    return this.commands.run(command, body, (tx) => this.labels.label(tx, command.principal, caseId, body.labels));
  }

  @Post('withdraw')
  @HttpCode(200)
  @Allow(...CONTRIBUTORS)
  @ApiOkResponse({ type: [DocumentView] })
  withdraw(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: DocumentIds): Promise<DocumentView[]> {
    return this.commands.run(command, body, (tx) => this.labels.withdraw(tx, command.principal, caseId, body.documentIds));
  }

  @Post('restore')
  @HttpCode(200)
  @Allow(...CONTRIBUTORS)
  @ApiOkResponse({ type: [DocumentView] })
  restore(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: DocumentIds): Promise<DocumentView[]> {
    return this.commands.run(command, body, (tx) => this.labels.restore(tx, command.principal, caseId, body.documentIds));
  }
}
