/** Why a connection ends, as the code of the WebSocket (RFC 6455, 4000-4999 are an application's own). */
export const CLOSE_CODES = {
  /** A change that nobody may make: of what the server writes, of unknown fields, in another person's name. */
  refused: 4400,
  /** No session, or it has ended. */
  unauthenticated: 4401,
  /** May see the case, but not work on its application. */
  notAllowed: 4403,
  /** There is no such case for this person. */
  notFound: 4404,
  /** The application is no draft any more; who connects again reads only. */
  notDraft: 4409,
  /** An update, the document or the presence is too large. */
  tooLarge: 4413,
  /** Too many changes a second, or too many connections. */
  tooMany: 4429,
  /** What was sent could not be kept. It stays unsaved with the client, which tries again. */
  notSaved: 4503,
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;

/** What ends a connection; `code` and `reason` are what the client sees. */
export class Closing extends Error {
  readonly code: number;

  constructor(
    readonly reason: CloseReason,
    options?: { cause?: unknown },
  ) {
    super(reason, options);
    this.code = CLOSE_CODES[reason];
  }
}
