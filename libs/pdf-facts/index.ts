export {
  PAGE_FORMATS,
  READER_VERSION,
  type Examined,
  type FileStructure,
  type FontFact,
  type PageFormat,
  type PageSize,
  type PdfAClaim,
  type PdfFacts,
  type ReadablePdf,
  type UnreadablePdf,
  type UnreadableReason,
} from './facts';
export { pageSize } from './page-size';
export { readPdf, type ReadLimits } from './read';
export { PdfReader, READER_LIMITS, type Examination, type ReaderLimits } from './reader';
export { scalesIn } from './scale';
