/** Token of the scanner that the configuration chose; null without one. */
export const SCANNER = Symbol('scanner');

/** `too-large`: the scanner gave up at one of its limits, so nobody knows. */
export type Verdict =
  | { readonly state: 'clean' }
  | { readonly state: 'found'; readonly signature: string }
  | { readonly state: 'encrypted' }
  | { readonly state: 'too-large' };

/** Looks for malware. */
export interface Scanner {
  /**
   * Scans bytes as they come; a whole file is never held.
   *
   * @throws OperationalError `scanner-unavailable` when it is down, silent or does not make sense; and what the source throws.
   */
  scan(bytes: AsyncIterable<Buffer>): Promise<Verdict>;
  /** @throws OperationalError `scanner-unavailable` */
  ping(): Promise<void>;
}
