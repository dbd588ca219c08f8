import { createWriteStream } from 'node:fs';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';
import { canonicalJson, sha256, SYSTEM_ACTOR } from '@bauraum/kernel';
import { journalLine, recordHash, type JournalRecord } from './journal-record';
import { chainRoot, inclusionProof, leafHash, merkleRoot, type Head } from './merkle';
import { EXPORT_FORMAT, manifestBytes, type LeftOut, type Manifest, type PackedDocument, type SealedDay } from './package-format';
import { keyIdOf, rootBytes } from './seal';

export const TENANT = 'beispiel';
export const CASE = '0198c0de-0000-7000-8000-000000000001';
export const PLAN = '0198c0de-0000-7000-8000-00000000000a';
export const DRAFT_ONLY = '0198c0de-0000-7000-8000-00000000000b';
export const RECEIPT = '0198c0de-0000-7000-8000-00000000000c';
export const SNAPSHOT = canonicalJson({ project: { title: 'Wohnhaus' } });

export interface SealedBy {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly keyId: string;
  readonly pem: string;
}

export function newKey(): SealedBy {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey, keyId: keyIdOf(publicKey), pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** The parts of a package that a test may change before it is packed. */
export interface Sample {
  readonly key: SealedBy;
  records: JournalRecord[];
  readonly contents: Map<string, Buffer>;
  readonly documents: PackedDocument[];
  readonly notIncluded: LeftOut[];
  readonly roots: SealedDay[];
}

type Step = Pick<JournalRecord, 'event' | 'payload' | 'recordedAt'>;

/** Gives entries their numbers, links and hashes anew: what somebody does who hides a change. */
export function rechain(records: readonly JournalRecord[]): JournalRecord[] {
  let previousHash = '';
  return records.map((record, index) => {
    const { hash: _old, ...fields } = { ...record, seq: index + 1, previousHash };
    const hash = recordHash(fields);
    previousHash = hash;
    return { ...fields, hash };
  });
}

const toRecord = ({ event, payload, recordedAt }: Step): JournalRecord => ({
  tenant: TENANT,
  caseId: CASE,
  seq: 0,
  processId: CASE,
  workflow: 'building-permit@1',
  event,
  payload,
  actor: SYSTEM_ACTOR,
  at: recordedAt,
  recordedAt,
  from: 'draft',
  to: 'draft',
  previousHash: '',
  hash: '',
});

const plan = (version: number): Buffer => Buffer.from(`plan, version ${version}`);
const receipt = Buffer.from('receipt');

/** A case of two days: the first is sealed by a root over five cases, the second is the day of the export. */
export function sample(): Sample {
  const key = newKey();
  const added = (documentId: string, version: number, content: Buffer): Step['payload'] => ({
    documentId,
    version,
    sha256: sha256(content),
  });
  const steps: Step[] = [
    { event: 'CREATED', payload: {}, recordedAt: '2027-03-01T08:00:00.000Z' },
    { event: 'DOCUMENT_ADDED', payload: added(PLAN, 1, plan(1)), recordedAt: '2027-03-01T09:00:00.000Z' },
    { event: 'DOCUMENT_ADDED', payload: added(DRAFT_ONLY, 1, Buffer.from('oops')), recordedAt: '2027-03-01T09:30:00.000Z' },
    { event: 'DOCUMENT_WITHDRAWN', payload: { documentId: DRAFT_ONLY }, recordedAt: '2027-03-01T22:59:59.999Z' },
    { event: 'DOCUMENT_ADDED', payload: added(PLAN, 2, plan(2)), recordedAt: '2027-03-01T23:00:00.000Z' },
    {
      event: 'SUBMIT',
      payload: { snapshotHash: sha256(SNAPSHOT), fileNumber: 'BA-1', documents: [added(PLAN, 2, plan(2))] },
      recordedAt: '2027-03-02T10:00:00.000Z',
    },
    { event: 'DOCUMENT_FILED', payload: { documentId: RECEIPT, sha256: sha256(receipt) }, recordedAt: '2027-03-02T10:00:01.000Z' },
  ];
  const records = rechain(steps.map(toRecord));
  const contents = new Map<string, Buffer>();
  const document = (documentId: string, version: number, no: number | null, path: string, content: Buffer): PackedDocument => {
    contents.set(path, content);
    const facts = { title: 'Plan', typeCode: '1803', direction: 'incoming' as const, fileName: 'plan.pdf' };
    return { documentId, version, ...facts, no, sha256: sha256(content), size: content.length, path };
  };
  return {
    key,
    records,
    contents,
    documents: [
      document(PLAN, 2, 1, 'documents/0001-plan.pdf', plan(2)),
      document(RECEIPT, 1, 2, 'documents/0002-receipt.pdf', receipt),
      document(PLAN, 1, null, 'documents/x0001-plan.pdf', plan(1)),
    ],
    notIncluded: [{ documentId: DRAFT_ONLY, version: 1, title: 'Oops', sha256: sha256('oops'), reason: 'withdrawn' }],
    roots: [sealDay(key, '2027-03-01', records[3] as JournalRecord)],
  };
}

/** A root over the case and four others. */
export function sealDay(key: SealedBy, day: string, last: JournalRecord): SealedDay {
  const others = ['2', '3', '4', '5'].map((n): Head => [CASE.replace(/1$/, n), 7, sha256(n)]);
  const heads: Head[] = [others[0] as Head, [CASE, last.seq, last.hash], ...others.slice(1)];
  const leaves = heads.map(leafHash);
  const root = chainRoot('', merkleRoot(leaves));
  const statement = {
    tenant: TENANT,
    day,
    root,
    previousRoot: '',
    cases: heads.length,
    keyId: key.keyId,
    signedAt: '2027-03-02T00:10:00.000Z',
  };
  const { tenant: _tenant, ...rest } = statement;
  return {
    ...rest,
    signature: sign(null, rootBytes(statement), key.privateKey).toString('base64'),
    head: { seq: last.seq, hash: last.hash },
    index: 1,
    proof: inclusionProof(leaves, 1),
  };
}

/** All files of the package with a fitting manifest, signed with the sample's key or another. */
export function build(parts: Sample, key: SealedBy = parts.key): Map<string, Buffer> {
  const filed = parts.documents.filter((d) => d.no !== null);
  const efile = { recordNumber: 'BA-1', proceedings: [{ number: '1', documents: filed }] };
  const files = new Map<string, Buffer>([
    ['VERIFY.md', Buffer.from('read me')],
    ['journal.jsonl', Buffer.from(parts.records.map((record) => `${journalLine(record)}\n`).join(''))],
    ['efile.json', Buffer.from(canonicalJson(efile))],
    ['roots.json', Buffer.from(canonicalJson(parts.roots))],
    ['application-snapshot.json', Buffer.from(SNAPSHOT)],
    ...parts.contents,
  ]);
  const last = parts.records.at(-1);
  const manifest: Manifest = {
    format: EXPORT_FORMAT,
    tenant: TENANT,
    authority: 'Landkreis Beispiel',
    caseId: CASE,
    fileNumber: 'BA-1',
    exportedAt: '2027-03-02T12:00:00.000Z',
    head: { seq: last?.seq ?? 0, hash: last?.hash ?? '' },
    keyId: key.keyId,
    publicKey: key.pem,
    files: [...files].map(([path, content]) => ({ path, sha256: sha256(content), size: content.length })),
    documents: parts.documents,
    notIncluded: parts.notIncluded,
  };
  files.set('manifest.json', manifestBytes(manifest));
  files.set('manifest.sig', sign(null, manifestBytes(manifest), key.privateKey));
  return files;
}

/** Writes files into a ZIP, in their order; a name may occur twice. */
export async function zip(path: string, files: Iterable<readonly [string, Buffer]>): Promise<void> {
  const archive = new ZipArchive({ zlib: { level: 9 } });
  for (const [name, content] of files) archive.append(content, { name, date: new Date(0) });
  await Promise.all([archive.finalize(), pipeline(archive, createWriteStream(path))]);
}
