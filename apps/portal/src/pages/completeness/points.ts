import type { CompletenessPoint, CompletenessView } from '../../api/types';

const POLL_MS = 3_000;

/** While files are being read the list is not final: it is asked for again. */
export const pollWhileReading = (view: Pick<CompletenessView, 'filesToRead'> | undefined): number | false =>
  view !== undefined && view.filesToRead > 0 ? POLL_MS : false;

export interface PointGroups {
  required: CompletenessPoint[];
  recommended: CompletenessPoint[];
  hint: CompletenessPoint[];
  /** What is in order, whatever it was. */
  ok: CompletenessPoint[];
}

/** The points in the order in which they came, by what they ask of the reader. */
export function groupsOf(points: readonly CompletenessPoint[]): PointGroups {
  const groups: PointGroups = { required: [], recommended: [], hint: [], ok: [] };
  for (const point of points) groups[point.state === 'ok' ? 'ok' : point.severity].push(point);
  return groups;
}

/** How many answers and how many documents are required and not there, or not in order. */
export function countMissing(points: readonly CompletenessPoint[]): { answers: number; documents: number } {
  const open = points.filter(({ severity, state }) => severity === 'required' && (state === 'missing' || state === 'wrong'));
  const answers = open.filter(({ fix }) => fix.kind === 'field').length;
  return { answers, documents: open.length - answers };
}

/** Ids of the places on the page of documents to which a point leads. */
export const UPLOAD_ANCHOR = 'upload';
export const documentAnchor = (documentId: string): string => `document-${documentId}`;

export interface Place {
  /** Below the case: `form/building`, `documents`. */
  page: string;
  /** Id of the element. */
  anchor: string;
}

/** Where a point is put right; undefined: nowhere now, e.g. a field after the application was filed. */
export function placeOf({ kind, path, documentId }: CompletenessPoint['fix'], draft: boolean): Place | undefined {
  switch (kind) {
    case 'field': {
      const [section, field] = (path ?? '').split('/').filter(Boolean);
      if (!draft || section === undefined) return undefined;
      return { page: `form/${section}`, anchor: field === undefined ? section : `${section}-${field}` };
    }
    case 'upload':
      return { page: 'documents', anchor: UPLOAD_ANCHOR };
    case 'document':
      return documentId === undefined ? undefined : { page: 'documents', anchor: documentAnchor(documentId) };
  }
}
