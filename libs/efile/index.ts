export { DailyRoots, type DailyRoot } from './daily-roots';
export { EFileController } from './efile.controller';
export { EFileDocumentView, EFileView, JournalEntryView, JournalPageView, EFileProceedingView } from './efile.dto';
export { EFileService, type NewEntry, type NewRecord } from './efile.service';
export { JournalDamaged } from './export-data';
export { ExportService, type ContentReader, type ExportPackage, type ExportParts } from './export.service';
export { readJournal } from './journal';
export { OpenEFile } from './open-efile.handler';
export { SealKeys, type SealKey } from './seal-keys';
