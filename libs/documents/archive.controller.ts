import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Caller, OFFICE, PARTIES, type Principal } from '@bauraum/http';
import { Database } from '@bauraum/persistence';
import { contentDisposition } from '@bauraum/storage';
import { DocumentArchive } from './document-archive';
import { visibleDirections } from './visibility';

/** A reader that takes nothing for so long has gone. */
const IDLE_MS = 120_000;

@ApiTags('documents')
@Controller('api/v1/:authority/cases/:caseId')
export class DocumentArchiveController {
  constructor(
    private readonly db: Database,
    private readonly archive: DocumentArchive,
  ) {}

  /** Everything that the caller may see, as one file. The transaction is over before the first byte is sent. */
  @Get('documents.zip')
  @Allow(...PARTIES, ...OFFICE)
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async all(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const plan = await this.db.transaction(caller.tenant, (tx) => this.archive.plan(tx, caseId, visibleDirections(caller)));
    reply.raw.setTimeout(IDLE_MS, () => reply.raw.destroy());
    const disposition = contentDisposition('attachment', plan.fileName);
    return new StreamableFile(this.archive.open(plan), { type: 'application/zip', disposition });
  }
}
