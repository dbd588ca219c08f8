import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { OperationalError } from '@bauraum/kernel';
import { Metrics } from '@bauraum/observability';
import { PdfReader, type Examined, type PdfFacts } from '@bauraum/pdf-facts';
import { SCANNER, type Scanner, type Verdict } from '@bauraum/scan';
import { inspectUpload, pictureProblem, sniff, type DocumentStore, type Inspected } from '@bauraum/storage';
import type { DocumentCheckKind } from '@bauraum/workflows';
import { distribute } from './distribute';
import type { VersionRow } from './document.repository';
import { DOCUMENT_STORE } from './store.token';

/** Nobody waits in quarantine for the pages of a large file: they are read later. */
const PAGES_MS = 5_000;
const PDF = Buffer.from('%PDF-');

/** What there is to know beside the bytes. */
export interface Circumstances {
  /** Kinds of files that the pack refuses here. */
  readonly refused: ReadonlySet<DocumentCheckKind>;
  /** Of the same content, read before. */
  readonly known: PdfFacts | null;
}

export type Findings =
  | { readonly waitsFor: 'scanner' | 'reader' }
  /** `facts` are new ones; `unread` is a PDF whose pages nobody has read yet. */
  | { readonly problem: string | null; readonly facts: PdfFacts | null; readonly unread: boolean };

/** Looks at the bytes of an upload, in one reading: what they are, whether they are harmless, and what is inside. Nothing of a file is unpacked here. */
@Injectable()
export class Quarantine {
  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly reader: PdfReader,
    @Inject(SCANNER) private readonly scanner: Scanner | null,
    private readonly metrics: Metrics,
  ) {}

  async examine(key: string, file: VersionRow, { refused, known }: Circumstances): Promise<Findings> {
    if (await this.isScannerDown()) return { waitsFor: 'scanner' };
    const size = Number(file.size);
    const before = file.media_type !== 'application/pdf' ? NOTHING : isConclusive(known) ? { structure: null, facts: known } : null;
    if (!before && this.reader.isBusyWith(size)) return { waitsFor: 'reader' };
    const [inspected, verdict, examined] = await distribute(await this.store.read(key), [
      (bytes) => inspectUpload(bytes),
      (bytes) => this.scan(bytes),
      (bytes) => (before ? Promise.resolve(before) : this.examinePdf(bytes, size)),
    ]);
    const problem =
      transferProblem(inspected, file) ??
      verdictProblem(verdict) ??
      (await sniff({ ...inspected, fileName: file.file_name, mediaType: file.media_type })).problem ??
      (await pictureProblem(file.media_type, (offset, length) => this.readAt(key, inspected.size, offset, length))) ??
      (examined === NOTHING ? null : pdfProblem(examined, refused));
    if (!problem && verdict === 'unavailable') return { waitsFor: 'scanner' };
    const unread = !before && !examined.facts.readable && examined.facts.reason === 'timeout';
    return { problem, facts: before || unread ? null : examined.facts, unread };
  }

  /** No process is started for what does not even begin as a PDF. */
  private async examinePdf(bytes: Readable, size: number): Promise<Examined> {
    await once(bytes, 'readable');
    const first = bytes.read() as Buffer | null;
    if (!first?.subarray(0, PDF.length).equals(PDF)) return NOTHING;
    bytes.unshift(first);
    return this.reader.examine(() => Promise.resolve(bytes), { size, maxMs: PAGES_MS });
  }

  /** Asked first, so that nothing is read in vain. */
  private async isScannerDown(): Promise<boolean> {
    try {
      await this.scanner?.ping();
      return false;
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      this.metrics.scans.inc({ outcome: 'unavailable' });
      return true;
    }
  }

  private async scan(bytes: AsyncIterable<Buffer>): Promise<Verdict | 'unavailable'> {
    if (!this.scanner) return { state: 'clean' };
    try {
      const verdict = await this.scanner.scan(bytes);
      this.metrics.scans.inc({ outcome: verdict.state });
      return verdict;
    } catch (error) {
      if (!(error instanceof OperationalError && error.code === 'scanner-unavailable')) throw error;
      this.metrics.scans.inc({ outcome: 'unavailable' });
      return 'unavailable';
    }
  }

  private async readAt(key: string, size: number, offset: number, length: number): Promise<Buffer> {
    if (offset >= size) return Buffer.alloc(0);
    return buffer(await this.store.read(key, { start: offset, end: Math.min(offset + length, size) - 1 }));
  }
}

/** Of what is no PDF. */
const NOTHING: Examined = { structure: null, facts: { readable: false, reason: 'broken' } };

/** Facts that say whether a file is refused; of one that took too long, only its structure would. */
const isConclusive = (facts: PdfFacts | null): facts is PdfFacts =>
  facts !== null && (facts.readable || facts.reason === 'broken' || facts.reason === 'inflates-too-much');

function transferProblem(found: Inspected, row: VersionRow): string | null {
  if (found.size === 0) return 'empty';
  if (found.size !== Number(row.size)) return 'size-mismatch';
  return found.sha256 === row.sha256 ? null : 'hash-mismatch';
}

function verdictProblem(verdict: Verdict | 'unavailable'): string | null {
  if (verdict === 'unavailable') return null;
  switch (verdict.state) {
    case 'clean':
      return null;
    case 'found':
      return 'malware';
    case 'encrypted':
      return 'encrypted';
    case 'too-large':
      return 'too-large-to-scan';
  }
}

/**
 * Why a PDF is refused: what is dangerous everywhere, and what the pack says. One whose structure could not be looked through is never let out.
 *
 * @example pdfProblem({ structure, facts: { readable: false, reason: 'broken' } }, new Set()) // 'broken'
 */
export function pdfProblem(examined: Examined, refused: ReadonlySet<DocumentCheckKind>): string | null {
  const { structure, facts } = examined;
  const found = facts.readable ? facts : structure;
  const needsPassword = !facts.readable && facts.reason === 'encrypted';
  if (refused.has('notEncrypted') && (found?.encrypted || needsPassword)) return 'encrypted';
  const unreadable = unreadableProblem(examined);
  if (unreadable) return unreadable;
  if (refused.has('noJavaScript') && (found?.javaScript || found?.launchAction)) return 'javascript';
  return refused.has('noEmbeddedFiles') && found?.embedsFiles ? 'embedded-files' : null;
}

function unreadableProblem({ structure, facts }: Examined): string | null {
  if (facts.readable) return null;
  const { reason } = facts;
  switch (reason) {
    case 'broken':
    case 'inflates-too-much':
      return reason;
    case 'memory':
    case 'timeout':
      return structure ? null : 'inflates-too-much';
    case 'too-large':
      return structure ? null : 'too-large-to-scan';
    case 'encrypted':
      return null;
  }
}
