import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { DiskDocumentStore } from '@bauraum/storage';
import { putFile, settled, upload, type UploadFile } from '../../../apps/cli/journey/upload';
import type { DocumentView, WholeUpload } from '../../../apps/cli/journey/views';
import { BUILDER, draft, fileOf, newKey, plan, post, problemOf } from '../drafts';
import type { World } from '../world';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082', 'hex');
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 7)]);

const announce = async (world: World, caseId: string, file: UploadFile): Promise<WholeUpload> => {
  const { title, typeCode, fileName, size, mediaType, sha256 } = file;
  return (await post(world.as(BUILDER), `cases/${caseId}/documents`, {
    title,
    typeCode,
    fileName,
    size,
    mediaType,
    sha256,
  })) as WholeUpload;
};

/** Nothing of a refused upload is to be seen: no current version, and no link to the bytes. */
async function expectNothing(world: World, caseId: string, { documentId, version }: WholeUpload): Promise<void> {
  const documents = await world.as(BUILDER).get<DocumentView[]>(`cases/${caseId}/documents`);
  expect(documents.find((d) => d.id === documentId)?.currentVersion).toBe(0);
  const link = world.as(BUILDER).get(`cases/${caseId}/documents/${documentId}/versions/${version}/link`);
  expect((await problemOf(link)).status).toBe(404);
  const events = await world.query(`select 1 from case_event where case_id = $1 and event = 'DOCUMENT_ADDED'`, [caseId]);
  expect(events).toHaveLength(0);
}

async function complete(world: World, caseId: string, view: WholeUpload): Promise<string | null> {
  await post(world.as(BUILDER), `cases/${caseId}/documents/${view.documentId}/versions/${view.version}/complete`);
  const { status, problem } = await settled(world.as(BUILDER), caseId, view);
  expect(status).toBe('rejected');
  return problem;
}

/** Sends fewer bytes than announced and hangs up. */
function sendHalf(view: WholeUpload, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const put = request(view.url, { method: 'PUT', agent: false, headers: { ...view.headers, 'content-length': bytes.length } });
    put.on('error', () => resolve());
    put.on('close', () => resolve());
    put.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => put.destroy(), 200));
  });
}

/** What is announced must be what comes, and what comes must be a plan. */
export function rejections(world: () => World): void {
  it.each([
    ['a program named .pdf', PROGRAM, {}, 'type-not-allowed'],
    ['a picture renamed to .pdf', PNG, {}, 'type-mismatch'],
    ['a PDF declared as a picture', plan(), { mediaType: 'image/png', fileName: 'Plan.png' }, 'type-mismatch'],
    ['a PDF that was cut off', plan().subarray(0, -200), {}, 'truncated'],
    ['bytes with another hash', plan(), { sha256: 'a'.repeat(64) }, 'hash-mismatch'],
  ])('rejects %s', async (_, bytes, more, problem) => {
    const caseId = await draft(world());
    const file = fileOf(world(), bytes, more);
    const view = await announce(world(), caseId, file);
    expect((await putFile(view.url, file, view.headers)).status).toBe(200);
    expect(await complete(world(), caseId, view)).toBe(problem);
    await expectNothing(world(), caseId, view);
  });

  it('rejects bytes that were never sent, also when the store has them from somebody else', async () => {
    const other = await draft(world());
    const bytes = plan();
    await upload(world().as(BUILDER), fileOf(world(), bytes), { caseId: other, key: newKey() });
    const caseId = await draft(world());
    const view = await announce(world(), caseId, fileOf(world(), bytes));
    expect(await complete(world(), caseId, view)).toBe('not-uploaded');
    await expectNothing(world(), caseId, view);
  });

  it('rejects an upload whose connection broke', async () => {
    const caseId = await draft(world());
    const bytes = plan();
    const view = await announce(world(), caseId, fileOf(world(), bytes));
    await sendHalf(view, bytes);
    expect(await complete(world(), caseId, view)).toBe('not-uploaded');
    await expectNothing(world(), caseId, view);
  });

  it.each([
    ['nothing', { size: 0 }, 422, '/size'],
    ['a type that no plan has', { mediaType: 'application/x-msdownload' }, 422, '/mediaType'],
    ['a name with a folder', { fileName: '../plan.pdf' }, 422, '/fileName'],
    ['no hash', { sha256: 'abc' }, 422, '/sha256'],
    ['an unknown type of document', { typeCode: '0099' }, 422, '/typeCode'],
  ])('does not even begin with %s', async (_, more, status, path) => {
    const caseId = await draft(world());
    const problem = await problemOf(announce(world(), caseId, fileOf(world(), plan(), more)));
    expect(problem).toMatchObject({ status });
    expect(problem.fields?.map((f) => f.path)).toEqual([path]);
    expect(await world().as(BUILDER).get(`cases/${caseId}/documents`)).toEqual([]);
  });

  it('does not even begin with more than a file may have', async () => {
    const caseId = await draft(world());
    const problem = await problemOf(announce(world(), caseId, fileOf(world(), plan(), { size: 600 * 1024 * 1024 })));
    expect(problem).toMatchObject({ status: 413, code: 'too-large', maxBytes: 500 * 1024 * 1024 });
  });
}

