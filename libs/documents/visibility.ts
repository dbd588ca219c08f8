import { OFFICE, type Principal } from '@bauraum/http';
import type { Direction, DocumentView } from './document.dto';

/** What a caller may see. Statements and notes are the office's; applicants see what a notice takes over. */
export const visibleDirections = (caller: Principal): readonly Direction[] =>
  OFFICE.some((role) => caller.roles.includes(role)) ? ['incoming', 'outgoing', 'internal'] : ['incoming', 'outgoing'];

/** Who sends a file is told how to go on with it; nobody else can. */
export const forUploader = (document: DocumentView, personId: string): DocumentView => ({
  ...document,
  versions: document.versions.map((version) => (version.uploadedBy?.id === personId ? version : { ...version, uploading: null })),
});
