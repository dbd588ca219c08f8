import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, sha256 } from '@bauraum/kernel';
import type { JournalRecord } from './journal-record';
import type { Manifest, PackedDocument, SealedDay } from './package-format';
import { build, newKey, PLAN, rechain, sample, sealDay, zip, type Sample } from './sample.fixture';
import { keyFingerprint } from './seal';
import { verifyPackage, type CheckName, type Verification, type VerifyOptions } from './verify';

const dir = mkdtempSync(join(tmpdir(), 'bauraum-verify-'));
const path = join(dir, 'package.zip');
afterAll(() => rmSync(dir, { recursive: true }));

type Files = Map<string, Buffer>;
const failedOf = (result: Verification): CheckName[] => result.checks.filter((c) => !c.ok).map((c) => c.name);

async function verify(files: Iterable<readonly [string, Buffer]>, options?: VerifyOptions): Promise<Verification> {
  await zip(path, files);
  return verifyPackage(path, options);
}

/** The names of the checks that fail when the files of a good package are changed. */
async function failures(change: (files: Files) => void, options?: VerifyOptions): Promise<CheckName[]> {
  const files = build(sample());
  change(files);
  return failedOf(await verify(files, options));
}

/** The same when the forger makes everything fit again but the signature of the authority. */
async function forged(change: (parts: Sample) => void): Promise<{ sameKey: CheckName[]; ownKey: CheckName[]; trusted: CheckName[] }> {
  const parts = sample();
  const original = build(parts);
  change(parts);
  parts.records = rechain(parts.records);
  const own = build(parts, newKey());
  const kept = build(parts);
  kept.set('manifest.sig', original.get('manifest.sig') as Buffer);
  return {
    sameKey: failedOf(await verify(kept)),
    ownKey: failedOf(await verify(own)),
    trusted: failedOf(await verify(own, { publicKey: parts.key.keyId })),
  };
}

const journal = (files: Files, change: (lines: string[]) => string[]): void => {
  const lines = (files.get('journal.jsonl') as Buffer).toString().trimEnd().split('\n');
  files.set(
    'journal.jsonl',
    Buffer.from(
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    ),
  );
};
const manifestOf = (files: Files): Manifest => JSON.parse((files.get('manifest.json') as Buffer).toString()) as Manifest;

describe('an untouched package', () => {
  it('passes every check', async () => {
    const result = await verify(build(sample()));
    expect(failedOf(result)).toEqual([]);
    expect(result.ok).toBe(true);
    const all = [
      'container',
      'manifest',
      'signature',
      'files',
      'entries',
      'chain',
      'head',
      'documents',
      'snapshot',
      'signOffs',
      'efile',
      'roots',
    ];
    expect(result.checks.map((c) => c.name)).toEqual(all);
    expect(result.manifest?.fileNumber).toBe('BA-1');
  });

  it('says what it cannot prove: the origin without a trusted key, today without a root, withdrawn documents', async () => {
    const { warnings } = await verify(build(sample()));
    expect(warnings.join('\n')).toMatch(/No trusted key/);
    expect(warnings.join('\n')).toMatch(/root of 2027-03-02 is made when that day is over/);
    expect(warnings.join('\n')).toMatch(/not included: "Oops", version 1 \(withdrawn\)/);
  });

  it('knows the trusted key by id, fingerprint or PEM', async () => {
    const parts = sample();
    const files = build(parts);
    for (const publicKey of [parts.key.keyId, keyFingerprint(parts.key.publicKey), parts.key.pem, parts.key.keyId.toUpperCase()]) {
      const result = await verify(files, { publicKey });
      expect(failedOf(result)).toEqual([]);
      expect(result.warnings.join()).not.toMatch(/trusted key/);
    }
    for (const publicKey of [newKey().keyId, newKey().pem, 'nonsense', '', parts.key.keyId.slice(0, 8)]) {
      expect(failedOf(await verify(files, { publicKey }))).toEqual(['key']);
    }
  });
});

