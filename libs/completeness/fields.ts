import { formErrors, missingAnswers } from '@bauraum/forms';
import type { FieldProblem } from '@bauraum/kernel';
import type { FormField, FormSection } from '@bauraum/workflows';
import type { AssessInput, Point } from './point';

/** Fields that the form asks for and that are empty, not confirmed, or filled with what is no answer. */
export function fieldPoints(input: AssessInput): readonly Point[] {
  const wrong = [...formErrors(input.answers, input.form), ...(input.wrongAnswers ?? [])].map(({ path, key }) => ({
    path: path.replace(/^\/data\//, '/'),
    key,
  }));
  const missing = missingAnswers(input.answers, input.form).filter(({ path }) => wrong.every((problem) => problem.path !== path));
  return [...missing.map((problem) => pointOf(problem, 'missing', input)), ...wrong.map((problem) => pointOf(problem, 'wrong', input))];
}

function pointOf({ path, key }: FieldProblem, state: 'missing' | 'wrong', { form, formRule }: AssessInput): Point {
  const [section, field] = fieldAt(form, path);
  const label = field?.label ?? path;
  return {
    id: `field:${path}`,
    severity: 'required',
    state,
    what: state === 'wrong' ? `Die Angabe „${label}“ ist so nicht möglich.` : missingText(label, key),
    why: formRule,
    fix: { kind: 'field', path, text: section ? `Im Antrag unter „${section.title}“.` : 'Im Antrag.' },
    evidence: [],
    blocks: true, // what the form requires is part of the application: without it nothing is filed
  };
}

const missingText = (label: string, key: string): string =>
  key === 'mustBeTrue' ? `Die Erklärung „${label}“ ist noch nicht bestätigt.` : `Die Angabe „${label}“ fehlt.`;

/** The section and field of a path or of a fact: `/building/height`, `building.height`. */
export function fieldAt(form: readonly FormSection[], path: string): readonly [section?: FormSection, field?: FormField] {
  const [sectionId, fieldId] = path.replace(/^\//, '').split(/[/.]/);
  const section = form.find(({ id }) => id === sectionId);
  return section ? [section, section.fields.find(({ id }) => id === fieldId)] : [];
}
