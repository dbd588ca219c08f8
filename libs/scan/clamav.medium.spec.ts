import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { freePort } from '@bauraum/embedded-postgres';
import { ClamAv, createScanner } from './index';
import { EICAR, FakeClamd, type Mood } from './clamd.fixture';

const dir = mkdtempSync(join(tmpdir(), 'bauraum-clamd-'));
const patience = { connectMs: 1000, silenceMs: 1000 };
let clamd: FakeClamd;

beforeEach(async () => {
  clamd = await FakeClamd.start();
});
afterEach(() => clamd.stop());
afterAll(() => rmSync(dir, { recursive: true }));

const scanner = (address = clamd.address): ClamAv => new ClamAv(address, patience);
const scan = (...pieces: (string | Buffer)[]) => scanner().scan(Readable.from(pieces.map((piece) => Buffer.from(piece))));
const unavailable = { code: 'scanner-unavailable' };

describe('clamd', () => {
  it('finds nothing in what is clean, and what is there wherever it is cut', async () => {
    expect(await scan('%PDF-1.7', '', 'clean')).toEqual({ state: 'clean' });
    expect(await scan()).toEqual({ state: 'clean' });
    const found = { state: 'found', signature: 'Win.Test.EICAR_HDB-1' };
    expect(await scan(EICAR)).toEqual(found);
    expect(await scan(`x${EICAR.slice(0, 20)}`, EICAR.slice(20))).toEqual(found);
    expect(clamd.scanned).toEqual([13, 0, EICAR.length, EICAR.length + 1]);
  });

  it('listens at a path, too', async () => {
    const other = await FakeClamd.start(join(dir, 'clamd.sock'));
    await scanner(other.address).ping();
    expect(await scanner(other.address).scan(Readable.from([Buffer.from(EICAR)]))).toMatchObject({ state: 'found' });
    await other.stop();
  });

  it('that reached one of its limits has not said that a file is clean', async () => {
    clamd.maxFile = 100;
    expect(await scan(Buffer.alloc(101))).toEqual({ state: 'too-large' });
    clamd.maxBytes = 2_000_000;
    const endless = function* () {
      for (;;) yield Buffer.alloc(64 * 1024);
    };
    expect(await scanner().scan(Readable.from(endless()))).toEqual({ state: 'too-large' });
  });

  it.each<Mood>(['hang', 'cut', 'nonsense', 'endless'])('that behaves badly (%s) is unavailable', async (mood) => {
    clamd.mood = mood;
    await expect(scan('%PDF-1.7')).rejects.toMatchObject(unavailable);
  });

  it('that hangs while a large file is sent is unavailable', async () => {
    clamd.mood = 'hang';
    const large = Array.from({ length: 100 }, () => Buffer.alloc(1024 * 1024));
    await expect(scan(...large)).rejects.toMatchObject(unavailable);
  });

  it('that is not there is unavailable', async () => {
    const address = `tcp://127.0.0.1:${await freePort()}`;
    await expect(scanner(address).ping()).rejects.toMatchObject(unavailable);
    await expect(scanner(address).scan(Readable.from([Buffer.from('x')]))).rejects.toMatchObject(unavailable);
    await expect(scanner(`unix:${join(dir, 'missing')}`).ping()).rejects.toMatchObject(unavailable);
  });

  it('is not blamed for a store that fails', async () => {
    const broken = async function* () {
      yield Buffer.from('begin');
      throw new Error('the store is gone');
    };
    await expect(scanner().scan(broken())).rejects.toThrow('the store is gone');
  });

  it('gets 200 MB without anybody holding them', async () => {
    const piece = Buffer.alloc(64 * 1024, 1);
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    const pieces = async function* () {
      for (let sent = 0; sent < 200 * 1024 ** 2; sent += piece.length) {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        yield piece;
      }
    };
    expect(await scanner().scan(pieces())).toEqual({ state: 'clean' });
    expect(most).toBeLessThan(64 * 1024 ** 2);
  });

  it('without an address there is none', () => {
    expect(createScanner(undefined)).toBeNull();
    expect(createScanner(clamd.address)).toBeInstanceOf(ClamAv);
  });
});
