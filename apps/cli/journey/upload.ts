import { createReadStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Schema } from '@bauraum/api-client';
import { ApiProblem, problemOf } from './problem';
import type { PersonaClient } from './persona';
import type { DocumentVersion, DocumentView, UploadView, WholeUpload } from './views';
import { waitFor } from './wait';

/** A file that is to become a document. */
export interface UploadFile {
  readonly title: string;
  /** Code of the XBau list `anlagen`. */
  readonly typeCode: string;
  readonly fileName: string;
  readonly path: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

export interface Uploaded {
  readonly documentId: string;
  readonly version: number;
}

interface Target {
  readonly caseId: string;
  readonly key: string;
  /** A new version of this document instead of a new document. */
  readonly documentId?: string;
  readonly reason?: string;
}

const PATIENCE_MS = 60_000;

/** A file, or `size` bytes of it from `start`. */
interface Piece {
  readonly path: string;
  readonly size: number;
  readonly start?: number;
}

/**
 * Sends a file to a signed URL as a stream; its length is announced, so that the store can refuse before it has read everything.
 *
 * @returns status and text of the answer, also when the store answered before all was sent.
 */
export async function putFile(
  url: string,
  { path, size, start = 0 }: Piece,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  const request = (url.startsWith('https:') ? httpsRequest : httpRequest)(url, {
    method: 'PUT',
    headers: { ...headers, 'content-length': size },
    agent: false,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  const bytes = createReadStream(path, { start, end: start + size - 1 });
  const sent = pipeline(bytes, request).catch(() => undefined); // an early answer ends the sending; a failure is in `answered`
  const response = await answered;
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  request.destroy();
  await sent;
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}

type Answer = Awaited<ReturnType<typeof putFile>>;
type Signed = Pick<WholeUpload, 'url' | 'headers'>;

async function putPatiently({ url, headers }: Signed, piece: Piece): Promise<Answer> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const answer = await putFile(url, piece, headers);
      if (answer.status < 500 || performance.now() > end) return answer;
    } catch (error) {
      if (performance.now() > end) throw new Error(`${piece.path} could not be sent`, { cause: error });
    }
    await sleep(250);
  }
}

/** What has not arrived yet of a file that is sent in parts. */
async function putParts(client: PersonaClient, file: UploadFile, { caseId, key }: Target, upload: UploadView): Promise<void> {
  const path = `cases/${caseId}/documents/${upload.documentId}/versions/${upload.version}/parts`;
  const { partSize, parts } = await client.get<Schema<'ArrivedPartsView'>>(path);
  const arrived = new Set(parts.map(({ number }) => number));
  for (let number = 1; number <= Math.ceil(file.size / partSize); number++) {
    if (arrived.has(number)) continue;
    const signed = await client.post<Schema<'SignedPartsView'>>(path, { numbers: [number] }, key);
    for (const part of signed.parts) {
      const piece = { path: file.path, start: (number - 1) * partSize, size: part.size };
      assertSent(file, await putPatiently(part, piece));
    }
  }
}

function assertSent({ fileName }: UploadFile, { status, text }: Answer): void {
  if (status < 200 || status > 299) throw new ApiProblem(`PUT ${fileName}`, problemOf(status, text));
}

async function begin(client: PersonaClient, file: UploadFile, { caseId, key, documentId, reason }: Target): Promise<UploadView> {
  const { fileName, size, mediaType, sha256, title, typeCode } = file;
  const version = { fileName, size, mediaType, sha256, ...(reason ? { reason } : {}) };
  return documentId === undefined
    ? client.post<UploadView>(`cases/${caseId}/documents`, { title, typeCode, ...version }, key)
    : client.post<UploadView>(`cases/${caseId}/documents/${documentId}/versions`, version, key);
}

async function versionOf(client: PersonaClient, caseId: string, { documentId, version }: Uploaded): Promise<DocumentVersion | undefined> {
  const documents = await client.get<DocumentView[]>(`cases/${caseId}/documents`);
  return documents.find((d) => d.id === documentId)?.versions.find((v) => v.version === version);
}

/**
 * Announces, sends and completes a file. What was done before, in a run that was interrupted, is not done again; a URL that has expired
 * since is asked for anew.
 *
 * @throws ApiProblem when api or store refuse.
 */
export async function send(client: PersonaClient, file: UploadFile, target: Target): Promise<Uploaded> {
  const upload = await begin(client, file, target);
  const uploaded = { documentId: upload.documentId, version: upload.version };
  const before = await versionOf(client, target.caseId, uploaded);
  if (before && before.status !== 'uploading') return uploaded;
  if (Date.parse(upload.expiresAt) < Date.now()) {
    return send(client, file, { ...target, documentId: upload.documentId, key: `${target.key}-again` });
  }
  const { url, headers } = upload;
  if (url === null) await putParts(client, file, target, upload);
  else assertSent(file, await putPatiently({ url, headers }, file));
  await client.post(
    `cases/${target.caseId}/documents/${upload.documentId}/versions/${upload.version}/complete`,
    {},
    `${target.key}-complete`,
  );
  return uploaded;
}

/** Waits until a worker has looked at an upload. @returns the version, available or rejected. */
export function settled(client: PersonaClient, caseId: string, uploaded: Uploaded): Promise<DocumentVersion> {
  return waitFor('the check of an upload', async () => {
    const found = await versionOf(client, caseId, uploaded);
    return found?.status === 'available' || found?.status === 'rejected' ? found : undefined;
  });
}

/**
 * Uploads a file and waits until it is available.
 *
 * @throws Error naming why it was rejected.
 */
export async function upload(client: PersonaClient, file: UploadFile, target: Target): Promise<Uploaded> {
  const uploaded = await send(client, file, target);
  const { status, problem } = await settled(client, target.caseId, uploaded);
  if (status === 'rejected') throw new Error(`${file.fileName} was rejected: ${problem ?? 'without a reason'}`);
  return uploaded;
}

/** Uploads several files; the workers check the first while the next are sent. */
export async function uploadAll(
  client: PersonaClient,
  files: readonly UploadFile[],
  { caseId, key }: { readonly caseId: string; readonly key: string },
): Promise<Uploaded[]> {
  const sent: { file: UploadFile; uploaded: Uploaded }[] = [];
  for (const [i, file] of files.entries()) sent.push({ file, uploaded: await send(client, file, { caseId, key: `${key}-${i + 1}` }) });
  for (const { file, uploaded } of sent) {
    const { status, problem } = await settled(client, caseId, uploaded);
    if (status === 'rejected') throw new Error(`${file.fileName} was rejected: ${problem ?? 'without a reason'}`);
  }
  return sent.map(({ uploaded }) => uploaded);
}
