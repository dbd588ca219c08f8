/** One violated rule of an input: where (`/data/plot/area`, JSON pointer) and why (an i18n key with its values). */
export interface FieldProblem {
  readonly path: string;
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What a `UserError` carries beside its code; everything here may be shown to the caller. */
export interface UserErrorDetails {
  readonly fields?: readonly FieldProblem[];
  readonly [extension: string]: unknown;
}

/**
 * The caller must act: answered as a 4xx problem with a stable `code`, which is also the i18n key (`error.<code>`).
 *
 * @example new UserError(404, 'not-found').code // 'not-found'
 */
export class UserError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429,
    readonly code: string,
    readonly details: UserErrorDetails = {},
  ) {
    super(code);
  }
}

/** We or a partner must act: logged, retried by the queue, shown as a 503 without details. */
export class OperationalError extends Error {
  constructor(
    readonly code: string,
    options?: { cause?: unknown },
  ) {
    super(code, options);
  }
}

/** "Not found" and "not yours" are one answer, so that nobody learns what exists. */
export const notFound = (): UserError => new UserError(404, 'not-found');

/** @example invalid([{ path: '/amount', key: 'required' }]).status // 422 */
export const invalid = (fields: readonly FieldProblem[]): UserError => new UserError(422, 'invalid-input', { fields });
