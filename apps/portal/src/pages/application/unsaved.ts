import type { Stored, Typed } from './values';

/** What was typed but not saved, with the revision and values it was based on; kept in this browser until it is saved. */
export interface Unsaved {
  revision: number;
  base: Stored;
  typed: Typed;
}

const nameOf = (caseId: string, section: string): string => `bauraum.unsaved.${caseId}.${section}`;

export function loadUnsaved(caseId: string, section: string): Unsaved | null {
  try {
    const text = sessionStorage.getItem(nameOf(caseId, section));
    return text === null ? null : (JSON.parse(text) as Unsaved);
  } catch {
    return null;
  }
}

export function keepUnsaved(caseId: string, section: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved) sessionStorage.setItem(nameOf(caseId, section), JSON.stringify(unsaved));
    else sessionStorage.removeItem(nameOf(caseId, section));
  } catch {
    // Without storage the typed values live as long as the page.
  }
}
