import type { Doc, FormDefinition, RequiredDocument } from '../../api/types';
import { holds, type Answers } from '../application/condition';
import type { SectionState } from '../application/values';

/** Is a document needed? `depends`: an answer is missing that decides, or only a human can tell. */
export type Need = 'needed' | 'notNeeded' | 'depends';

export interface NeededDocument extends RequiredDocument {
  need: Need;
  /** It depends on the answers of the form alone, not on the judgement of a human. */
  byAnswers: boolean;
}

/** What a project needs by its answers so far, in the order of the law. */
export function neededDocuments(form: Pick<FormDefinition, 'requiredDocuments'>, answers: Answers): NeededDocument[] {
  return form.requiredDocuments.map((item) => ({ ...item, need: needOf(item, answers), byAnswers: item.when !== undefined }));
}

function needOf({ level, when }: RequiredDocument, answers: Answers): Need {
  if (level === 'required') return 'needed';
  const result = when && holds(when, answers);
  if (result === undefined) return 'depends';
  return result ? 'needed' : 'notNeeded';
}

/** Does a usable version of that type lie in the case? */
export function isThere(documents: Doc[], typeCode: string): boolean {
  return documents.some(
    (doc) => doc.typeCode === typeCode && !doc.withdrawn && doc.versions.some((version) => version.status === 'available'),
  );
}

/** Needed documents that are still missing. */
export function missingDocuments(needed: readonly NeededDocument[], documents: Doc[]): NeededDocument[] {
  return needed.filter((item) => item.need === 'needed' && !isThere(documents, item.typeCode));
}

export function documentsState(needed: readonly NeededDocument[], documents: Doc[]): SectionState {
  const current = documents.filter((doc) => !doc.withdrawn && doc.direction === 'incoming');
  const missing = missingDocuments(needed, documents).length > 0;
  if (current.length === 0) return needed.some((item) => item.need !== 'notNeeded') ? 'notStarted' : 'done';
  const moving = current.some((doc) => doc.versions.some((version) => version.status === 'uploading' || version.status === 'checking'));
  if (moving) return 'inProgress';
  return missing ? 'missing' : 'done';
}
