import { Inject, Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { DOCUMENT_STORE, isNotice, type VersionRow } from '@bauraum/documents';
import { holdsAny, PARTIES, type Principal } from '@bauraum/http';
import { notFound } from '@bauraum/kernel';
import { pageSize } from '@bauraum/pdf-facts';
import type { Tx } from '@bauraum/persistence';
import type { DocumentStore } from '@bauraum/storage';
import { imagesOf, order, previewOf, type PreviewRow } from './preview.repository';
import type { NoPreview, PreviewImageView, PreviewPageView, PreviewView } from './preview.dto';
import { EAGER_SIZES, imageKey } from './render-previews';
import { blockOf, type PageDimensions, type PreviewSize } from './sizes';
import { isRendered } from './task';

const LINK_SECONDS = 300;
const NO_IMAGE = { url: null, width: null, height: null, text: null } as const;

/** What there is to see of a version that the caller may see. What is not drawn yet is ordered by asking for it. */
@Injectable()
export class Previews {
  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly runner: WorkflowRunner,
  ) {}

  async pages(tx: Tx, caller: Principal, row: VersionRow): Promise<PreviewView> {
    const shut = await this.shut(tx, caller, row);
    if (shut) return { state: 'none', problem: shut, count: 0, pages: [], scales: [] };
    const preview = await previewOf(tx, row.sha256);
    if (!preview) {
      await order(tx, row, [1], EAGER_SIZES);
      return { state: 'pending', problem: null, count: 0, pages: [], scales: [] };
    }
    const { problem, count } = preview;
    const pages = preview.pages.map((page, index) => pageView(row.media_type, page, index + 1));
    return { state: problem ? 'none' : 'ready', problem, count, pages, scales: await scalesOf(tx, row.sha256) };
  }

  /** @throws UserError 404 for a page that the document does not have. */
  async image(tx: Tx, caller: Principal, row: VersionRow, page: number, size: PreviewSize): Promise<PreviewImageView> {
    if (await this.shut(tx, caller, row)) return { state: 'none', ...NO_IMAGE };
    const preview = await previewOf(tx, row.sha256);
    if (preview?.problem) return { state: 'none', ...NO_IMAGE };
    if (page < 1 || page > (preview?.pages.length ?? 1)) throw notFound();
    const image = (await imagesOf(tx, row.sha256, [page])).find((found) => found.size === size);
    if (!image) await this.order(tx, row, preview, page, size);
    if (image?.state !== 'ready') return { state: image?.state ?? 'pending', ...NO_IMAGE };
    const { width, height, text } = image;
    return { state: 'ready', url: await this.link(tx.tenant, row.sha256, page, size), width, height, text };
  }

  private async order(tx: Tx, row: VersionRow, preview: PreviewRow | undefined, page: number, size: PreviewSize): Promise<void> {
    if (size === 'large') await order(tx, row, [page], [size]);
    else await order(tx, row, blockOf(page, preview?.pages.length ?? 1), EAGER_SIZES);
  }

  private link(tenant: string, sha256: string, page: number, size: PreviewSize): Promise<string> {
    const key = imageKey(tenant, sha256, page, size);
    const fileName = `${page}-${size}.webp`;
    return this.store.signedGet({ key, fileName, mediaType: 'image/webp', disposition: 'inline', expiresInSeconds: LINK_SECONDS });
  }

  /**
   * Why nothing is shown whatever the file is. A notice that the applicants have not opened is not shown to them beside the way that records it:
   * whoever reads it has opened it, and its period runs.
   */
  private async shut(tx: Tx, caller: Principal, row: VersionRow): Promise<NoPreview | null> {
    if (row.status !== 'available') throw notFound();
    if (!isRendered(row.media_type)) return 'type';
    if (row.direction !== 'outgoing' || !holdsAny(caller, PARTIES)) return null;
    if (!(await isNotice(tx, row.case_id, row.document_id))) return null;
    const { events } = await this.runner.allowed(tx, row.case_id);
    return events.includes('NOTICE_OPENED') ? 'unopened' : null;
  }
}

function pageView(mediaType: string, { width, height }: PageDimensions, number: number): PreviewPageView {
  const isSheet = mediaType === 'application/pdf';
  return { number, width, height, format: isSheet ? pageSize({ view: [0, 0, width, height], rotate: 0, userUnit: 1 }).format : null };
}

async function scalesOf(tx: Tx, sha256: string): Promise<number[]> {
  const [row] = await tx.query<{ scales: number[] | null }[]>(
    `select facts->'scales' as scales from document_facts where tenant_id = $1 and sha256 = $2`,
    [tx.tenant, sha256],
  );
  return row?.scales ?? [];
}