describe('a changed file fails', () => {
  const set = (name: string, content: string) => (files: Files) => void files.set(name, Buffer.from(content));
  it.each<[string, (files: Files) => void, CheckName[]]>([
    ['altered document', set('documents/0001-plan.pdf', 'plan, version X'), ['files', 'documents']],
    ['removed document', (files) => files.delete('documents/0001-plan.pdf'), ['files', 'documents']],
    ['added document', set('documents/0009-more.pdf', 'more'), ['files']],
    ['added snapshot', set('application-snapshot-2.json', '{}'), ['files', 'snapshot']],
    ['altered snapshot', set('application-snapshot.json', '{}'), ['files', 'snapshot']],
    ['altered guide', set('VERIFY.md', 'trust me'), ['files']],
    ['altered e-file', set('efile.json', '{"proceedings":[]}'), ['files', 'efile']],
    ['removed roots', (files) => files.delete('roots.json'), ['container']],
    ['emptied roots', set('roots.json', '[]'), ['files']],
    ['altered signature', set('manifest.sig', 'x'.repeat(64)), ['signature']],
    ['short signature', set('manifest.sig', ''), ['signature']],
    ['removed signature', (files) => files.delete('manifest.sig'), ['container']],
    ['a manifest that is none', set('manifest.json', '{"format":"other"}'), ['manifest']],
    ['a manifest that is no JSON', set('manifest.json', '{'), ['manifest']],
    ['a deep manifest', set('manifest.json', '['.repeat(200_000) + ']'.repeat(200_000)), ['manifest']],
    ['a foreign file', set('run.sh', 'rm'), ['container']],
  ])('%s', async (_name, change, expected) => expect(await failures(change)).toEqual(expected));

  it('swapped documents', async () => {
    const swap = (files: Files): void => {
      const [a, b] = ['documents/0001-plan.pdf', 'documents/0002-receipt.pdf'].map((name) => files.get(name) as Buffer);
      files.set('documents/0001-plan.pdf', b as Buffer).set('documents/0002-receipt.pdf', a as Buffer);
    };
    expect(await failures(swap)).toEqual(['files', 'documents']);
  });

  it('a manifest that says the same in other words', async () => {
    expect(await failures((files) => files.set('manifest.json', Buffer.from(JSON.stringify(manifestOf(files), null, 1))))).toEqual([
      'manifest',
    ]);
  });

  it('a manifest that no longer lists a file', async () => {
    const change = (files: Files): void => {
      const manifest = manifestOf(files);
      files.delete('VERIFY.md');
      files.set('manifest.json', Buffer.from(canonicalJson({ ...manifest, files: manifest.files.filter((f) => f.path !== 'VERIFY.md') })));
    };
    expect(await failures(change)).toEqual(['signature']);
  });
});

describe('a changed journal fails', () => {
  it.each<[string, (lines: string[]) => string[], CheckName[]]>([
    ['altered entry', (l) => l.map((line) => line.replace('"SUBMIT"', '"DISCARD"')), ['files', 'entries', 'snapshot']],
    ['altered actor', (l) => l.map((line, i) => (i === 1 ? line.replace('"Bauraum"', '"Nobody"') : line)), ['files', 'entries']],
    ['altered time', (l) => l.map((line) => line.replaceAll('T08:00:00.000Z', 'T08:00:00.001Z')), ['files', 'entries']],
    ['removed entry', (l) => l.toSpliced(2, 1), ['files', 'chain', 'roots']],
    ['removed end', (l) => l.slice(0, -1), ['files', 'head']],
    ['swapped entries', (l) => [l[1], l[0], ...l.slice(2)] as string[], ['files', 'chain']],
    ['repeated entry', (l) => [...l, l.at(-1) as string], ['files', 'chain']],
    ['no entry', () => [], ['files', 'entries']],
    ['a second value for a field', (l) => l.map((line) => line.replace('{', '{"seq":9,')), ['files', 'entries']],
    ['an unknown field', (l) => l.map((line) => line.replace('{"actor"', '{"aaa":1,"actor"')), ['files', 'entries']],
    ['an impossible time', (l) => l.map((line) => line.replaceAll('2027-03-02T', '2027-99-99T')), ['files', 'entries', 'roots']],
  ])('%s', async (_name, change, expected) => expect(await failures((files) => journal(files, change))).toEqual(expected));

  it('a cut last line', async () => {
    const cut = (files: Files): void => void files.set('journal.jsonl', (files.get('journal.jsonl') as Buffer).subarray(0, -1));
    expect(await failures(cut)).toEqual(['files', 'entries']);
  });
});

