import type { CodeLabel, Decision, Provision as Given } from '../../api/types';

/** An ancillary provision; always with an id, so that it can be moved and edited. */
export interface Provision {
  id: string;
  kindCode: string;
  text: string;
  legalBasis: string;
  sourceParticipationId: string | null;
  sourceBodyName: string | null;
}

/** The provisions of an answer of the api. */
export function provisionsOf(given: readonly Given[]): Provision[] {
  return given.map((provision, index) => ({
    ...provision,
    id: provision.id ?? `given-${index}`,
    sourceParticipationId: provision.sourceParticipationId ?? null,
    sourceBodyName: provision.sourceBodyName ?? null,
  }));
}

/** The parts of a decision that the officer writes, and the revision they were taken from. */
export interface DecisionDraft {
  base: number;
  kind: Decision['kind'];
  reasons: string;
  provisions: Provision[];
}

export function draftOf(decision: Decision): DecisionDraft {
  return { base: decision.revision, kind: decision.kind, reasons: decision.reasons, provisions: provisionsOf(decision.provisions) };
}

export interface Group {
  code: string;
  label: string;
  provisions: Provision[];
}

/** Provisions by their kind, in the order of the code list; kinds without one are left out. */
export function grouped(provisions: Provision[], kinds: readonly CodeLabel[]): Group[] {
  const unknown = provisions.filter((provision) => !kinds.some((kind) => kind.code === provision.kindCode));
  const all = [...kinds, ...[...new Set(unknown.map((provision) => provision.kindCode))].map((code) => ({ code, label: code }))];
  return all
    .map(({ code, label }) => ({ code, label, provisions: provisions.filter((provision) => provision.kindCode === code) }))
    .filter((group) => group.provisions.length > 0);
}

/** Those suggestions from the statements that the decision does not contain. */
export function notTaken(suggested: Provision[], provisions: Provision[]): Provision[] {
  return suggested.filter(
    (suggestion) =>
      !provisions.some(
        (provision) =>
          provision.id === suggestion.id ||
          (provision.sourceParticipationId === suggestion.sourceParticipationId && provision.text === suggestion.text),
      ),
  );
}

/** Swaps a provision with its neighbour of the same kind. */
export function moved(provisions: Provision[], id: string, step: 1 | -1): Provision[] {
  const provision = provisions.find((item) => item.id === id);
  if (!provision) return provisions;
  const same = provisions.filter((item) => item.kindCode === provision.kindCode);
  const other = same[same.indexOf(provision) + step];
  if (!other) return provisions;
  return provisions.map((item) => (item === provision ? other : item === other ? provision : item));
}
