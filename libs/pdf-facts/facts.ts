/** Counts up when the reader finds more or other things: older facts are read anew. */
export const READER_VERSION = 1;

/** Sheet sizes of ISO 216; `other` is none of them. */
export const PAGE_FORMATS = ['A0', 'A1', 'A2', 'A3', 'A4', 'other'] as const;
export type PageFormat = (typeof PAGE_FORMATS)[number];

export interface PageSize {
  readonly format: PageFormat;
  readonly orientation: 'portrait' | 'landscape';
  readonly widthMm: number;
  readonly heightMm: number;
  /** How many pages are so. */
  readonly pages: number;
}

/** What a file says of itself; whether it keeps the standard is for a validator. */
export interface PdfAClaim {
  readonly part: number;
  readonly conformance: string | null;
}

export interface FontFact {
  readonly name: string;
  readonly embedded: boolean;
}

/** What is inside a PDF, as far as a machine can tell. */
export interface ReadablePdf {
  readonly readable: true;
  readonly version: string | null;
  readonly pdfA: PdfAClaim | null;
  readonly pages: number;
  /** Pages that were looked at, from the first. */
  readonly pagesRead: number;
  /** Each size once, in order of their first page. */
  readonly sizes: readonly PageSize[];
  /** Opens without a password, but is encrypted (printing or copying may be forbidden). */
  readonly encrypted: boolean;
  readonly javaScript: boolean;
  /** Starts a program or opens a file when it is opened. */
  readonly launchAction: boolean;
  /** Names of embedded files, as far as they could be read; `embedsFiles` may be true without. */
  readonly embeddedFiles: readonly string[];
  readonly embedsFiles: boolean;
  readonly acroForm: boolean;
  readonly fonts: readonly FontFact[];
  /** Numbers of pages (from 1) on which no text can be found. */
  readonly pagesWithoutText: readonly number[];
  /** Numbers of pages (from 1) on which nothing is drawn at all. */
  readonly blankPages: readonly number[];
  /** The scales that the text names: 100 for `M 1:100`, ascending. */
  readonly scales: readonly number[];
  /** Words of the first page where a title block usually stands, small letters, each once. */
  readonly titleWords: readonly string[];
  readonly title: string | null;
  readonly producer: string | null;
}

/** `encrypted`: needs a password. `memory` and `timeout`: more memory or more of the processor than a document should take. */
export type UnreadableReason = 'broken' | 'encrypted' | 'inflates-too-much' | 'memory' | 'timeout' | 'too-large';

export interface UnreadablePdf {
  readonly readable: false;
  readonly reason: UnreadableReason;
}

export type PdfFacts = ReadablePdf | UnreadablePdf;

/** What stands anywhere in a file, whatever its pages show. */
export interface FileStructure {
  readonly encrypted: boolean;
  readonly javaScript: boolean;
  readonly launchAction: boolean;
  readonly embedsFiles: boolean;
}

/** Everything that was found out about one file. */
export interface Examined {
  /** Null when it could not be looked through. */
  readonly structure: FileStructure | null;
  /** Unreadable with `timeout` when there was no time for the pages. */
  readonly facts: PdfFacts;
}
