import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { DOCUMENT_NAME, FIXED_NAMES, SNAPSHOT_NAME } from './package-format';

/** What a package may ask of the machine that checks it; bytes where nothing else is said. */
export interface Limits {
  readonly entries: number;
  /** One file that is read as a whole (manifest, journal, ...). */
  readonly textBytes: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
  /** How many bytes one compressed byte may become, for files above 1 MiB. */
  readonly ratio: number;
}

const MIB = 1024 * 1024;
export const DEFAULT_LIMITS: Limits = {
  entries: 20_000,
  textBytes: 256 * MIB,
  fileBytes: 4096 * MIB,
  totalBytes: 65_536 * MIB,
  ratio: 200,
};

/** The package cannot be read, or is made to harm. */
export class ContainerError extends Error {}

const isSymlink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
const allowedName = (name: string): boolean => FIXED_NAMES.includes(name) || SNAPSHOT_NAME.test(name) || DOCUMENT_NAME.test(name);

/** The files of a package, read from the ZIP without unpacking: nothing is ever written to disk. */
export class PackageReader {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: Limits,
  ) {}

  /** @throws ContainerError when it is no ZIP, is truncated, holds a name that is not allowed, or goes beyond the limits. */
  static async open(path: string, limits: Limits = DEFAULT_LIMITS): Promise<PackageReader> {
    const zip = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(fail);
    try {
      return new PackageReader(zip, await entriesOf(zip, limits), limits);
    } catch (error) {
      zip.close();
      return fail(error);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A whole file. @throws ContainerError when it is missing, damaged or too large. */
  async read(name: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    await this.each(name, this.limits.textBytes, (chunk) => chunks.push(chunk));
    return Buffer.concat(chunks);
  }

  /** Hash and size of a file, in constant memory. @throws ContainerError when it is missing or damaged. */
  async digest(name: string): Promise<{ sha256: string; size: number }> {
    const hash = createHash('sha256');
    let size = 0;
    await this.each(name, this.limits.fileBytes, (chunk) => {
      hash.update(chunk);
      size += chunk.length;
    });
    return { sha256: hash.digest('hex'), size };
  }

  close(): void {
    this.zip.close();
  }

  private async each(name: string, limit: number, take: (chunk: Buffer) => void): Promise<void> {
    const entry = this.entries.get(name);
    if (!entry) throw new ContainerError(`${name} is missing`);
    if (entry.uncompressedSize > limit) throw new ContainerError(`${name} is larger than ${limit} bytes`);
    try {
      const stream: Readable = await this.zip.openReadStreamPromise(entry);
      // yauzl ends the stream with an error as soon as it gives more or fewer bytes than the directory says.
      for await (const chunk of stream) take(chunk as Buffer);
    } catch (error) {
      fail(error, `${name}: `);
    }
  }
}

async function entriesOf(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw new ContainerError(`more than ${limits.entries} files`);
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (!allowedName(name)) throw new ContainerError(`a file with the name ${JSON.stringify(name)} does not belong into a package`);
    if (entries.has(name)) throw new ContainerError(`${name} is there twice`);
    if (isSymlink(entry) || entry.isEncrypted()) throw new ContainerError(`${name} is a link or encrypted`);
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.fileBytes || total > limits.totalBytes) throw new ContainerError('unpacked it would be too large');
    if (entry.uncompressedSize > MIB && entry.uncompressedSize > entry.compressedSize * limits.ratio) {
      throw new ContainerError(`${name} is compressed more than ${limits.ratio} times: a ZIP bomb`);
    }
    // Other programs read the name that stands before the content: it must be the same one.
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (local.fileName.toString('utf8') !== name) throw new ContainerError(`${name} has two names`);
    entries.set(name, entry);
  }
  return entries;
}

function fail(error: unknown, where = ''): never {
  if (error instanceof ContainerError) throw error;
  throw new ContainerError(`${where}${error instanceof Error ? error.message : String(error)}`);
}
