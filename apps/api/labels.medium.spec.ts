import { WorkflowRunner } from '@bauraum/cases';
import { readJournal } from '@bauraum/efile';
import { newId, sha256 } from '@bauraum/kernel';
import { READER_VERSION } from '@bauraum/pdf-facts';
import { listAuthorities } from '@bauraum/workflows';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { databaseOf, join, newDraft, ORIGIN, someone, startApi, type Api, type Someone } from './collab.fixture';

const tenant = listAuthorities().find(({ land }) => land === 'MV')?.slug ?? '';

let test: TestDatabase;
let api: Api;
let anna: Someone;

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl);
  anna = await someone(api, tenant, 'Anna Berger');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
interface Doc {
  readonly id: string;
  readonly title: string;
  readonly typeCode: string;
  readonly withdrawn: boolean;
}

async function call<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, who: Someone = anna): Promise<Answer<T>> {
  const headers = { cookie: who.cookie, origin: ORIGIN, 'idempotency-key': newId(), 'content-type': 'application/json' };
  const response = await fetch(`http://${api.host}/api/v1/${tenant}/cases/${path}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
}

interface Given {
  readonly fileName?: string;
  readonly typeCode?: string;
  readonly titleWords?: readonly string[];
  readonly format?: string;
}

/** A document that is there, with what was read from its file if that has happened. */
async function document(
  caseId: string,
  { fileName = 'scan.pdf', typeCode = '1500', titleWords, format = 'A1' }: Given = {},
): Promise<string> {
  const id = newId();
  const hash = sha256(id);
  await databaseOf(api).transaction(tenant, async (tx) => {
    const event = { type: 'DOCUMENT_ADDED', documentId: id, typeCode, version: 1, sha256: hash, title: 'Scan', size: 1 };
    const actor = { id: anna.principal.personId, name: 'Anna Berger', role: 'builder' as const };
    await api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, event, actor });
    await tx.query(
      `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at)
       values ($1, $2, $3, 'Scan', $4, 'incoming', 1, now())`,
      [tenant, id, caseId, typeCode],
    );
    await tx.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
       values ($1, $2, 1, $2, $3, 1, 'application/pdf', $4, 'available', now())`,
      [tenant, id, fileName, hash],
    );
    if (!titleWords) return;
    const facts = { readable: true, titleWords, sizes: [{ format, orientation: 'landscape', widthMm: 841, heightMm: 594, pages: 1 }] };
    await tx.query(`insert into document_facts (tenant_id, sha256, reader, facts, read_at) values ($1, $2, $3, $4, now())`, [
      tenant,
      hash,
      READER_VERSION,
      JSON.stringify(facts),
    ]);
  });
  return id;
}

const journalOf = async (caseId: string) =>
  (await databaseOf(api).transaction(tenant, (tx) => readJournal(tx, caseId))).map(({ event, payload }) => ({ event, payload }));

describe('what names suggest', () => {
  it('is told for each name, in order, with its reason', async () => {
    const caseId = await newDraft(api, anna);
    const { status, body } = await call<{ sure: boolean; suggestions: unknown[] }[]>('POST', `${caseId}/documents/suggestions`, {
      fileNames: ['Lageplan.pdf', 'scan0815.pdf', 'Grundriss + Schnitt.pdf'],
    });
    expect([status, body.map(({ sure }) => sure)]).toEqual([200, [true, false, false]]);
    expect(body[0]?.suggestions).toEqual([{ typeCode: '1803', why: '„Lageplan“ im Dateinamen' }]);
  });

  it('is not for strangers', async () => {
    const stranger = await someone(api, tenant, 'Fremd');
    const caseId = await newDraft(api, anna);
    expect((await call('POST', `${caseId}/documents/suggestions`, { fileNames: ['a.pdf'] }, stranger)).status).toBe(404);
  });
});

describe('what contents suggest', () => {
  interface Suggestions {
    readonly filesToRead: number;
    readonly items: readonly { readonly documentId: string; readonly typeCode: string; readonly why: string }[];
  }
  const suggestions = async (caseId: string): Promise<Suggestions> =>
    (await call<Suggestions>('GET', `${caseId}/documents/suggestions`)).body;

  it('is offered once a file was read, until a human has said what it is', async () => {
    const caseId = await newDraft(api, anna);
    const plan = await document(caseId, { titleWords: ['planinhalt', 'schnitt'] });
    await document(caseId, { fileName: 'Baubeschreibung.pdf', titleWords: ['lageplan'] });
    await document(caseId);
    const found = await suggestions(caseId);
    expect(found.filesToRead).toBe(1);
    expect(found.items).toMatchObject([{ documentId: plan, typeCode: '2002', why: '„Schnitt“ steht im Plankopf' }]);
    await call('POST', `${caseId}/documents/labels`, { labels: [{ documentId: plan, typeCode: '1500' }] });
    expect((await suggestions(caseId)).items).toEqual([]);
  });
});

