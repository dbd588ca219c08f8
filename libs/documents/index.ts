export { DocumentArchiveController } from './archive.controller';
export { DocumentView, LinkView, PersonRef, type Direction } from './document.dto';
export { currentDocuments, typeLabel, versionOf, versionsOf, type VersionRow } from './document.repository';
export { DocumentArchive } from './document-archive';
export { DocumentsController } from './documents.controller';
export { DOCUMENT_STORE, Documents } from './documents.service';
export { Filing, type StoredFile } from './filing';
export { SettleUpload } from './settle-upload';
