import { createHash } from 'node:crypto';
import { PassThrough, pipeline, Readable, Transform } from 'node:stream';
import { ZipArchive } from 'archiver';
import type { PackedFile } from '@bauraum/efile-verify';
import { OperationalError } from '@bauraum/kernel';

/**
 * Writes a ZIP as a stream, one file after the other, and remembers hash and size of each. It never holds a whole document; it goes as fast
 * as its reader.
 */
export class PackageWriter {
  readonly stream = new PassThrough();
  readonly files: PackedFile[] = [];
  private readonly archive: ZipArchive;
  private readonly failed: Promise<never>;

  constructor(private readonly date: Date) {
    this.archive = new ZipArchive({ zlib: { level: 6 } });
    this.failed = new Promise((_resolve, reject) => {
      this.archive.on('error', reject);
      this.stream.once('error', reject);
      this.stream.once('close', () => reject(new OperationalError('export-aborted')));
    });
    this.failed.catch(() => undefined); // whoever waits for the next file learns of it
    this.archive.pipe(this.stream);
  }

  /** A text or small file, compressed. */
  async add(path: string, content: string | Uint8Array): Promise<PackedFile> {
    return this.append(path, Readable.from([Buffer.from(content)], { objectMode: false }), false);
  }

  /**
   * A document, as it lies in the store, uncompressed (PDFs hardly shrink).
   *
   * @throws OperationalError `document-damaged` when the store gives other bytes than were filed.
   */
  async addDocument(path: string, source: Readable, expected: Omit<PackedFile, 'path'>): Promise<PackedFile> {
    return this.append(path, source, true, expected);
  }

  private async append(path: string, source: Readable, store: boolean, expected?: Omit<PackedFile, 'path'>): Promise<PackedFile> {
    const hash = createHash('sha256');
    let size = 0;
    const digest = (): Omit<PackedFile, 'path'> => ({ sha256: hash.copy().digest('hex'), size });
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
      flush(done) {
        const found = digest();
        const fits = !expected || (expected.sha256 === found.sha256 && expected.size === found.size);
        done(fits ? null : new OperationalError('document-damaged', { cause: path }));
      },
    });
    const read = new Promise<void>((resolve, reject) => pipeline(source, meter, (error) => (error ? reject(error) : resolve())));
    const written = new Promise<void>((resolve) => this.archive.once('entry', () => resolve()));
    this.archive.append(meter, { name: path, date: this.date, mode: 0o644, store });
    await Promise.race([Promise.all([read, written]), this.failed]).finally(() => source.destroy());
    const file = { path, ...digest() };
    this.files.push(file);
    return file;
  }

  /** Ends the archive. */
  async end(): Promise<void> {
    await Promise.race([this.archive.finalize(), this.failed]);
  }

  /** Gives up: the reader gets the error instead of the rest. */
  abort(error: unknown): void {
    this.archive.abort();
    this.stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
