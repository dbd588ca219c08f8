import { DiskDocumentStore, type DiskOptions } from './disk-store';
import { S3DocumentStore, type S3Options } from './s3-store';
import type { DocumentStore } from './store';

export { registerDiskRoutes } from './disk-routes';
export { contentDisposition } from './content-disposition';
export { DiskDocumentStore, type DiskOptions } from './disk-store';
export { ALLOWED_TYPES, inspectUpload, sniff, type Inspected, type SniffInput, type UploadProblem } from './inspect';
export { assertKey, contentKey, previewKey, stagingKey } from './keys';
export { pictureProblem, type ReadAt } from './picture-size';
export { S3DocumentStore, type S3Options } from './s3-store';
export type {
  ByteRange,
  DocumentStore,
  GetRequest,
  ObjectStat,
  PartRequest,
  PartsUpload,
  PromoteOptions,
  PutRequest,
  SignedPut,
  Unfinished,
  UploadedPart,
  WriteOptions,
} from './store';

/** The store that the settings choose: S3 when there is one, else the disk. */
export const createStore = ({ s3, disk }: { readonly s3?: S3Options; readonly disk: DiskOptions }): DocumentStore =>
  s3 ? new S3DocumentStore(s3) : new DiskDocumentStore(disk);
