import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { sha256 } from '@bauraum/kernel';
import { fromBufferPromise, type Entry } from 'yauzl';
import { describeUnless, findProgram } from '../../test/support/programs';
import { PackageWriter } from './package-writer';

const plan = randomBytes(3 * 1024 ** 2 + 7);
const DATE = new Date('2026-11-22T10:20:30Z');
const NAME = 'Ansicht Süd – „Straße“.pdf';

async function written(): Promise<Buffer> {
  const writer = new PackageWriter(DATE);
  const bytes = buffer(writer.stream);
  await writer.add('index.csv', 'Name;Größe\n'.repeat(1000));
  await writer.addDocument(NAME, Readable.from([plan.subarray(0, 1000), plan.subarray(1000)]), { sha256: sha256(plan), size: plan.length });
  await writer.end();
  return bytes;
}

async function entriesOf(bytes: Buffer): Promise<Entry[]> {
  const zip = await fromBufferPromise(bytes);
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

describe('a package', () => {
  it('has the checksums of what is in it, names with umlauts, its date; documents lie in it as they are', async () => {
    const [index, document] = await entriesOf(await written());
    expect(index).toMatchObject({ fileName: 'index.csv', compressionMethod: 8 });
    expect(document).toMatchObject({ fileName: NAME, crc32: crc32(plan), compressionMethod: 0, uncompressedSize: plan.length });
    expect(document?.getLastModDate({ timezone: 'UTC' })).toEqual(DATE);
  });

  it('ends with its reader, and lets go of what it was reading', async () => {
    const writer = new PackageWriter(DATE);
    const source = new Readable({ read() { this.push(Buffer.alloc(65_536)); } }); // prettier-ignore
    const adding = writer.addDocument('a.pdf', source, { sha256: '', size: 0 });
    writer.stream.once('data', () => writer.stream.destroy());
    await expect(adding).rejects.toMatchObject({ code: 'export-aborted' });
    expect(source.destroyed).toBe(true);
  });
});

const unzip = findProgram('unzip');
describeUnless(unzip ? undefined : 'there is no unzip', 'for unzip', () => {
  it('a package is whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bauraum-zip-'));
    writeFileSync(join(folder, 'package.zip'), await written());
    const { status, stdout } = spawnSync(unzip ?? '', ['-t', join(folder, 'package.zip')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([status, stdout]).toEqual([0, expect.stringContaining('No errors detected')]);
  });
});
