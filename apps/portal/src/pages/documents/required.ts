import type { Doc, FormDefinition } from '../../api/types';
import type { SectionState } from '../application/values';

export type Required = FormDefinition['requiredDocuments'][number];

/** Does a usable version of that type lie in the case? */
export function isThere(documents: Doc[], typeCode: string): boolean {
  return documents.some(
    (doc) => doc.typeCode === typeCode && !doc.withdrawn && doc.versions.some((version) => version.status === 'available'),
  );
}

/** Required documents that are still missing. */
export function missingDocuments(form: FormDefinition, documents: Doc[]): Required[] {
  return form.requiredDocuments.filter((item) => item.level === 'required' && !isThere(documents, item.typeCode));
}

export function documentsState(form: FormDefinition, documents: Doc[]): SectionState {
  const current = documents.filter((doc) => !doc.withdrawn && doc.direction === 'incoming');
  if (current.length === 0) return 'notStarted';
  const moving = current.some((doc) => doc.versions.some((version) => version.status === 'uploading' || version.status === 'checking'));
  if (moving) return 'inProgress';
  return missingDocuments(form, documents).length > 0 ? 'missing' : 'done';
}
