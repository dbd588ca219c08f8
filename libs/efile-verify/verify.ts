import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '@bauraum/kernel';
import { checkDocuments, checkEFile, checkFiles, checkHead, type Digests, type Outcome } from './content-checks';
import { chainProblems, journalLine, type JournalRecord } from './journal-record';
import { EFILE, JOURNAL, MANIFEST, ROOTS, SIGNATURE, SNAPSHOT_NAME, type Manifest } from './package-format';
import { checkRoots } from './root-check';
import { ed25519FromPem, keyFingerprint, keyIdOf, signatureFits } from './seal';
import { asDays, asEFile, asManifest, asRecord, ShapeError } from './shape';
import { checkSignOffs } from './sign-off-check';
import { checkSnapshots } from './snapshot-check';
import { ContainerError, DEFAULT_LIMITS, PackageReader, type Limits } from './zip';

export type CheckName =
  | 'container'
  | 'manifest'
  | 'signature'
  | 'key'
  | 'files'
  | 'entries'
  | 'chain'
  | 'head'
  | 'documents'
  | 'efile'
  | 'snapshot'
  | 'signOffs'
  | 'roots';

export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  readonly detail: string;
}

export interface Verification {
  /** Every check passed. What that proves depends on the key: see `warnings`. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  readonly warnings: readonly string[];
  /** What the package says about itself; to be believed only when `ok`. */
  readonly manifest?: Manifest;
}

export interface VerifyOptions {
  /** The key that the authority is known by: PEM, or its id (16 hexadecimal digits), or its fingerprint (64). */
  readonly publicKey?: string;
  readonly limits?: Partial<Limits>;
}

