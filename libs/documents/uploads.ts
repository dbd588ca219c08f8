import { Inject, Injectable } from '@nestjs/common';
import { enqueue } from '@bauraum/cases';
import { Config } from '@bauraum/config';
import { actorOf, CONTRIBUTORS, type Principal } from '@bauraum/http';
import { invalid, newId, notFound, UserError } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { stagingKey, type DocumentStore, type PartsUpload } from '@bauraum/storage';
import type { ArrivedPartsView, NewVersion, SignedPartsView, UploadView } from './document.dto';
import { versionOf, type VersionRow } from './document.repository';
import { DOCUMENT_STORE } from './store.token';

/** Larger files are sent in parts of this size, so that an upload that breaks off goes on where it was. */
export const PART_BYTES = 16 * 1024 ** 2;
const URL_SECONDS = 3600;
/** What nobody has completed after this is given up. */
export const UPLOAD_HOURS = 24;
const HOUR_MS = 3_600_000;
/** Other work of the hour waits meanwhile. */
const MOST_CLEARED = 1000;

/** A version that is to be announced. */
export interface Announced {
  readonly documentId: string;
  readonly version: number;
  /** By the authority's clock. */
  readonly now: string;
}

/** How many bytes each part has, in order. @example partSizes(40, 16) // [16, 16, 8] */
export function partSizes(size: number, partSize: number): number[] {
  return Array.from({ length: Math.ceil(size / partSize) }, (_, index) => Math.min(partSize, size - index * partSize));
}

