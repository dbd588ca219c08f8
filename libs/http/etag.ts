import { UserError } from '@bauraum/kernel';

/** @example etag(3) // '"3"' */
export const etag = (revision: number): string => `"${revision}"`;

/**
 * The revision that an edit is based on.
 *
 * @throws UserError 428 `precondition-required` without If-Match, 400 `bad-precondition` when it is no revision of ours.
 * @example revisionOf('"3"') // 3
 */
export function revisionOf(ifMatch: string | undefined): number {
  if (!ifMatch) throw new UserError(428, 'precondition-required');
  const match = /^"(\d{1,9})"$/.exec(ifMatch);
  if (!match) throw new UserError(400, 'bad-precondition');
  return Number(match[1]);
}

/** Someone else was faster: what was sent is based on an older revision. */
export const staleRevision = (current: number): UserError => new UserError(409, 'stale-revision', { current });