/**
 * Checks an exported package offline: no database, no settings, nothing of it is believed before its hash or signature fits.
 *
 * @returns what was checked; a damaged or hostile package is a failed check, never an exception.
 * @example (await verifyPackage('63-2026-00001.zip', { publicKey: '0123456789abcdef' })).ok // true
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const protocol = new Protocol();
  let reader: PackageReader | undefined;
  try {
    reader = await PackageReader.open(path, { ...DEFAULT_LIMITS, ...options.limits });
    const manifest = await verifyOpened(reader, protocol, options.publicKey);
    return protocol.result(manifest);
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    protocol.note('container', { problems: [error.message], fine: '' });
    return protocol.result();
  } finally {
    reader?.close();
  }
}

async function verifyOpened(reader: PackageReader, protocol: Protocol, trusted: string | undefined): Promise<Manifest | undefined> {
  for (const name of [MANIFEST, SIGNATURE, JOURNAL, EFILE, ROOTS]) {
    if (!reader.has(name)) throw new ContainerError(`${name} is missing`);
  }
  protocol.note('container', { problems: [], fine: `${reader.names.length} files` });
  const raw = await reader.read(MANIFEST);
  const manifest = protocol.parse('manifest', () => canonical(raw.toString('utf8'), asManifest, MANIFEST));
  if (!manifest) return undefined;
  protocol.note('manifest', { problems: [], fine: `${manifest.authority}, ${manifest.fileNumber}, exported ${manifest.exportedAt}` });

  const key = ed25519FromPem(manifest.publicKey);
  protocol.note('signature', checkSignature(manifest, key, raw, await reader.read(SIGNATURE)));
  checkKey(protocol, key, trusted);
  const digests = await digestsOf(reader);
  protocol.note('files', checkFiles(manifest, digests));
  await verifyJournal(reader, protocol, { manifest, digests, key });
  return manifest;
}

interface Opened {
  readonly manifest: Manifest;
  readonly digests: Digests;
  readonly key: KeyObject | undefined;
}

async function verifyJournal(reader: PackageReader, protocol: Protocol, { manifest, digests, key }: Opened): Promise<void> {
  const text = (await reader.read(JOURNAL)).toString('utf8');
  const records = protocol.parse('entries', () => recordsOf(text));
  if (!records) return;
  const { hashes, links } = chainProblems(records);
  protocol.note('entries', { problems: hashes, fine: `${records.length} entries, each hash recomputed` });
  protocol.note('chain', { problems: links, fine: `entries 1 to ${records.length} without a gap, each follows the one before` });
  protocol.note('head', checkHead(manifest, records));
  protocol.note('documents', checkDocuments(manifest, records, digests));
  const snapshots = await snapshotsOf(reader);
  protocol.note('snapshot', checkSnapshots(snapshots, records));
  protocol.note('signOffs', checkSignOffs(snapshots, records));

  const efile = (await reader.read(EFILE)).toString('utf8');
  protocol.check('efile', () => checkEFile(manifest, canonical(efile, asEFile, EFILE)));
  const roots = (await reader.read(ROOTS)).toString('utf8');
  protocol.check('roots', () => checkRoots({ manifest, records, days: canonical(roots, asDays, ROOTS), key }));
}

async function snapshotsOf(reader: PackageReader): Promise<string[]> {
  const contents: string[] = [];
  for (const name of reader.names) if (SNAPSHOT_NAME.test(name)) contents.push((await reader.read(name)).toString('utf8'));
  return contents;
}

async function digestsOf(reader: PackageReader): Promise<Digests> {
  const digests = new Map<string, { sha256: string; size: number }>();
  for (const name of reader.names) if (name !== MANIFEST && name !== SIGNATURE) digests.set(name, await reader.digest(name));
  return digests;
}

function checkSignature(manifest: Manifest, key: KeyObject | undefined, raw: Uint8Array, signature: Uint8Array): Outcome {
  const fine = `the manifest is signed with key ${manifest.keyId}`;
  if (!key) return { problems: ['the manifest holds no Ed25519 public key'], fine };
  if (keyIdOf(key) !== manifest.keyId) return { problems: ['the key is not the one that the manifest names'], fine };
  return { problems: signatureFits(key, raw, signature) ? [] : ['the signature of the manifest does not fit: it was altered'], fine };
}

function checkKey(protocol: Protocol, key: KeyObject | undefined, trusted: string | undefined): void {
  if (trusted === undefined) {
    protocol.warn(
      'No trusted key was given: this proves only that nothing was changed since somebody signed with the key inside the package. ' +
        'Compare its id with the one that the authority publishes, or give it.',
    );
    return;
  }
  const wanted = ed25519FromPem(trusted);
  const id = trusted.trim().toLowerCase();
  const isId = /^([0-9a-f]{16}|[0-9a-f]{64})$/.test(id);
  const print = key ? keyFingerprint(key) : '';
  const same = wanted ? keyFingerprint(wanted) === print : isId && print.startsWith(id);
  const problem =
    wanted || isId ? 'the package was signed with another key than the trusted one' : 'the trusted key is neither a PEM nor an id';
  protocol.note('key', { problems: same ? [] : [problem], fine: `the key is the trusted one (${print.slice(0, 16)})` });
}

/** Only canonical JSON is taken: nothing that another program might read differently. */
function canonical<T>(text: string, shape: (value: unknown, where: string) => T, where: string): T {
  const value: unknown = JSON.parse(text);
  if (canonicalJson(value) !== text) throw new ShapeError(`${where} is not canonical JSON`);
  return shape(value, where);
}

function recordsOf(text: string): JournalRecord[] {
  if (!text.endsWith('\n')) throw new ShapeError(`${JOURNAL} is cut off`);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line, index) => {
      const record = asRecord(JSON.parse(line), `${JOURNAL} line ${index + 1}`);
      if (journalLine(record) !== line) throw new ShapeError(`${JOURNAL} line ${index + 1} is not canonical JSON`);
      return record;
    });
}

const SHOWN = 5;

class Protocol {
  private readonly checks: Check[] = [];
  private readonly warnings: string[] = [];

  note(name: CheckName, { problems, warnings = [], fine }: Outcome): void {
    const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
    const detail = problems.length ? [...problems.slice(0, SHOWN), ...more].join('; ') : fine;
    this.checks.push({ name, ok: problems.length === 0, detail });
    this.warnings.push(...warnings);
  }

  warn(warning: string): void {
    this.warnings.push(warning);
  }

  /** Notes what the work found; a file that is not what it must be fails the check. */
  check(name: CheckName, work: () => Outcome): void {
    const outcome = this.parse(name, work);
    if (outcome) this.note(name, outcome);
  }

  parse<T>(name: CheckName, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      // Whatever a hostile file makes the work throw (a syntax error, a stack that overflows): it could not be checked.
      this.note(name, { problems: [error instanceof Error ? error.message : String(error)], fine: '' });
      return undefined;
    }
  }

  result(manifest?: Manifest): Verification {
    return { ok: this.checks.every((c) => c.ok), checks: this.checks, warnings: this.warnings, ...(manifest && { manifest }) };
  }
}