describe('a forger who makes all hashes fit cannot make the signature', () => {
  const content = Buffer.from('another plan');
  const replaced = (d: PackedDocument): PackedDocument =>
    d.no === 1 ? { ...d, sha256: sha256(content), size: content.length, title: 'forged' } : d;
  const exchangePlan = (parts: Sample): void => {
    const old = parts.documents[0]?.sha256 as string;
    parts.contents.set('documents/0001-plan.pdf', content);
    parts.documents.splice(0, 3, ...parts.documents.map(replaced));
    parts.records = JSON.parse(JSON.stringify(parts.records).replaceAll(old, sha256(content))) as JournalRecord[];
  };
  it.each<[string, (parts: Sample) => void]>([
    ['alters an entry', (p) => (p.records = p.records.map((r) => (r.event === 'SUBMIT' ? { ...r, from: 'formalCheck' } : r)))],
    ['removes an entry', (p) => (p.records = p.records.toSpliced(4, 1))],
    [
      'removes the last entries',
      (p) => {
        p.records.splice(6);
        p.documents.splice(1, 1);
        p.contents.delete('documents/0002-receipt.pdf');
      },
    ],
    [
      'inserts an entry',
      (p) => (p.records = p.records.toSpliced(5, 0, { ...(p.records[4] as JournalRecord), event: 'NOTE', payload: {} })),
    ],
    ['exchanges a document', exchangePlan],
  ])('%s', async (_name, change) => {
    const { sameKey, ownKey, trusted } = await forged(change);
    expect(sameKey).toContain('signature');
    expect(ownKey).not.toContain('signature'); // fits the forger's key: only a trusted key shows whose it is
    expect(trusted).toContain('key');
  });

  it('and before a sealed day not even the holder of the key can', async () => {
    const parts = sample();
    parts.records = rechain(parts.records.map((r, i) => (i === 1 ? { ...r, at: '2027-02-28T09:00:00.000Z' } : r)));
    expect(failedOf(await verify(build(parts)))).toEqual(['roots']);
  });
});

describe('daily roots', () => {
  const withRoot = async (change: (day: SealedDay) => SealedDay): Promise<Verification> => {
    const parts = sample();
    parts.roots.splice(0, 1, change(parts.roots[0] as SealedDay));
    return verify(build(parts));
  };
  it.each<[string, (day: SealedDay) => SealedDay]>([
    ['another root', (d) => ({ ...d, root: sha256('x') })],
    ['another previous root', (d) => ({ ...d, previousRoot: sha256('x') })],
    ['another size', (d) => ({ ...d, cases: 9 })],
    ['another day', (d) => ({ ...d, day: '2027-03-02' })],
    ['another place', (d) => ({ ...d, index: 2 })],
    ['a shorter proof', (d) => ({ ...d, proof: d.proof.slice(1) })],
    ['another signature', (d) => ({ ...d, signature: Buffer.alloc(64).toString('base64') })],
    ['a head that the journal does not have', (d) => ({ ...d, head: { seq: 99, hash: sha256('x') } })],
    ['a shape that is none', (d) => ({ ...d, cases: -1 })],
  ])('refuses %s', async (_name, change) => expect(failedOf(await withRoot(change))).toEqual(['roots']));

  it('refuses a root that is older than the entry it claims', async () => {
    const parts = sample();
    parts.roots.splice(0, 1, sealDay(parts.key, '2027-03-01', parts.records[4] as JournalRecord));
    expect(failedOf(await verify(build(parts)))).toEqual(['roots']);
  });

  it('warns of an entry that was dated back, a missing root, and a root by an earlier key', async () => {
    const early = sample();
    early.roots.splice(0, 1, sealDay(early.key, '2027-03-01', early.records[2] as JournalRecord));
    expect((await verify(build(early))).warnings.join()).toMatch(/entry 4 carries the date of 2027-03-01/);
    const none = sample();
    none.roots.splice(0);
    expect((await verify(build(none))).warnings.join()).toMatch(/no root for 2027-03-01/);
    const rotated = sample();
    rotated.roots.splice(0, 1, sealDay(newKey(), '2027-03-01', rotated.records[3] as JournalRecord));
    const result = await verify(build(rotated));
    expect(result.ok).toBe(true);
    expect(result.warnings.join()).toMatch(/earlier key/);
  });
});

