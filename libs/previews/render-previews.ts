import { Inject, Injectable } from '@nestjs/common';
import { enqueue, type EffectContext, type EffectHandler, type Later } from '@bauraum/cases';
import { DOCUMENT_STORE, versionOf } from '@bauraum/documents';
import { Database, type Tx } from '@bauraum/persistence';
import { contentKey, previewKey, type DocumentStore } from '@bauraum/storage';
import { imagesOf, keepImage, keepPreview, previewOf } from './preview.repository';
import { PreviewRenderer, type Rendered, type RenderedPage } from './renderer';
import { RENDERER_VERSION, type PreviewSize } from './sizes';
import { isRendered } from './task';

interface Params {
  readonly documentId: string;
  readonly version: number;
  /** Absent after an upload: what lists and the first look need. */
  readonly pages?: readonly number[];
  readonly sizes?: readonly PreviewSize[];
}

/** `known`: all of it has been drawn before. `busy`: others are drawn, and waiting here would keep other effects from their turn. */
type Drawn = Rendered | 'known' | 'busy';

const FIRST_PAGES = [1];
export const EAGER_SIZES: readonly PreviewSize[] = ['thumbnail', 'page'];
const RETRY_MS = 1000;

/** Where a picture lies. */
export const imageKey = (tenant: string, sha256: string, page: number, size: PreviewSize): string =>
  previewKey(tenant, sha256, `${RENDERER_VERSION}-${page}-${size}.webp`);

/** Draws pages of a document, once for each content. A page that cannot be drawn costs itself: the others come after it. */
@Injectable()
export class RenderPreviews implements EffectHandler<Drawn> {
  readonly effect = 'renderPreviews';

  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly db: Database,
    private readonly renderer: PreviewRenderer,
  ) {}

  async prepare({ tenant, caseId, params }: EffectContext): Promise<Drawn> {
    const { documentId, version, pages, sizes, waitedFor } = wanted(params);
    const { row, known } = await this.db.transaction(tenant, async (tx) => {
      const row = await versionOf(tx, caseId, documentId, version);
      return { row, known: await isKnown(tx, row.sha256, pages, sizes) };
    });
    if (known || !isRendered(row.media_type)) return 'known';
    if (Number(row.size) > this.renderer.limits.maxBytes) return { document: null, pages: [], problem: 'too-large' };
    if (this.renderer.busy(waitedFor)) return 'busy';
    const input = { mediaType: row.media_type, pages, sizes };
    const drawn = await this.renderer.render(input, () => this.store.read(contentKey(tenant, row.sha256)));
    await this.write(tenant, row.sha256, drawn.pages);
    return drawn;
  }

  async apply(tx: Tx, { caseId, params }: EffectContext, drawn: Drawn): Promise<void | Later> {
    if (drawn === 'known') return;
    if (drawn === 'busy') return { retryInMs: RETRY_MS + Math.floor(Math.random() * RETRY_MS) };
    const { documentId, version, pages, sizes } = wanted(params);
    const { sha256 } = await versionOf(tx, caseId, documentId, version);
    await keepPreview(tx, sha256, drawn);
    for (const { page, text, images } of drawn.pages) {
      for (const { size, width, height } of images) {
        await keepImage(tx, sha256, { page, size, state: 'ready', width, height, text: size === 'page' ? text : null });
      }
    }
    const [failed, ...rest] = missing(pages, drawn);
    if (failed === undefined) return;
    for (const size of sizes) await keepImage(tx, sha256, { page: failed, size, state: 'none', width: null, height: null, text: null });
    if (rest.length > 0) await enqueue(tx, this.effect, caseId, { documentId, version, pages: rest, sizes });
  }

  /** Before they are written down: a worker that is killed in between writes the same bytes again. */
  private async write(tenant: string, sha256: string, pages: readonly RenderedPage[]): Promise<void> {
    for (const { page, images } of pages) {
      for (const { size, bytes } of images) {
        await this.store.write(imageKey(tenant, sha256, page, size), Buffer.from(bytes), { mediaType: 'image/webp', size: bytes.length });
      }
    }
  }
}

function wanted(given: EffectContext['params']): Required<Params> & { readonly waitedFor: boolean } {
  const { documentId, version, pages, sizes } = given as unknown as Params;
  return { documentId, version, pages: pages ?? FIRST_PAGES, sizes: sizes ?? EAGER_SIZES, waitedFor: pages !== undefined };
}

/** In order: the first is the one at which the drawing ended. Pages that a document does not have are none. */
const missing = (pages: readonly number[], { document, pages: drawn }: Rendered): number[] =>
  pages.filter((page) => page <= (document?.count ?? page) && !drawn.some((done) => done.page === page));

async function isKnown(tx: Tx, sha256: string, pages: readonly number[], sizes: readonly PreviewSize[]): Promise<boolean> {
  if (!(await previewOf(tx, sha256))) return false;
  const settled = (await imagesOf(tx, sha256, pages)).filter(({ state }) => state !== 'pending');
  return pages.every((page) => sizes.every((size) => settled.some((image) => image.page === page && image.size === size)));
}
