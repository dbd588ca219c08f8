/** Where somebody sees a document: in a case, or in what a body was asked. */
export type Source = { readonly caseId: string } | { readonly participationId: string };

/** Path of the pages below the authority; a body sees the current version only. */
export const pagesPath = (source: Source, documentId: string, version: number): string =>
  'caseId' in source
    ? `cases/${source.caseId}/documents/${documentId}/versions/${version}/pages`
    : `participations/${source.participationId}/documents/${documentId}/pages`;

/** Path of the signed address of the file itself. */
export const filePath = (source: Source, documentId: string, version: number): string =>
  'caseId' in source
    ? `cases/${source.caseId}/documents/${documentId}/versions/${version}/link?disposition=attachment`
    : `participations/${source.participationId}/documents/${documentId}/link`;

/** Address of the viewer, on the side of the portal where one is. */
export function viewerPath(authority: string, pathname: string, source: Source, documentId: string): string {
  if ('participationId' in source) return `/${authority}/inbox/${source.participationId}/documents/${documentId}`;
  const office = pathname.startsWith(`/${authority}/office/`) ? 'office/' : '';
  return `/${authority}/${office}cases/${source.caseId}/documents/${documentId}`;
}
