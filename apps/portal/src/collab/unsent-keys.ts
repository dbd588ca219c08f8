/** Keys of the browser's storage: authority, case, person, window. */
export const UNSENT_PREFIX = 'bauraum.unsent.';

/** Everything in this browser that was typed and not sent; by whomever. */
export function unsentKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(UNSENT_PREFIX));
  } catch {
    return []; // a browser without storage
  }
}

export function isUnsent(key: string, authority: string, personId: string): boolean {
  const [of, , by] = key.slice(UNSENT_PREFIX.length).split('.');
  return of === authority && by === personId;
}