describe('labels', () => {
  it('change type and title of several documents of a draft, each in the journal with what it was', async () => {
    const caseId = await newDraft(api, anna);
    const [one, two] = [await document(caseId), await document(caseId)];
    const labels = [
      { documentId: one, typeCode: '2002' },
      { documentId: two, title: 'Ansichten' },
    ];
    const { status, body } = await call<Doc[]>('POST', `${caseId}/documents/labels`, { labels });
    expect([status, body.map(({ id, typeCode, title }) => [id, typeCode, title])]).toEqual([
      200,
      [
        [one, '2002', 'Scan'],
        [two, '1500', 'Ansichten'],
      ],
    ]);
    const before = { typeCode: '1500', title: 'Scan' };
    expect((await journalOf(caseId)).slice(-2)).toEqual([
      { event: 'DOCUMENT_LABELLED', payload: { documentId: one, typeCode: '2002', title: 'Scan', before } },
      { event: 'DOCUMENT_LABELLED', payload: { documentId: two, typeCode: '1500', title: 'Ansichten', before } },
    ]);
  });

  it.each([
    ['a type that nobody knows', { typeCode: '9998' }, 422],
    ['no title', { title: '' }, 422],
    ['a document of another case', { documentId: newId(), typeCode: '2002' }, 404],
  ])('refuse %s, and change nothing', async (_, wrong, status) => {
    const caseId = await newDraft(api, anna);
    const id = await document(caseId);
    const labels = [
      { documentId: id, typeCode: '2003' },
      { documentId: id, ...wrong },
    ];
    expect((await call('POST', `${caseId}/documents/labels`, { labels })).status).toBe(status);
    const { body } = await call<Doc[]>('GET', `${caseId}/documents`);
    expect(body.map(({ typeCode }) => typeCode)).toEqual(['1500']);
  });

  it('make exactly those releases another that the type belonged to', async () => {
    const caseId = await newDraft(api, anna);
    const david = await someone(api, tenant, 'David Kern');
    await join(api, david, caseId, 'designer');
    const id = await document(caseId, { typeCode: '1803' });
    const releases = async (): Promise<Record<string, string>> => {
      const { body } = await call<{ items: { role: string; hash: string; parts: { id: string }[] }[] }>('GET', `${caseId}/sign-offs`);
      return Object.fromEntries(body.items.map(({ role, hash, parts }) => [role, `${parts.some((part) => part.id === id)} ${hash}`]));
    };
    const before = await releases();
    expect(Object.values(before).some((release) => release.startsWith('true'))).toBe(true);
    await call('POST', `${caseId}/documents/labels`, { labels: [{ documentId: id, typeCode: '0603' }] });
    const after = await releases();
    const changed = Object.keys(before).filter((role) => before[role] !== after[role]);
    const moved = Object.keys(before).filter((role) => before[role]?.split(' ')[0] !== after[role]?.split(' ')[0]);
    expect(changed).toEqual(moved);
    expect(changed.length).toBeGreaterThan(0);
  });
});

describe('a withdrawn document', () => {
  it('comes back as it was', async () => {
    const caseId = await newDraft(api, anna);
    const id = await document(caseId);
    const documentIds = [id];
    const gone = await call<Doc[]>('POST', `${caseId}/documents/withdraw`, { documentIds });
    expect([gone.status, gone.body.map(({ withdrawn }) => withdrawn)]).toEqual([200, [true]]);
    const { status, body } = await call<Doc[]>('POST', `${caseId}/documents/restore`, { documentIds });
    expect([status, body.map(({ withdrawn }) => withdrawn)]).toEqual([200, [false]]);
    expect((await journalOf(caseId)).slice(-2)).toMatchObject([
      { event: 'DOCUMENT_WITHDRAWN', payload: { documentId: id } },
      { event: 'DOCUMENT_ADDED', payload: { documentId: id, version: 1, typeCode: '1500' } },
    ]);
  });

  it('that was not withdrawn cannot come back', async () => {
    const caseId = await newDraft(api, anna);
    const id = await document(caseId);
    expect((await call('POST', `${caseId}/documents/restore`, { documentIds: [id] })).status).toBe(404);
  });

  it('goes with all others of the same command, or none of them does', async () => {
    const caseId = await newDraft(api, anna);
    const id = await document(caseId);
    expect((await call('POST', `${caseId}/documents/withdraw`, { documentIds: [id, newId()] })).status).toBe(404);
    const { body } = await call<Doc[]>('GET', `${caseId}/documents`);
    expect(body.map(({ withdrawn }) => withdrawn)).toEqual([false]);
  });
});
