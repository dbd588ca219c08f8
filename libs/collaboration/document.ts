import { formErrors, type FormData } from '@bauraum/forms';
import { notText } from '@bauraum/http';
import type { FieldProblem } from '@bauraum/kernel';
import type { FormField, FormSection } from '@bauraum/workflows';
import * as Y from 'yjs';

/** The top-level maps of a draft's shared document. */
export const ROOTS = ['form', 'authors', 'assignments', 'comments'] as const;

/** What stands in `authors` beside a field: who changed it last, and when. */
export interface Author {
  readonly personId: string;
  readonly name: string;
  readonly at: string;
}

type Section = Y.Map<unknown>;

const formMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('form');

const sectionOf = (doc: Y.Doc, id: string): Section | undefined => {
  const section = formMap(doc).get(id);
  return section instanceof Y.Map ? section : undefined;
};

/**
 * Makes the sections and long texts that the form has and the document lacks. Only the server does this: two clients that made the same
 * section at once would lose what one of them wrote in it.
 */
export function completeStructure(doc: Y.Doc, form: readonly FormSection[]): void {
  for (const { id, fields } of form) {
    const section = sectionOf(doc, id) ?? formMap(doc).set(id, new Y.Map<unknown>());
    for (const field of fields) if (field.type === 'longtext' && !section.has(field.id)) section.set(field.id, new Y.Text());
  }
}

/**
 * Makes the document say exactly these answers. What is the same stays untouched; of a long text only the part that differs is replaced, so that
 * what others write beside it at the same time survives.
 */
export function writeAnswers(doc: Y.Doc, form: readonly FormSection[], data: FormData): void {
  completeStructure(doc, form);
  for (const { id, fields } of form) {
    const section = sectionOf(doc, id);
    if (section) for (const field of fields) writeAnswer(section, field, data[id]?.[field.id]);
  }
}

function writeAnswer(section: Section, { id }: FormField, value: unknown): void {
  const current = section.get(id);
  if (current instanceof Y.Text) return writeText(current, typeof value === 'string' ? value : '');
  if (value === undefined) {
    if (section.has(id)) section.delete(id);
  } else if (current !== value) section.set(id, value);
}

function writeText(text: Y.Text, wanted: string): void {
  const current = plain(text);
  if (current === wanted) return;
  const shorter = Math.min(current.length, wanted.length);
  let start = 0;
  while (start < shorter && current[start] === wanted[start]) start++;
  let end = 0;
  while (end < shorter - start && current[current.length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  text.delete(start, current.length - start - end);
  text.insert(start, wanted.slice(start, wanted.length - end));
}

const plain = (text: Y.Text): string => String(text.toJSON());

export interface Projection {
  readonly data: FormData;
  /** What stands in the document and is no answer: unknown, of the wrong type or out of range; `/section/field`. */
  readonly problems: readonly FieldProblem[];
}

/**
 * The answers of a document as the application keeps them: only fields of the form, only values that a form would take. The rest is left out and
 * named, whatever a client may have written.
 *
 * @example project(doc, form).data // { project: { title: 'Haus' } }
 */
export function project(doc: Y.Doc, form: readonly FormSection[]): Projection {
  const answers = Object.fromEntries([...formMap(doc)].map(([id, section]) => [id, answersOf(section)] as const));
  const found = [...formErrors(answers, form).map((p) => ({ ...p, path: p.path.replace(/^\/data/, '') })), ...notText(answers)];
  const problems = [...new Map(found.map((p) => [p.path, p])).values()];
  const wrong = new Set(problems.map(({ path }) => path));
  const sections = Object.entries(answers).map(([id, section]) => {
    if (wrong.has(`/${id}`) || typeof section !== 'object' || section === null) return [id, {}] as const;
    return [id, Object.fromEntries(Object.entries(section).filter(([field]) => !wrong.has(`/${id}/${field}`)))] as const;
  });
  return { data: Object.fromEntries(sections.filter(([, section]) => Object.keys(section).length > 0)), problems };
}

function answersOf(section: unknown): unknown {
  if (!(section instanceof Y.Map)) return section instanceof Y.AbstractType ? null : section;
  const entries = [...section].map(([id, value]) => [id, value instanceof Y.Text ? plain(value) || undefined : json(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A shared type where a plain value belongs is shown as an object, which no field takes. */
const json = (value: unknown): unknown => (value instanceof Y.AbstractType ? {} : value);
