import { isUnsent, UNSENT_PREFIX, unsentKeys } from './unsent-keys';

/** Who has not come back by then does not: what somebody else may find in this browser goes. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
const BYTES = 0x8000;

const encode = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += BYTES) text += String.fromCharCode(...bytes.subarray(at, at + BYTES));
  return btoa(text);
};
const decode = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Takes away what has lain here too long, of whomever. */
function expire(): void {
  for (const key of unsentKeys()) {
    const at = Number((localStorage.getItem(key) ?? '').split(':')[0]);
    if (!(Date.now() - at < KEPT_MS)) localStorage.removeItem(key);
  }
}

/** What a person has not sent, in any case of an authority. */
export const unsentOf = (authority: string, personId: string): string[] => unsentKeys().filter((key) => isUnsent(key, authority, personId));

/**
 * Shared documents with changes that the server has not confirmed; in this browser, until it has. Each belongs to one person and one case, so that
 * nobody who shares the computer sends them in their own name.
 */
export class Unsent {
  private readonly prefix: string;
  private taken: string[] = [];

  constructor(owner: { readonly authority: string; readonly caseId: string; readonly personId: string }) {
    this.prefix = `${UNSENT_PREFIX}${owner.authority}.${owner.caseId}.${owner.personId}.`;
  }

  /** What earlier windows could not send. */
  take(): Uint8Array[] {
    try {
      expire();
      this.taken = unsentKeys().filter((key) => key.startsWith(this.prefix));
      return this.taken.map((key) => decode((localStorage.getItem(key) ?? '').split(':')[1] ?? ''));
    } catch {
      return [];
    }
  }

  /** @param window tells apart several windows of one person. @returns false when the browser has no room for it. */
  keep(window: number, state: Uint8Array): boolean {
    try {
      localStorage.setItem(`${this.prefix}${window}`, `${Date.now()}:${encode(state)}`);
      return true;
    } catch {
      return false;
    }
  }

  /** All of it is saved. */
  drop(window: number): void {
    try {
      for (const key of [...this.taken, `${this.prefix}${window}`]) localStorage.removeItem(key);
    } catch {
      // A browser without storage kept nothing.
    }
    this.taken = [];
  }
}
