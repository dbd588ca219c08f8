import type { FormData } from '@bauraum/forms';
import { hashOf, type CaseRole, type Sha256 } from '@bauraum/kernel';
import { holds } from '@bauraum/law';
import type { FormSection, Released, SignOffRule } from '@bauraum/workflows';

/** A document in its current version. */
export interface ReleasedDocument {
  readonly documentId: string;
  readonly typeCode: string;
  readonly title: string;
  readonly version: number;
  readonly sha256: Sha256;
}

/** The application as it is now, or as it was filed. */
export interface Current {
  readonly form: readonly Pick<FormSection, 'id' | 'title'>[];
  readonly answers: FormData;
  readonly documents: readonly ReleasedDocument[];
}

/** One thing that a party releases. */
export interface Part {
  readonly kind: 'section' | 'document';
  /** Of the section, or of the document. */
  readonly id: string;
  /** German. */
  readonly title: string;
  /** SHA-256 of the section's answers as canonical JSON, or of the document's bytes. */
  readonly hash: Sha256;
  /** Of a document. */
  readonly version?: number;
  /** Of a section: the hash of each answer, so that a later change can be named. */
  readonly fields?: Readonly<Record<string, Sha256>>;
}

export interface Release {
  readonly parts: readonly Part[];
  /** Binds the declaration and every part; what somebody confirms. */
  readonly hash: Sha256;
}

/** Why a sign-off does not stand any more. `role`: who signed may not do it any more, by the answers as they are now. */
export interface Change {
  readonly kind: Part['kind'] | 'role';
  readonly id: string;
  readonly title: string;
  readonly how: 'changed' | 'added' | 'removed';
  /** Of a section: the ids of the answers that changed. */
  readonly fields: readonly string[];
}

/** What a party released, with what counts for whether it stands. */
export interface Signed {
  readonly role: CaseRole;
  readonly parts: readonly Part[];
}

export type Standing = { readonly state: 'stands' } | { readonly state: 'fallen'; readonly changes: readonly Change[] };

/**
 * What a row asks its party to release, part by part.
 *
 * @example releaseOf(rule, { form, answers: { project: { title: 'Haus' } }, documents: [] }).parts[0]?.id // 'project'
 */
export function releaseOf(rule: Pick<SignOffRule, 'id' | 'text' | 'releases'>, { form, answers, documents }: Current): Release {
  const { sections: releasedSections, documents: releasedDocuments } = rule.releases;
  const sections = form.filter(({ id }) => isReleased(releasedSections, id)).map((section) => sectionPart(section, answers));
  const files = documents.filter(({ typeCode }) => isReleased(releasedDocuments, typeCode)).map(documentPart);
  const parts = [...sections, ...files];
  return { parts, hash: releaseHash(rule, parts) };
}

/** The hash of a declaration with its parts: anybody can compute it again from what was filed. */
export const releaseHash = ({ id: rule, text }: Pick<SignOffRule, 'id' | 'text'>, parts: readonly Part[]): Sha256 =>
  hashOf({ rule, text, parts: parts.map(({ kind, id, hash }) => ({ kind, id, hash })) });

/** @example isReleased('all', '1803') // true */
export const isReleased = (released: Released, id: string): boolean => released === 'all' || released.includes(id);

function sectionPart({ id, title }: Pick<FormSection, 'id' | 'title'>, answers: FormData): Part {
  const own = answers[id] ?? {};
  const fields = Object.fromEntries(Object.entries(own).map(([field, value]) => [field, hashOf(value)]));
  return { kind: 'section', id, title, hash: hashOf(own), fields };
}

const documentPart = ({ documentId: id, title, version, sha256: hash }: ReleasedDocument): Part => ({
  kind: 'document',
  id,
  title,
  hash,
  version,
});

/**
 * Does a sign-off still stand? If a change is taken back, it stands again: it always said the same.
 *
 * @param isParty does who signed still hold that role in the case?
 * @example standing({ role: 'builder', parts }, rule, current).state // 'stands'
 */
export function standing(signed: Signed, rule: SignOffRule, current: Current, isParty = true): Standing {
  const party: readonly Change[] =
    isParty && partiesOf(rule, current.answers).includes(signed.role)
      ? []
      : [{ kind: 'role', id: signed.role, title: rule.title, how: 'changed', fields: [] }];
  const changes = [...party, ...changesBetween(signed.parts, releaseOf(rule, current).parts)];
  return changes.length === 0 ? { state: 'stands' } : { state: 'fallen', changes };
}

/** Who may sign a row by the answers: its own party first. @example partiesOf(rule, {}) // ['designer'] */
export const partiesOf = ({ role, mayAlsoBeSignedBy = [] }: SignOffRule, answers: FormData): readonly CaseRole[] => [
  role,
  ...mayAlsoBeSignedBy.filter(({ when }) => when === undefined || holds(when, answers) === true).map((other) => other.role),
];

/** May one person sign for both parties? Only if the pack lets one of them do it for the other. @example mayBeOne(rule, rule, {}) // true */
export const mayBeOne = (one: SignOffRule, other: SignOffRule, answers: FormData): boolean =>
  partiesOf(one, answers).includes(other.role) || partiesOf(other, answers).includes(one.role);

/**
 * The rows that count by the answers. A planner's counts only where one was called in: § 54 Abs. 2 MBO makes planners responsible for what they
 * made, and leaves everything else with the designer, whose row releases all documents.
 *
 * @param planned disciplines that somebody plans in the case.
 * @example neededRules([rule], {}).length // 1
 */
export const neededRules = (rules: readonly SignOffRule[], answers: FormData, planned: readonly string[] = []): readonly SignOffRule[] =>
  rules.filter(
    ({ when, discipline }) =>
      (when === undefined || holds(when, answers) === true) && (discipline === undefined || planned.includes(discipline)),
  );

function changesBetween(before: readonly Part[], now: readonly Part[]): readonly Change[] {
  const same = (a: Part, b: Part): boolean => a.kind === b.kind && a.id === b.id;
  const removed = before.filter((part) => !now.some((other) => same(part, other))).map((part) => changeOf(part, 'removed', []));
  const others = now.flatMap((part) => {
    const old = before.find((other) => same(part, other));
    if (!old) return [changeOf(part, 'added', Object.keys(part.fields ?? {}))];
    return old.hash === part.hash ? [] : [changeOf(part, 'changed', differing(old.fields ?? {}, part.fields ?? {}))];
  });
  return [...others, ...removed];
}

const changeOf = ({ kind, id, title }: Part, how: Change['how'], fields: readonly string[]): Change => ({ kind, id, title, how, fields });

const differing = (before: Readonly<Record<string, Sha256>>, now: Readonly<Record<string, Sha256>>): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((id) => before[id] !== now[id]).sort();
