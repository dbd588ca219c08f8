import { isPlainDate } from '@bauraum/kernel';
import { EXPORT_FORMAT, type Manifest, type PackedEFile, type SealedDay } from './package-format';
import type { JournalRecord } from './journal-record';

/** A file of the package is not what it must be; the message says where. */
export class ShapeError extends Error {}

type Test = (value: unknown, where: string) => void;

const must = (ok: boolean, where: string, what: string): void => {
  if (!ok) throw new ShapeError(`${where} is not ${what}`);
};
const text: Test = (value, where) => must(typeof value === 'string', where, 'a text');
const matching =
  (pattern: RegExp, what: string): Test =>
  (value, where) =>
    must(typeof value === 'string' && pattern.test(value), where, what);
const sha256 = matching(/^[0-9a-f]{64}$/, 'a SHA-256');
const link = matching(/^([0-9a-f]{64})?$/, 'a SHA-256 or empty');
const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'a moment');
const day: Test = (value, where) => must(typeof value === 'string' && isPlainDate(value), where, 'a day');
const count: Test = (value, where) => must(Number.isSafeInteger(value) && (value as number) >= 0, where, 'a whole number');
const numberOrNone: Test = (value, where) => (value === null ? undefined : count(value, where));
const anyObject: Test = (value, where) => must(typeof value === 'object' && value !== null && !Array.isArray(value), where, 'an object');
const listOf =
  (item: Test): Test =>
  (value, where) => {
    must(Array.isArray(value), where, 'a list');
    (value as unknown[]).forEach((entry, index) => item(entry, `${where}[${index}]`));
  };

/** An object with at least these fields; with exactly these when `exact`. */
const object =
  (fields: Readonly<Record<string, Test>>, exact = true): Test =>
  (value, where) => {
    anyObject(value, where);
    const given = value as Record<string, unknown>;
    for (const [name, test] of Object.entries(fields)) test(given[name], `${where}.${name}`);
    const extra = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
    if (exact && extra !== undefined) throw new ShapeError(`${where} has an unknown field ${extra}`);
  };

const head = object({ seq: count, hash: sha256 });

const MANIFEST = object({
  format: (value, where) => must(value === EXPORT_FORMAT, where, EXPORT_FORMAT),
  tenant: text,
  authority: text,
  caseId: text,
  fileNumber: text,
  exportedAt: instant,
  head,
  keyId: text,
  publicKey: text,
  files: listOf(object({ path: text, sha256, size: count })),
  documents: listOf(
    object({
      documentId: text,
      version: count,
      title: text,
      typeCode: text,
      direction: text,
      fileName: text,
      no: numberOrNone,
      sha256,
      size: count,
      path: text,
    }),
  ),
  notIncluded: listOf(object({ documentId: text, version: count, title: text, sha256, reason: text })),
});

const RECORD = object({
  tenant: text,
  caseId: text,
  seq: count,
  processId: text,
  workflow: text,
  event: text,
  payload: anyObject,
  actor: object({ id: text, name: text, role: text }),
  at: instant,
  recordedAt: instant,
  from: text,
  to: text,
  previousHash: link,
  hash: sha256,
});

const DAYS = listOf(
  object({
    day,
    root: sha256,
    previousRoot: link,
    cases: count,
    keyId: text,
    signedAt: instant,
    signature: text,
    head,
    index: count,
    proof: listOf(sha256),
  }),
);

const FILED = object({ no: count, documentId: text, version: count, sha256 }, false);
const EFILE = object({ proceedings: listOf(object({ documents: listOf(FILED) }, false)) }, false);

const shaped =
  <T>(test: Test) =>
  (value: unknown, where: string): T => {
    test(value, where);
    return value as T;
  };

/** @throws ShapeError saying what is wrong and where; so do all of these. */
export const asManifest = shaped<Manifest>(MANIFEST);
export const asRecord = shaped<JournalRecord>(RECORD);
export const asDays = shaped<readonly SealedDay[]>(DAYS);
export const asEFile = shaped<PackedEFile | null>((value, where) => (value === null ? undefined : EFILE(value, where)));
