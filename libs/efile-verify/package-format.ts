import { canonicalJson, type Instant, type PlainDate, type Sha256 } from '@bauraum/kernel';

export const EXPORT_FORMAT = 'bauraum-export/1';
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const JOURNAL = 'journal.jsonl';
export const EFILE = 'efile.json';
export const ROOTS = 'roots.json';
export const README = 'VERIFY.md';

/** Every name that a package may hold beside documents. */
export const FIXED_NAMES: readonly string[] = [MANIFEST, SIGNATURE, JOURNAL, EFILE, ROOTS, README];
export const SNAPSHOT_NAME = /^application-snapshot(-[1-9]\d{0,3})?\.json$/;
export const DOCUMENT_NAME = /^documents\/[A-Za-z0-9][A-Za-z0-9._-]{0,150}$/;

/** @example snapshotName(2) // 'application-snapshot-2.json' */
export const snapshotName = (number: number): string =>
  number === 1 ? 'application-snapshot.json' : `application-snapshot-${number}.json`;

export interface PackedFile {
  readonly path: string;
  readonly sha256: Sha256;
  /** Bytes. */
  readonly size: number;
}

/** One version of a document, and where its content lies in the package. */
export interface PackedDocument {
  readonly documentId: string;
  readonly version: number;
  readonly title: string;
  readonly typeCode: string;
  readonly direction: 'incoming' | 'outgoing' | 'internal';
  readonly fileName: string;
  /** Its number in the e-file; null for a version that was not filed. */
  readonly no: number | null;
  readonly sha256: Sha256;
  readonly size: number;
  readonly path: string;
}

/** A version that the case knows, but whose content is not in the package, and why. */
export interface LeftOut {
  readonly documentId: string;
  readonly version: number;
  readonly title: string;
  readonly sha256: Sha256;
  /** `withdrawn`: taken back by the applicants while the application was a draft. */
  readonly reason: 'withdrawn' | 'uploading' | 'checking' | 'rejected';
}

export interface Manifest {
  readonly format: typeof EXPORT_FORMAT;
  readonly tenant: string;
  /** The authority's name. */
  readonly authority: string;
  readonly caseId: string;
  readonly fileNumber: string;
  readonly exportedAt: Instant;
  readonly head: { readonly seq: number; readonly hash: Sha256 };
  readonly keyId: string;
  /** Ed25519, SPKI, PEM. */
  readonly publicKey: string;
  /** Every file but the manifest and its signature. */
  readonly files: readonly PackedFile[];
  readonly documents: readonly PackedDocument[];
  readonly notIncluded: readonly LeftOut[];
}

/** The bytes of `manifest.json`; exactly these are signed. */
export const manifestBytes = (manifest: Manifest): Buffer => Buffer.from(canonicalJson(manifest));

/** A daily root with the proof that the case's head of that day is in it. */
export interface SealedDay {
  readonly day: PlainDate;
  readonly root: Sha256;
  readonly previousRoot: Sha256 | '';
  readonly cases: number;
  readonly keyId: string;
  readonly signedAt: Instant;
  /** Base64, 64 bytes. */
  readonly signature: string;
  /** The case's last entry of that day. */
  readonly head: { readonly seq: number; readonly hash: Sha256 };
  /** Place of the case's leaf in the tree, from 0. */
  readonly index: number;
  readonly proof: readonly Sha256[];
}

/** What `efile.json` must hold for the check; more may stand beside it. */
export interface PackedEFile {
  readonly proceedings: readonly {
    readonly documents: readonly { readonly no: number; readonly documentId: string; readonly version: number; readonly sha256: Sha256 }[];
  }[];
}

/**
 * A name that is safe on every file system: ASCII letters, digits, dot, dash, underscore.
 *
 * @example safeName('Lageplan Süd/2.pdf') // 'Lageplan-Sued-2.pdf'
 */
export function safeName(name: string, maxLength = 100): string {
  const ascii = name
    .replace(/[äöüÄÖÜßẞ]/g, (c) => UMLAUTS[c] ?? c)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-*\.+-*/g, '.')
    .replace(/^[-._]+|[-._]+$/g, '');
  if (ascii.length <= maxLength) return ascii || 'unnamed';
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(ascii)?.[0] ?? '';
  return ascii.slice(0, maxLength - extension.length).replace(/[-._]+$/, '') + extension;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss', ẞ: 'SS' };
