import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { versionOf, visibleDirections, type VersionRow } from '@bauraum/documents';
import { Allow, Caller, OFFICE, PARTIES, type Principal } from '@bauraum/http';
import { notFound } from '@bauraum/kernel';
import { ParticipationViews } from '@bauraum/participation';
import { Database, type Tx } from '@bauraum/persistence';
import { ImageQuery, PreviewImageView, PreviewView } from './preview.dto';
import { Previews } from './previews.service';

/** Pages of documents, for those who may see the documents themselves. */
@ApiTags('documents')
@Controller('api/v1/:authority')
export class PreviewsController {
  constructor(
    private readonly db: Database,
    private readonly previews: Previews,
    private readonly participations: ParticipationViews,
  ) {}

  @Get('cases/:caseId/documents/:documentId/versions/:version/pages')
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: PreviewView })
  pages(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Param('documentId') documentId: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<PreviewView> {
    return this.db.transaction(caller.tenant, async (tx) => {
      const row = await visible(tx, caller, caseId, documentId, version);
      return this.previews.pages(tx, caller, row);
    });
  }

  /** One page as a picture; asking for one that is not there yet has it drawn. */
  @Get('cases/:caseId/documents/:documentId/versions/:version/pages/:page/image')
  @Allow(...PARTIES, ...OFFICE)
  @ApiOkResponse({ type: PreviewImageView })
  image(
    @Caller() caller: Principal,
    @Param('caseId') caseId: string,
    @Param('documentId') documentId: string,
    @Param('version', ParseIntPipe) version: number,
    @Param('page', ParseIntPipe) page: number,
    @Query() { size }: ImageQuery,
  ): Promise<PreviewImageView> {
    return this.db.transaction(caller.tenant, async (tx) => {
      const row = await visible(tx, caller, caseId, documentId, version);
      return this.previews.image(tx, caller, row, page, size);
    });
  }

  /** A body sees pages of the documents that it was given, in their current version, and no others. */
  @Get('participations/:participationId/documents/:documentId/pages')
  @Allow('body-member', ...OFFICE)
  @ApiOkResponse({ type: PreviewView })
  givenPages(
    @Caller() caller: Principal,
    @Param('participationId') participationId: string,
    @Param('documentId') documentId: string,
  ): Promise<PreviewView> {
    return this.db.transaction(caller.tenant, async (tx) =>
      this.previews.pages(tx, caller, await this.given(tx, participationId, documentId)),
    );
  }

  @Get('participations/:participationId/documents/:documentId/pages/:page/image')
  @Allow('body-member', ...OFFICE)
  @ApiOkResponse({ type: PreviewImageView })
  givenImage(
    @Caller() caller: Principal,
    @Param('participationId') participationId: string,
    @Param('documentId') documentId: string,
    @Param('page', ParseIntPipe) page: number,
    @Query() { size }: ImageQuery,
  ): Promise<PreviewImageView> {
    return this.db.transaction(caller.tenant, async (tx) =>
      this.previews.image(tx, caller, await this.given(tx, participationId, documentId), page, size),
    );
  }

  private async given(tx: Tx, participationId: string, documentId: string): Promise<VersionRow> {
    const { document_ids: given, case_id: caseId } = await this.participations.row(tx, participationId);
    if (!given.includes(documentId)) throw notFound();
    const [document] = await tx.query<{ current_version: number }[]>(
      `select current_version from document where tenant_id = $1 and case_id = $2 and id = $3`,
      [tx.tenant, caseId, documentId],
    );
    return versionOf(tx, caseId, documentId, document?.current_version ?? 0);
  }
}

async function visible(tx: Tx, caller: Principal, caseId: string, documentId: string, version: number): Promise<VersionRow> {
  const row = await versionOf(tx, caseId, documentId, version);
  if (!visibleDirections(caller).includes(row.direction)) throw notFound();
  return row;
}
