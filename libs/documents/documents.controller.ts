import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { WorkflowRunner } from '@bauraum/cases';
import {
  actorOf,
  Allow,
  APPLICANTS,
  Caller,
  Command,
  Commands,
  CONTRIBUTORS,
  holdsAny,
  OFFICE,
  PARTIES,
  type CommandContext,
  type Principal,
} from '@bauraum/http';
import { notFound } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import {
  ArrivedPartsView,
  DocumentView,
  LinkQuery,
  LinkView,
  NewDocument,
  NewVersion,
  PartNumbers,
  SignedPartsView,
  UploadView,
} from './document.dto';
import { currentDocuments, isNotice } from './document.repository';
import { Documents } from './documents.service';
import { assertOwnDocument } from './own-kind';
import { Uploads } from './uploads';
import { forUploader, visibleDirections } from './visibility';

@ApiTags('documents')
@Controller('api/v1/:authority/cases/:caseId/documents')
export class DocumentsController {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly documents: Documents,
    private readonly uploads: Uploads,
    private readonly runner: WorkflowRunner,
  ) {}

  @Get()
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: [DocumentView] })
  list(@Caller() caller: Principal, @Param('caseId') caseId: string): Promise<DocumentView[]> {
    return this.db.transaction(caller.tenant, async (tx) => {
      const documents = await this.documents.list(tx, caseId);
      return documents.filter((d) => visibleDirections(caller).includes(d.direction)).map((d) => forUploader(d, caller.personId));
    });
  }

  @Post()
  @Allow(...CONTRIBUTORS)
  @ApiCreatedResponse({ type: UploadView })
  begin(@Command() command: CommandContext, @Param('caseId') caseId: string, @Body() body: NewDocument): Promise<UploadView> {
    return this.commands.run(command, body, (tx) => this.documents.begin(tx, command.principal, caseId, body));
  }

  @Post(':documentId/versions')
  @Allow(...CONTRIBUTORS)
  @ApiCreatedResponse({ type: UploadView })
  revise(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('documentId') documentId: string,
    @Body() body: NewVersion,
  ): Promise<UploadView> {
    return this.commands.run(command, body, (tx) => this.documents.revise(tx, command.principal, caseId, documentId, body));
  }

  @Post(':documentId/versions/:version/complete')
  @HttpCode(202)
  @Allow(...CONTRIBUTORS)
  @ApiAcceptedResponse({ type: DocumentView })
  complete(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('documentId') documentId: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<DocumentView> {
    return this.commands.run(command, {}, async (tx) => {
      await assertOwnDocument(tx, command.principal, caseId, documentId);
      await this.uploads.complete(tx, command.principal, { caseId, documentId, version });
      return this.documents.one(tx, caseId, documentId);
    });
  }

  /** Addresses for parts of a large file. It changes nothing, so it may be asked as often as needed. */
  @Post(':documentId/versions/:version/parts')
  @HttpCode(200)
  @Allow(...CONTRIBUTORS)
  @ApiOkResponse({ type: SignedPartsView })
  signParts(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Param('documentId') documentId: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { numbers }: PartNumbers,
  ): Promise<SignedPartsView> {
    return this.db.transaction(caller.tenant, (tx) => this.uploads.sign(tx, caller, { caseId, documentId, version }, numbers));
  }

  @Get(':documentId/versions/:version/parts')
  @Allow(...CONTRIBUTORS)
  @ApiOkResponse({ type: ArrivedPartsView })
  arrivedParts(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Param('documentId') documentId: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<ArrivedPartsView> {
    return this.db.transaction(caller.tenant, (tx) => this.uploads.arrived(tx, caller, { caseId, documentId, version }));
  }

  @Get(':documentId/versions/:version/link')
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: LinkView })
  link(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Param('documentId') documentId: string,
    @Param('version', ParseIntPipe) version: number,
    @Query() { disposition }: LinkQuery,
  ): Promise<LinkView> {
    return this.db.transaction(caller.tenant, async (tx) => {
      const [document] = await this.documents.list(tx, caseId, [documentId]);
      if (!document || !visibleDirections(caller).includes(document.direction)) throw notFound();
      return { url: await this.documents.link(tx, caseId, documentId, version, disposition) };
    });
  }

  /** The applicant opens what the authority sent; opening the notice, and nothing else, is written into the journal (it starts the period for an objection). */
  @Post(':documentId/open')
  @HttpCode(200)
  @Allow(...PARTIES)
  @ApiOkResponse({ type: LinkView })
  open(@Command() command: CommandContext, @Param('caseId') caseId: string, @Param('documentId') documentId: string): Promise<LinkView> {
    return this.commands.run(command, {}, async (tx) => {
      const row = (await currentDocuments(tx, caseId, ['outgoing'])).find((d) => d.document_id === documentId);
      if (!row) throw notFound();
      const { events } = await this.runner.allowed(tx, caseId);
      if (mayReceive(command.principal) && events.includes('NOTICE_OPENED') && (await isNotice(tx, caseId, documentId))) {
        const actor = actorOf(command.principal, APPLICANTS);
        const eventId = `opened:${documentId}:${actor.id}`;
        await this.runner.dispatch(tx, { processId: caseId, event: { type: 'NOTICE_OPENED', documentId }, actor, eventId });
      }
      return { url: await this.documents.linkTo(tx, row, 'inline') };
    });
  }

  @Delete(':documentId')
  @HttpCode(204)
  @Allow(...CONTRIBUTORS)
  @ApiNoContentResponse()
  async withdraw(
    @Command() command: CommandContext,
    @Param('caseId') caseId: string,
    @Param('documentId') documentId: string,
  ): Promise<void> {
    await this.commands.run(command, {}, (tx) => this.documents.withdraw(tx, command.principal, caseId, documentId));
  }
}

/** Whose opening counts as receipt: the parties', as far as anybody knows who they are. Others read the same document, and nothing follows. */
const mayReceive = (principal: Principal): boolean => holdsAny(principal, APPLICANTS) && !principal.guest;
