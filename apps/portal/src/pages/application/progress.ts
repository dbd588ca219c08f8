import type { Application, Doc, FormDefinition } from '../../api/types';
import { covers, type MyPart } from '../case/my-part';
import { documentsState, type NeededDocument } from '../documents/required';
import { sectionState } from './values';

export interface Progress {
  /** `mine`: what the caller writes and brings; `all`: there is nothing of theirs. */
  readonly of: 'all' | 'mine';
  readonly done: number;
  readonly count: number;
}

interface Known {
  readonly form: FormDefinition;
  readonly application: Application;
  readonly needed: readonly NeededDocument[];
  readonly documents: Doc[];
}

/** How much is done of what is the caller's: of all sections and the documents, or of those of a planner's field. */
export function progressOf(part: Pick<MyPart, 'sections' | 'documents'>, { form, application, needed, documents }: Known): Progress {
  const own = part.sections.length > 0 || part.documents.length > 0;
  const sections = own ? part.sections : 'all';
  const papers = own ? part.documents : 'all';
  const states = form.sections.filter(({ id }) => covers(sections, id)).map((section) => sectionState(section, application, false));
  if (papers.length > 0)
    states.push(
      documentsState(
        needed.filter(({ typeCode }) => covers(papers, typeCode)),
        documents.filter(({ typeCode }) => covers(papers, typeCode)),
      ),
    );
  const of = sections === 'all' && papers === 'all' ? 'all' : 'mine';
  return { of, done: states.filter((state) => state === 'done').length, count: states.length };
}
