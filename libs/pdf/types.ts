import type { CaseRole, Cents, Instant, PlainDate, Sha256 } from '@bauraum/kernel';

/** Who writes: stands at the top of the first page and in the foot. */
export interface Letterhead {
  readonly name: string;
  /** Department, e.g. `Fachdienst Bauordnung und Planung`. */
  readonly unit?: string;
  /** Street, then postcode and town. */
  readonly addressLines: readonly string[];
  readonly phone?: string;
  readonly mail?: string;
  readonly web?: string;
  /** Opening hours or any other short line for the foot. */
  readonly note?: string;
}

/** Address field of DIN 5008: at most six lines. */
export interface Recipient {
  readonly lines: readonly string[];
  /** How it is served, e.g. `Zum Abruf im Vorgangsraum bereitgestellt`; stands above the address. */
  readonly delivery?: string;
}

/** Who deals with the case (`Auskunft erteilt`). */
export interface Contact {
  readonly name: string;
  readonly phone?: string;
  readonly mail?: string;
  readonly room?: string;
}

/** What is to be built, where and by whom. */
export interface ProjectRef {
  readonly title: string;
  readonly site: string;
  /** Gemarkung, Flur, Flurstück as one line. */
  readonly parcel?: string;
  readonly procedure?: string;
  readonly builder: string;
  readonly designer?: string;
}

/** What every letter has. `createdAt` is both the date of the letter and the creation date of the file. */
export interface LetterInput {
  readonly letterhead: Letterhead;
  readonly recipient: Recipient;
  readonly fileNumber: string;
  readonly createdAt: Instant;
  readonly contact?: Contact;
  readonly project: ProjectRef;
  /** Default `Sehr geehrte Damen und Herren,`. */
  readonly salutation?: string;
  /** A line above everything on every page, e.g. for a sandbox authority: `Testbetrieb, ohne Rechtswirkung`. */
  readonly banner?: string;
}

/** How the file is written. */
export interface PdfOptions {
  /** `false` leaves the content streams readable (default `true`). */
  readonly compress?: boolean;
}

