import type { Doc, DocVersion } from '../../api/types';

export const SORTS = ['order', 'title', 'newest', 'size'] as const;
export const STATES = ['available', 'checking', 'uploading', 'rejected'] as const satisfies DocVersion['status'][];
export type Sort = (typeof SORTS)[number];
type State = (typeof STATES)[number];

/** How the list is shown; it stands in the address, so that a link opens the same view. */
export interface ListView {
  /** Code of a type, '' for all. */
  readonly type: string;
  readonly state: State | '';
  readonly sort: Sort;
  readonly grouped: boolean;
}

const oneOf = <T extends string>(choices: readonly T[], value: string | null): T | undefined => choices.find((choice) => choice === value);

/** @example readView(new URLSearchParams('state=rejected')).state // 'rejected' */
export const readView = (params: URLSearchParams): ListView => ({
  type: params.get('type') ?? '',
  state: oneOf(STATES, params.get('state')) ?? '',
  sort: oneOf(SORTS, params.get('sort')) ?? 'order',
  grouped: params.get('group') === 'type',
});

/** The address of a view; what is as usual is left out. */
export function writeView({ type, state, sort, grouped }: ListView): URLSearchParams {
  const params = new URLSearchParams();
  if (type !== '') params.set('type', type);
  if (state !== '') params.set('state', state);
  if (sort !== 'order') params.set('sort', sort);
  if (grouped) params.set('group', 'type');
  return params;
}

/** The newest version of a document, whatever has become of it. */
export const newestOf = ({ versions }: Pick<Doc, 'versions'>): DocVersion | undefined =>
  versions.reduce<DocVersion | undefined>((newest, version) => (newest && newest.version > version.version ? newest : version), undefined);

function compare(sort: Sort): ((a: Doc, b: Doc) => number) | null {
  switch (sort) {
    case 'order':
      return null;
    case 'title':
      return (a, b) => a.title.localeCompare(b.title, 'de', { numeric: true });
    case 'newest':
      return (a, b) => (newestOf(b)?.uploadedAt ?? '').localeCompare(newestOf(a)?.uploadedAt ?? '');
    case 'size':
      return (a, b) => (newestOf(b)?.size ?? 0) - (newestOf(a)?.size ?? 0);
  }
}

/** The documents of a view, in its order. */
export function documentsIn(documents: readonly Doc[], { type, state, sort }: ListView): Doc[] {
  const shown = documents.filter((doc) => (type === '' || doc.typeCode === type) && (state === '' || newestOf(doc)?.status === state));
  const order = compare(sort);
  return order ? shown.toSorted(order) : shown;
}

export interface DocumentGroup {
  readonly typeCode: string;
  readonly label: string;
  readonly documents: readonly Doc[];
}

/** By type: first the types that the case needs, in their order, then the others as they come. */
export function groupsByType(documents: readonly Doc[], needed: readonly { readonly typeCode: string }[]): DocumentGroup[] {
  const codes = new Set([...needed.map(({ typeCode }) => typeCode), ...documents.map(({ typeCode }) => typeCode)]);
  return [...codes].flatMap((typeCode) => {
    const own = documents.filter((doc) => doc.typeCode === typeCode);
    return own[0] ? [{ typeCode, label: own[0].typeLabel, documents: own }] : [];
  });
}
