import { ApiProblem, read, send } from '../../api/http';
import type { Upload } from '../../api/types';
import { patiently, TransferError, type Patience } from './patience';
import { sendParts, type PartAddress } from './send-parts';
import { mediaTypeOf } from './suggest';
import { hashFile, putBytes } from './transfer';
import type { Target, UploadItem } from './upload-item';

export interface Sending extends Patience {
  readonly onHashed: (done: number) => void;
  /** All is hashed and announced: from now on bytes go out. */
  readonly onTarget: (target: Target) => void;
  readonly onSent: (done: number) => void;
}

/** Statuses that say that an upload in parts is not there any more: it is begun anew. */
const GONE = [404, 409, 410];

/**
 * Sends one file: hash, announcement, bytes, completion. What was begun in parts goes on where it ended, also on another day.
 *
 * @throws TransferError or ApiProblem.
 */
export async function sendFile(item: UploadItem, sending: Sending): Promise<void> {
  const { signal } = sending;
  const sha256 = await hashFile(item.file, sending.onHashed, signal);
  if (item.expectedSha256 !== null && item.expectedSha256 !== sha256) throw new TransferError('other-file', false);
  const begun = await arrivedOf(item, sending);
  if (begun) {
    await sendAllParts(item, begun, sending);
  } else {
    const upload = await patiently(() => announce(item, sha256), sending);
    const target = { documentId: upload.documentId, version: upload.version, partSize: upload.multipart?.partSize ?? null };
    sending.onTarget(target);
    if (target.partSize !== null) await sendAllParts(item, { ...target, partSize: target.partSize, arrived: [] }, sending);
    else await sendWhole(item, { ...target, upload }, sending);
  }
}

interface Begun extends Target {
  readonly partSize: number;
  readonly arrived: readonly number[];
}

const pathOf = ({ authority, caseId }: UploadItem, { documentId, version }: Target): string =>
  `/${authority}/cases/${caseId}/documents/${documentId}/versions/${version}`;

/** What the server has of an upload that was begun before; null where there is none. */
async function arrivedOf(item: UploadItem, sending: Sending): Promise<Begun | null> {
  const { target } = item;
  if (!target || target.partSize === null) return null;
  const { partSize } = target;
  try {
    const { parts } = await patiently(() => read<{ parts: { number: number }[] }>(`${pathOf(item, target)}/parts`), sending);
    sending.onTarget(target);
    return { ...target, partSize, arrived: parts.map(({ number }) => number) };
  } catch (error) {
    if (error instanceof ApiProblem && GONE.includes(error.status)) return null;
    throw error;
  }
}

async function sendWhole(item: UploadItem, { upload, ...target }: Target & { upload: Upload }, sending: Sending): Promise<void> {
  const { url, headers } = upload;
  if (url === null) throw new TransferError('unexpected', false);
  await patiently(() => putBytes(item.file, { url, headers }, sending.onSent, sending.signal), sending);
  await complete(item, target, sending);
}

async function sendAllParts(item: UploadItem, begun: Begun, sending: Sending): Promise<void> {
  const path = pathOf(item, begun);
  const { file } = item;
  await sendParts(
    { size: file.size, partSize: begun.partSize, arrived: begun.arrived },
    {
      sign: async (numbers) => (await send<{ parts: PartAddress[] }>({ method: 'POST', path: `${path}/parts`, body: { numbers } })).parts,
      put: (address, { start, end }, onProgress) => putBytes(file.slice(start, end), address, onProgress, sending.signal),
      onProgress: sending.onSent,
    },
    sending,
  );
  await complete(item, begun, sending);
}

const complete = (item: UploadItem, target: Target, sending: Sending): Promise<unknown> =>
  patiently(() => send({ method: 'POST', path: `${pathOf(item, target)}/complete`, body: {} }), sending);

/** Tells the server what is coming; what cannot be gone on with becomes the next version of the same document. */
function announce(item: UploadItem, sha256: string): Promise<Upload> {
  const facts = { fileName: item.file.name, size: item.file.size, mediaType: mediaTypeOf(item.file.name) ?? item.file.type, sha256 };
  const base = `/${item.authority}/cases/${item.caseId}/documents`;
  if (item.documentId === null)
    return send<Upload>({ method: 'POST', path: base, body: { ...facts, title: item.title, typeCode: item.typeCode } });
  const reason = item.reason.trim() === '' ? {} : { reason: item.reason.trim() };
  return send<Upload>({ method: 'POST', path: `${base}/${item.documentId}/versions`, body: { ...facts, ...reason } });
}

/** Why it did not work, as a code below `uploadProblem`. */
export function problemOf(error: unknown): string {
  if (error instanceof ApiProblem) {
    const field = error.problem.fields?.[0]?.path.split(/[/.]/).at(-1);
    return error.status === 422 && field ? `field-${field}` : error.code;
  }
  return error instanceof TransferError ? error.code : 'offline';
}