/** A signed URL is good for what it was given for, and for nothing else. */
export function signedUrls(world: () => World): void {
  const announced = async (): Promise<{ view: WholeUpload; file: UploadFile }> => {
    const file = fileOf(world(), plan());
    return { file, view: await announce(world(), await draft(world()), file) };
  };
  const put = async (url: string, file: UploadFile, headers: Readonly<Record<string, string>>) => {
    const { status, text } = await putFile(url, file, headers);
    return { status, code: (JSON.parse(text || '{}') as { code?: string }).code };
  };
  const changed = (url: string, change: (url: URL) => void): string => {
    const next = new URL(url);
    change(next);
    return next.href;
  };

  it.each<[string, (url: URL) => void]>([
    ['another object', (url) => (url.pathname = url.pathname.replace(/[^/]+$/, randomUUID()))],
    ['another authority', (url) => (url.pathname = url.pathname.replace('nordwestmecklenburg', 'ludwigslust-parchim'))],
    ['a larger file', (url) => url.searchParams.set('size', '999999999')],
    ['a later end', (url) => url.searchParams.set('expires', '4102444800')],
    ['another signature', (url) => url.searchParams.set('signature', 'A'.repeat(43))],
    ['no signature', (url) => url.searchParams.delete('signature')],
  ])('refuses a URL that was altered to %s', async (_, change) => {
    const { view, file } = await announced();
    expect(await put(changed(view.url, change), file, view.headers)).toEqual({ status: 403, code: 'signature-invalid' });
  });

  it('refuses a URL that has expired', async () => {
    const { file } = await announced();
    const store = new DiskDocumentStore({ root: '/nowhere', secret: world().stack.secrets.storage, publicUrl: world().stack.apiUrl });
    const given = { key: `nordwestmecklenburg/staging/${randomUUID()}`, size: file.size, mediaType: file.mediaType };
    const valid = await store.signedPut({ ...given, expiresInSeconds: 60 });
    const expired = await store.signedPut({ ...given, expiresInSeconds: -1 });
    expect(await put(expired.url, file, expired.headers)).toEqual({ status: 403, code: 'signature-expired' });
    expect((await put(valid.url, file, valid.headers)).status).toBe(200); // so that it is the time that was refused
  });

  it('refuses more, fewer and other bytes than were announced', async () => {
    const { view, file } = await announced();
    const longer = fileOf(world(), Buffer.concat([plan(), Buffer.alloc(50_000)]));
    const shorter = fileOf(world(), plan().subarray(0, 100));
    expect(await put(view.url, longer, view.headers)).toEqual({ status: 413, code: 'too-large' });
    expect(await put(view.url, shorter, view.headers)).toEqual({ status: 400, code: 'size-mismatch' });
    expect(await put(view.url, file, { 'content-type': 'text/html' })).toEqual({ status: 415, code: 'type-mismatch' });
  });

  it('does not read with a URL for writing', async () => {
    const { view, file } = await announced();
    await putFile(view.url, file, view.headers);
    expect((await fetch(view.url)).status).toBe(403);
  });

  it('does not read with an altered link', async () => {
    const caseId = await draft(world());
    const { documentId } = await upload(world().as(BUILDER), fileOf(world(), plan()), { caseId, key: newKey() });
    const link = `cases/${caseId}/documents/${documentId}/versions/1/link`;
    const { url } = await world().as(BUILDER).get<{ url: string }>(link);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(changed(url, (u) => u.searchParams.set('mediaType', 'text/html')))).status).toBe(403);
    expect((await fetch(changed(url, (u) => (u.pathname = u.pathname.replace(/.$/, 'x'))))).status).toBe(403);
  });
}