/** One submitted document. */
export interface DocumentRow {
  readonly number: number | string;
  readonly title: string;
  /** Code of the XBau list `anlagen`, e.g. `1803`. */
  readonly typeCode: string;
  readonly typeName?: string;
  readonly version: number | string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

/** A declaration with which a party released its part. */
export interface SignOffRow {
  readonly title: string;
  readonly name: string;
  readonly role: CaseRole;
  readonly signedAt: Instant;
  readonly hash: Sha256;
}

/** One step that comes next, with its date and legal basis. */
export interface NextStep {
  readonly text: string;
  readonly date?: PlainDate;
  readonly basis?: string;
}

/** Input of `receiptPdf`. */
export interface ReceiptInput extends LetterInput {
  readonly receivedAt: Instant;
  readonly snapshotHash: Sha256;
  readonly documents: readonly DocumentRow[];
  /** Absent or empty: none was needed. */
  readonly signOffs?: readonly SignOffRow[];
  readonly next: readonly NextStep[];
}

/** One finding of the formal check. */
export interface FindingRow {
  readonly text: string;
  readonly legalBasis: string;
  /** Document or form field it is about, e.g. `Schnitt A-A (2002)`. */
  readonly subject?: string;
}

/** Input of `supplementLetterPdf`. */
export interface SupplementLetterInput extends LetterInput {
  readonly receivedOn: PlainDate;
  readonly findings: readonly FindingRow[];
  readonly dueOn: PlainDate;
  /** The mandatory sentence with its legal basis: what happens when the period lapses. */
  readonly consequence: string;
  /** How to answer; a default sentence names the case room. */
  readonly howTo?: string;
}

/** The answer to one finding, as it came. */
export interface SupplementRow {
  readonly number: number;
  readonly subject?: string;
  readonly text?: string;
  /** Title and version of the document. */
  readonly document?: string;
  readonly changes: readonly { readonly title: string; readonly before: string; readonly after: string; readonly by: string }[];
}

/** Input of `supplementReceiptPdf`. */
export interface SupplementReceiptInput extends LetterInput {
  readonly receivedAt: Instant;
  readonly snapshotHash: Sha256;
  /** 2 for the first correction of an application. */
  readonly snapshotNumber: number;
  readonly answers: readonly SupplementRow[];
  readonly signOffs: readonly SignOffRow[];
}

/** Kinds of ancillary provision (Nebenbestimmung, § 36 VwVfG), and hints, which are none. */
export type ProvisionKind = 'condition' | 'obligation' | 'timeLimit' | 'revocationReservation' | 'obligationReservation' | 'hint';

/** One ancillary provision; `body` is who asked for it. */
export interface ProvisionRow {
  readonly kind: ProvisionKind;
  readonly text: string;
  readonly body?: string;
  readonly legalBasis?: string;
  readonly reason?: string;
}

/** A document that becomes part of the permit. */
export interface ApprovedDocument {
  readonly number: number | string;
  readonly title: string;
  readonly version: number | string;
  readonly sha256: Sha256;
}

/** Paragraphs under an optional heading. */
export interface TextBlock {
  readonly heading?: string;
  readonly paragraphs: readonly string[];
}

/** Input of `noticePdf`. */
export interface NoticeInput extends LetterInput {
  readonly kind: 'grant' | 'refuse';
  /** Default `Baugenehmigung` or `Ablehnung des Bauantrags`. */
  readonly title?: string;
  readonly receivedOn: PlainDate;
  /** Numbered sentences of the decision (Tenor). */
  readonly operative: readonly string[];
  readonly approvedDocuments: readonly ApprovedDocument[];
  readonly provisions: readonly ProvisionRow[];
  readonly reasons: readonly TextBlock[];
  readonly feeReference: string;
  readonly appeal: readonly string[];
  readonly preparedBy: string;
  readonly releasedBy: string;
  readonly releasedAt: Instant;
  /** Hash of the frozen application that was decided on. */
  readonly snapshotHash?: Sha256;
}

/** One line of a fee computation. */
export interface FeeLine {
  readonly label: string;
  /** How the amount comes about, e.g. `148 × 8,00 €`. */
  readonly computation?: string;
  readonly legalBasis?: string;
  /** Only lines with an amount are added up by the reader; interim values stand in `computation`. */
  readonly amountCents?: Cents;
}

/** Input of `feeNoticePdf`. */
export interface FeeNoticeInput extends LetterInput {
  /** Default `Gebührenbescheid`. */
  readonly title?: string;
  readonly introduction?: string;
  readonly lines: readonly FeeLine[];
  readonly totalCents: Cents;
  readonly paidCents: Cents;
  readonly paidOn?: PlainDate;
  readonly dueOn?: PlainDate;
  readonly paymentHint: string;
  /** Purpose of the payment (Kassenzeichen). */
  readonly paymentReference?: string;
  readonly reasons?: readonly string[];
  readonly appeal: readonly string[];
  readonly preparedBy: string;
}

/** What a participating body says; the last one is said by its silence. */
export type StatementKind = 'consent' | 'conditions' | 'objection' | 'notAffected' | 'deemedNoConcerns';

/** Input of `statementPdf`; the letterhead is that of the body, or of the authority for a deemed statement. */
export interface StatementInput extends LetterInput {
  readonly bodyName: string;
  readonly kind: StatementKind;
  readonly requestedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly statedAt: Instant;
  /** Legal basis of the participation or of the fiction. */
  readonly basis?: string;
  readonly paragraphs?: readonly string[];
  readonly conditions?: readonly ProvisionRow[];
  readonly author?: string;
}

/** Input of `closingLetterPdf`. */
export interface ClosingLetterInput extends LetterInput {
  readonly outcome: 'withdrawn' | 'deemedWithdrawn';
  readonly receivedOn: PlainDate;
  /** Day of the withdrawal, or the last day of the lapsed period. */
  readonly effectiveOn: PlainDate;
  readonly legalBasis: string;
  /** The builder's reason, or what had been asked for. */
  readonly reason?: string;
  readonly paragraphs?: readonly string[];
  readonly feeNote?: string;
  readonly appeal?: readonly string[];
}

/** Input of `fictionCertificatePdf`. */
export interface FictionCertificateInput extends LetterInput {
  readonly receivedOn: PlainDate;
  /** Last day of the decision period. */
  readonly dueOn: PlainDate;
  /** From when on the permit counts as granted. */
  readonly deemedOn: PlainDate;
  readonly legalBasis: string;
  /** How the period was computed, step by step. */
  readonly computation: readonly string[];
  readonly notes?: readonly string[];
  readonly appeal?: readonly string[];
}

/** Input of `textLetterPdf`. */
export interface TextLetterInput extends LetterInput {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly appeal?: readonly string[];
}
