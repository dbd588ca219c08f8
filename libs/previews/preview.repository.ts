import { enqueue } from '@bauraum/cases';
import type { Tx } from '@bauraum/persistence';
import type { PreviewProblem, Rendered } from './renderer';
import { RENDERER_VERSION, type PageDimensions, type PreviewSize } from './sizes';

/** A file as far as pictures of it go. */
export interface PreviewRow {
  readonly problem: PreviewProblem | null;
  readonly count: number;
  readonly pages: readonly PageDimensions[];
}

export interface ImageRow {
  readonly page: number;
  readonly size: PreviewSize;
  /** `none`: this page cannot be drawn in this size. */
  readonly state: 'pending' | 'ready' | 'none';
  readonly width: number | null;
  readonly height: number | null;
  readonly text: string | null;
}

/** Whose pictures are ordered; the document only leads the worker to the content. */
export interface Ordered {
  readonly case_id: string;
  readonly document_id: string;
  readonly version: number;
  readonly sha256: string;
}

export async function previewOf(tx: Tx, sha256: string): Promise<PreviewRow | undefined> {
  const [row] = await tx.query<PreviewRow[]>(
    `select problem, count, pages from document_preview where tenant_id = $1 and renderer = $2 and sha256 = $3`,
    [tx.tenant, RENDERER_VERSION, sha256],
  );
  return row;
}

export function imagesOf(tx: Tx, sha256: string, pages: readonly number[]): Promise<ImageRow[]> {
  return tx.query<ImageRow[]>(
    `select page, size, state, width, height, text from document_preview_image
     where tenant_id = $1 and renderer = $2 and sha256 = $3 and page = any($4::int[])`,
    [tx.tenant, RENDERER_VERSION, sha256, pages],
  );
}

/** Asks the worker for pictures that nobody has asked for yet; each is ordered once, whoever asks and however often. */
export async function order(tx: Tx, file: Ordered, pages: readonly number[], sizes: readonly PreviewSize[]): Promise<void> {
  const added = await tx.query<{ page: number }[]>(
    `insert into document_preview_image (tenant_id, renderer, sha256, page, size, state)
     select $1, $2, $3, page, size, 'pending' from unnest($4::int[]) as page, unnest($5::text[]) as size
     on conflict do nothing returning page`,
    [tx.tenant, RENDERER_VERSION, file.sha256, pages, sizes],
  );
  if (added.length === 0) return;
  const ordered = pages.filter((page) => added.some((row) => row.page === page));
  await enqueue(tx, 'renderPreviews', file.case_id, { documentId: file.document_id, version: file.version, pages: ordered, sizes });
}

/** Writes down what the file is; whoever was first is right, as the content is the same. */
export async function keepPreview(tx: Tx, sha256: string, { document, problem }: Rendered): Promise<void> {
  await tx.query(
    `insert into document_preview (tenant_id, renderer, sha256, problem, count, pages, rendered_at) values ($1, $2, $3, $4, $5, $6, now())
     on conflict do nothing`,
    [tx.tenant, RENDERER_VERSION, sha256, document ? null : problem, document?.count ?? 0, JSON.stringify(document?.pages ?? [])],
  );
}

/** Writes down a picture; one that is there stays. */
export async function keepImage(tx: Tx, sha256: string, { page, size, state, width, height, text }: ImageRow): Promise<void> {
  await tx.query(
    `insert into document_preview_image (tenant_id, renderer, sha256, page, size, state, width, height, text) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, renderer, sha256, page, size) do update
     set state = excluded.state, width = excluded.width, height = excluded.height, text = excluded.text
     where document_preview_image.state <> 'ready'`,
    [tx.tenant, RENDERER_VERSION, sha256, page, size, state, width, height, text],
  );
}