describe('documents and e-file', () => {
  it('refuses a document that is left out although it was submitted or never withdrawn', async () => {
    const parts = sample();
    const [gone] = parts.documents.splice(0, 1) as [PackedDocument];
    parts.contents.delete(gone.path);
    parts.notIncluded.push({ documentId: PLAN, version: 2, title: 'Plan', sha256: gone.sha256, reason: 'withdrawn' });
    expect(failedOf(await verify(build(parts)))).toEqual(['documents', 'efile']);
  });

  it('warns of a document that the journal does not know', async () => {
    const parts = sample();
    const extra = Buffer.from('extra');
    parts.contents.set('documents/x0002-extra.pdf', extra);
    const base = parts.documents[2] as PackedDocument;
    parts.documents.push({ ...base, path: 'documents/x0002-extra.pdf', version: 3, sha256: sha256(extra), size: 5 });
    const result = await verify(build(parts));
    expect(result.ok).toBe(true);
    expect(result.warnings.join()).toMatch(/"Plan", version 3, is in the package but not in the journal/);
  });
});

describe('a hostile container', () => {
  const patched = async (from: string, to: string, all: boolean): Promise<CheckName[]> => {
    await zip(path, [...build(sample()), [from, Buffer.from('x')]]);
    const raw = readFileSync(path);
    for (let at = raw.indexOf(from); at >= 0; at = all ? raw.indexOf(from, at + 1) : -1) raw.write(to, at, 'latin1');
    writeFileSync(path, raw);
    return failedOf(await verifyPackage(path));
  };

  it.each(['../evil.pdf', '/etc/passwd', 'C:\\evil.pdf', 'documents/../../evil.pdf', 'documents/.hidden', 'documents/a/b.pdf'])(
    'with the name %s',
    async (name) => expect(await patched(`documents/${'z'.repeat(30)}`.slice(0, name.length), name, true)).toEqual(['container']),
  );

  it('with a second name before the content', async () =>
    expect(await patched('documents/0009-a.pdf', 'documents/0009-b.pdf', false)).toEqual(['container']));

  it('with the same name twice', async () => {
    const twice: [string, Buffer][] = [...build(sample()), ['VERIFY.md', Buffer.from('second')]];
    expect(failedOf(await verify(twice))).toEqual(['container']);
  });

  it('that is truncated, empty, no ZIP or not there', async () => {
    await zip(path, build(sample()));
    const size = readFileSync(path).length;
    for (const keep of [size - 1, Math.floor(size / 2), 10, 0]) {
      truncateSync(path, keep);
      expect(failedOf(await verifyPackage(path))).toEqual(['container']);
    }
    writeFileSync(path, 'hello');
    expect(failedOf(await verifyPackage(path))).toEqual(['container']);
    expect(failedOf(await verifyPackage(join(dir, 'none.zip')))).toEqual(['container']);
  });

  it('with one flipped byte anywhere: an answer, never an exception', async () => {
    await zip(path, build(sample()));
    const raw = readFileSync(path);
    const step = Math.ceil(raw.length / 40);
    for (let at = 0; at < raw.length; at += step) {
      const copy = Buffer.from(raw);
      copy.writeUInt8(copy.readUInt8(at) ^ 0x10, at);
      writeFileSync(path, copy);
      expect(typeof (await verifyPackage(path)).ok).toBe('boolean');
    }
  }, 30_000);

  it('that unpacks to more than it may', async () => {
    const bomb = [...build(sample()), ['documents/0009-bomb.pdf', Buffer.alloc(8 * 1024 * 1024)] as [string, Buffer]];
    const result = await verify(bomb);
    expect(failedOf(result)).toEqual(['container']);
    expect(result.checks[0]?.detail).toMatch(/ZIP bomb/);
    const good = build(sample());
    for (const limits of [{ entries: 5 }, { fileBytes: 100 }, { totalBytes: 1000 }, { textBytes: 500 }]) {
      expect(failedOf(await verify(good, { limits }))).toEqual(['container']);
    }
  });
});