/** How the bytes of a version get into quarantine: by signed URLs, straight to the store, as a whole or in parts. */
@Injectable()
export class Uploads {
  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  /** @throws UserError 413 `too-large` */
  async announce(tx: Tx, principal: Principal, { documentId, version, now }: Announced, input: NewVersion): Promise<UploadView> {
    const { fileName, size, mediaType, sha256, reason } = input;
    if (size > this.config.maxUploadBytes) throw new UserError(413, 'too-large', { maxBytes: this.config.maxUploadBytes });
    const uploadId = newId();
    const key = stagingKey(tx.tenant, uploadId);
    const partSize = size > PART_BYTES ? PART_BYTES : null;
    const partsId = partSize ? await this.store.beginParts({ key, mediaType }) : null;
    await tx.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, reason, uploaded_by,
         uploaded_at, parts_id, part_size)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'uploading', $9, $10, $11, $12, $13)`,
      [tx.tenant, documentId, version, uploadId, fileName, size, mediaType, sha256, reason, principal.personId, now, partsId, partSize],
    );
    if (partSize) {
      const expiresAt = new Date(Date.now() + UPLOAD_HOURS * HOUR_MS).toISOString();
      const multipart = { uploadId, partSize, parts: Math.ceil(size / partSize) };
      return { documentId, version, url: null, multipart, method: 'PUT', headers: {}, expiresAt };
    }
    const signed = await this.store.signedPut({ key, size, mediaType, expiresInSeconds: URL_SECONDS });
    const { url, method, headers, expiresAt } = signed;
    return { documentId, version, url, multipart: null, method, headers: { ...headers }, expiresAt };
  }

  /**
   * Signed URLs for parts; asking again gives new ones.
   *
   * @throws UserError 404 for an upload of somebody else, 409 `upload-ended` or `not-in-parts`, 422 for numbers that it does not have.
   */
  async sign(tx: Tx, principal: Principal, at: VersionAt, numbers: readonly number[]): Promise<SignedPartsView> {
    const row = await ownUpload(tx, principal, at);
    const upload = partsOf(tx, row);
    const sizes = partSizes(Number(row.size), upload.partSize);
    const unknown = numbers.flatMap((number, index) => (number > sizes.length ? [{ path: `/numbers/${index}`, key: 'unknown' }] : []));
    if (unknown.length > 0) throw invalid(unknown);
    const parts = await Promise.all(
      numbers.map(async (number) => {
        const size = sizes[number - 1] ?? 0;
        const { url, headers } = await this.store.signedPart({ ...upload, number, size, expiresInSeconds: URL_SECONDS });
        return { number, size, url, headers: { ...headers } };
      }),
    );
    return { parts };
  }

  /** What has arrived of an upload in parts. @throws as `sign` */
  async arrived(tx: Tx, principal: Principal, at: VersionAt): Promise<ArrivedPartsView> {
    const upload = partsOf(tx, await ownUpload(tx, principal, at));
    return { partSize: upload.partSize, parts: (await this.store.listParts(upload)) ?? [] };
  }

  /**
   * The client says that it has sent everything; a worker looks at it. A second call changes nothing.
   *
   * @throws UserError 409 `parts-missing` with the `numbers` of parts that have not arrived, or not as announced.
   */
  async complete(tx: Tx, principal: Principal, { caseId, documentId, version }: VersionAt): Promise<void> {
    const key = [tx.tenant, documentId, version];
    const where = `where tenant_id = $1 and document_id = $2 and version = $3`;
    await tx.query(`select 1 from document_version ${where} for update`, key); // the second of two calls waits for the first
    const row = await versionOf(tx, caseId, documentId, version);
    if (row.status !== 'uploading') return;
    if (row.part_size !== null) await this.assemble(partsOf(tx, row), Number(row.size));
    await tx.query(`update document_version set status = 'checking' ${where}`, key);
    await enqueue(tx, 'settleUpload', caseId, { documentId, version, actor: actorOf(principal, CONTRIBUTORS) });
  }

  /** An upload that is not there any more was put together before, by a call whose transaction was lost; what it left is looked at next. */
  private async assemble(upload: PartsUpload, size: number): Promise<void> {
    const arrived = await this.store.listParts(upload);
    if (!arrived) return;
    const found = partSizes(size, upload.partSize).map((bytes, index) =>
      arrived.find((part) => part.number === index + 1 && part.size === bytes),
    );
    const numbers = found.flatMap((part, index) => (part ? [] : [index + 1]));
    if (numbers.length > 0) throw new UserError(409, 'parts-missing', { numbers });
    await this.store.completeParts(
      upload,
      found.flatMap((part) => part ?? []),
    );
  }

  /**
   * Gives up what was announced a day ago and never completed, and clears away what such uploads, and processes that were killed, left in the store.
   * What waits in quarantine stays, however long.
   *
   * @param most that is cleared away at a time; the rest comes in the next hour.
   */
  async sweep(tenant: string, most = MOST_CLEARED): Promise<void> {
    const before = new Date(Date.now() - UPLOAD_HOURS * HOUR_MS);
    const needed = await this.db.transaction(tenant, async (tx) => {
      await tx.query(
        `update document_version set status = 'rejected', problem = 'not-uploaded'
         where tenant_id = $1 and status = 'uploading' and announced_at < $2`,
        [tenant, before],
      );
      const rows = await tx.query<{ upload_id: string }[]>(
        `select upload_id from document_version where tenant_id = $1 and status in ('uploading', 'checking')`,
        [tenant],
      );
      return new Set(rows.map(({ upload_id }) => stagingKey(tenant, upload_id)));
    });
    let cleared = 0;
    for await (const { key, uploadId } of this.store.unfinished(tenant, before)) {
      if (needed.has(key)) continue;
      await (uploadId === undefined ? this.store.remove(key) : this.store.abortParts({ key, uploadId }));
      if (++cleared === most) return;
    }
  }
}

/** A version, as a path names it. */
export interface VersionAt {
  readonly caseId: string;
  readonly documentId: string;
  readonly version: number;
}

/** Who announced it sends it; for all others there is nothing to send to. */
async function ownUpload(tx: Tx, principal: Principal, { caseId, documentId, version }: VersionAt): Promise<VersionRow> {
  const row = await versionOf(tx, caseId, documentId, version);
  if (row.uploaded_by !== principal.personId) throw notFound();
  if (row.status !== 'uploading') throw new UserError(409, 'upload-ended', { state: row.status });
  return row;
}

/** @throws UserError 409 `not-in-parts` for one that is sent as a whole. */
function partsOf({ tenant }: Tx, { upload_id, parts_id, part_size }: VersionRow): PartsUpload {
  if (parts_id === null || part_size === null) throw new UserError(409, 'not-in-parts');
  return { key: stagingKey(tenant, upload_id), uploadId: parts_id, partSize: part_size };
}
