import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { notFound, OperationalError } from '@bauraum/kernel';
import { exactly } from './exactly';
import { assertKey } from './keys';
import type { PartsUpload, Unfinished, UploadedPart } from './store';

/** Where a part goes; a signed URL says all of it. */
export interface PartPlace {
  readonly uploadId: string;
  readonly number: number;
  /** Of its first byte in the file. */
  readonly offset: number;
  readonly size: number;
}

const FILE = 'file';
/** A key has no underscore, an upload's id neither: the name of a folder tells both. */
const SEPARATOR = '_';
const WRITE_BYTES = 1024 * 1024;

/**
 * Uploads in parts on disk. Each has a folder with one file, in which every part is written at its own place, and an empty file `<number>-<size>`
 * for each part that is there as a whole. So the parts are never copied together: in the end the file gets its name.
 */
export class DiskParts {
  constructor(private readonly folder: string) {}

  async begin(key: string): Promise<string> {
    const uploadId = randomUUID();
    const folder = this.of(key, uploadId);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, FILE), '', { mode: 0o600, flag: 'wx' });
    return uploadId;
  }

  /** @throws UserError 404 when the upload has ended, 413 and 400 as `exactly` says; such a part is not there. */
  async write(key: string, { uploadId, number, offset, size }: PartPlace, data: Readable): Promise<void> {
    const folder = this.of(key, uploadId);
    const file = await open(join(folder, FILE), 'r+').catch((error: unknown) => {
      throw isMissing(error) ? notFound() : error;
    });
    try {
      await this.forget(folder, number);
      await pipeline(exactly(data, size), file.createWriteStream({ start: offset, highWaterMark: WRITE_BYTES, flush: true }));
    } finally {
      await file.close();
    }
    await writeFile(join(folder, `${number}-${size}`), '', { mode: 0o600 });
  }

  /** Every sending makes the mark anew, so its inode and time tell one from the next. */
  async list({ key, uploadId }: Pick<PartsUpload, 'key' | 'uploadId'>): Promise<UploadedPart[] | null> {
    const folder = this.of(key, uploadId);
    const names = await namesIn(folder);
    if (!names) return null;
    const parts = await Promise.all(
      names.filter(isMark).map(async (name) => {
        const [number, size] = name.split('-').map(Number) as [number, number];
        const { ino, mtimeMs } = await stat(join(folder, name));
        return { number, size, etag: `${ino.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}` };
      }),
    );
    return parts.sort((a, b) => a.number - b.number);
  }

  /**
   * Gives the file to `take`, which moves it away.
   *
   * @throws OperationalError `object-missing` when a part is not there (any more).
   */
  async complete(upload: PartsUpload, parts: readonly UploadedPart[], take: (file: string) => Promise<void>): Promise<void> {
    const folder = this.of(upload.key, upload.uploadId);
    const there = await this.list(upload);
    const missing = parts.some(({ number, etag }) => !there?.some((part) => part.number === number && part.etag === etag));
    if (missing || parts.length === 0) throw new OperationalError('object-missing');
    await take(join(folder, FILE));
    await rm(folder, { recursive: true, force: true });
  }

  async abort({ key, uploadId }: Pick<PartsUpload, 'key' | 'uploadId'>): Promise<void> {
    await rm(this.of(key, uploadId), { recursive: true, force: true });
  }

  /** Uploads of a tenant that nothing was sent to since before a moment. */
  async unfinished(tenant: string, before: Date): Promise<Unfinished[]> {
    const names = ((await namesIn(this.folder)) ?? []).filter((name) => name.startsWith(`${tenant}${SEPARATOR}`));
    const found = await Promise.all(
      names.map(async (name) => {
        const { mtimeMs } = await stat(join(this.folder, name));
        const words = name.split(SEPARATOR);
        return mtimeMs < before.getTime() ? [{ key: words.slice(0, -1).join('/'), uploadId: words.at(-1) ?? '' }] : [];
      }),
    );
    return found.flat();
  }

  private async forget(folder: string, number: number): Promise<void> {
    const names = (await namesIn(folder)) ?? [];
    await Promise.all(names.filter((name) => name.startsWith(`${number}-`)).map((name) => rm(join(folder, name), { force: true })));
  }

  private of(key: string, uploadId: string): string {
    if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw new TypeError('not an upload');
    return join(this.folder, `${assertKey(key).replaceAll('/', SEPARATOR)}${SEPARATOR}${uploadId}`);
  }
}

const isMark = (name: string): boolean => /^\d+-\d+$/.test(name);
const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
