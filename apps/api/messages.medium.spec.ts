import { newId, sha256 } from '@bauraum/kernel';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { databaseOf, join, newDraft, someone, startApi, type Api, type Someone } from './collab.fixture';
import { AUTHORITIES, call, employ, file, filedCase, happen, type Answer } from './messages.fixture';

const [tenant = '', other = ''] = AUTHORITIES;

interface Topic {
  id: string;
  title: string;
  internal: boolean;
  unread: number;
  about: { kind: string; ref: string | null };
  messages: { id: string; text: string; side: string; author: { name: string }; documentIds: string[] }[];
}
interface Body {
  topics: Topic[];
  unread: number;
  writable: boolean;
  code?: string;
  fields?: { path: string; key: string }[];
}

let test: TestDatabase;
let api: Api;
let anna: Someone;
let david: Someone;
let petra: Someone;
let stranger: Someone;
let body: Someone;

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl);
  [anna, david, petra, stranger, body] = (await Promise.all(
    ['Anna Berger', 'David Kern', 'Petra Lange', 'Ida Fremd', 'Uwe Forst'].map((name) => someone(api, tenant, name)),
  )) as [Someone, Someone, Someone, Someone, Someone];
  await employ(api, petra, 'officer');
  await employ(api, body, 'body-member');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const all = (who: Someone, caseId: string): Promise<Answer<Body>> => call(api, who, `${tenant}/cases/${caseId}/messages`);
const send = (who: Someone, caseId: string, message: object, key?: string): Promise<Answer<Body>> =>
  call(api, who, `${tenant}/cases/${caseId}/messages`, { method: 'POST', body: message, ...(key ? { key } : {}) });
const read = (who: Someone, caseId: string, { id, messages }: Topic): Promise<Answer<Body>> =>
  call(api, who, `${tenant}/cases/${caseId}/messages/${id}/read`, { method: 'POST', body: { messageId: messages.at(-1)?.id } });
const query = <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
  databaseOf(api).transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));

function first({ body: { topics } }: Answer<Body>): Topic {
  const [topic] = topics;
  if (!topic) throw new Error('there is no topic');
  return topic;
}

describe('messages between applicants and office', () => {
  it('go by topic, are unread for the others until they are read, and text stays text', async () => {
    const { id } = await filedCase(api, anna);
    await join(api, david, id, 'designer');
    const text = '<b>Wann</b> wird geprüft?\n<script>alert(1)</script>';
    const sent = await send(anna, id, { title: ' Stand der Prüfung ', text });
    expect(sent).toMatchObject({ status: 201, body: { unread: 0, writable: true } });
    const seen = await all(petra, id);
    expect(first(seen)).toMatchObject({ title: 'Stand der Prüfung', internal: false, unread: 1, about: { kind: 'general', ref: null } });
    expect(first(seen).messages).toMatchObject([{ text, side: 'applicants', author: { name: 'Anna Berger' } }]);

    await send(petra, id, { topicId: first(seen).id, text: 'In der nächsten Woche.' });
    expect((await all(petra, id)).body.unread).toBe(1);
    expect((await read(petra, id, first(await all(petra, id)))).body.unread).toBe(0);
    expect((await read(petra, id, first(seen))).body.unread).toBe(0); // an older mark takes nothing back
    expect((await all(anna, id)).body.unread).toBe(1);
    expect((await all(david, id)).body.unread).toBe(2); // marks belong to a person
  });

  it('happen once for a key, stand in the journal without their text, and tell the other side once', async () => {
    const { id, fileNumber } = await filedCase(api, anna);
    const [key, text] = [newId(), 'Geheimer Wortlaut'];
    const answers = await Promise.all([1, 2, 3].map(() => send(anna, id, { title: 'Frage', text }, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(first(await all(petra, id)).messages).toHaveLength(1);
    const entries = await query<{ payload: Record<string, unknown>; from_status: string; to_status: string }>(
      `select payload, from_status, to_status from case_event where tenant_id = $1 and case_id = $2 and event = 'MESSAGE_SENT'`,
      id,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.payload).toMatchObject({ topicId: first(await all(anna, id)).id, textHash: sha256(text), documentIds: [] });
    expect(entries[0]?.from_status).toBe(entries[0]?.to_status);
    expect(JSON.stringify(entries)).not.toContain('Geheim');
    const told = await query<{ params: Record<string, unknown> }>(
      `select params from outbox where tenant_id = $1 and case_id = $2 and params ->> 'template' = 'messageReceived'`,
      id,
    );
    expect(told).toMatchObject([{ params: { to: 'office', except: anna.principal.personId } }]);
    expect(JSON.stringify(told)).not.toMatch(/Geheim|Berger|Frage/);
    expect(fileNumber).not.toBe('');
  });

  it('may name a field or documents of this case, and nothing else', async () => {
    const { id } = await filedCase(api, anna);
    const [mine, internal, foreign] = [newId(), newId(), newId()];
    for (const [document, caseId, direction] of [
      [mine, id, 'incoming'],
      [internal, id, 'internal'],
      [foreign, newId(), 'incoming'],
    ]) {
      await query(
        `insert into document (tenant_id, id, case_id, title, type_code, direction, created_at) values ($1, $2, $3, 'Plan', '1803', $4, now())`,
        document,
        caseId,
        direction,
      );
    }
    const about = { kind: 'document', ref: mine };
    const sent = await send(anna, id, { title: 'Zum Plan', about, text: 'Siehe Plan', documentIds: [mine] });
    expect(first(sent)).toMatchObject({ about, messages: [{ documentIds: [mine] }] });
    const wrong = await send(petra, id, { title: 'x', text: 'x', documentIds: [mine, internal, foreign] });
    expect(wrong.body.fields?.map(({ path }) => path)).toEqual(['/documentIds/1', '/documentIds/2']);
    for (const subject of [
      { kind: 'field', ref: '/nowhere/nothing' },
      { kind: 'document', ref: foreign },
      { kind: 'general', ref: mine },
    ]) {
      expect(await send(anna, id, { title: 'x', about: subject, text: 'x' })).toMatchObject({
        status: 422,
        body: { fields: [{ path: '/about/ref', key: 'unknown' }] },
      });
    }
    for (const message of [
      { title: 'x', text: '  \n' },
      { text: 'x' },
      { title: 'x', text: 'x'.repeat(10_001) },
      { title: 'x', text: 'a\0b' },
    ]) {
      expect((await send(anna, id, message)).status).toBe(422);
    }
  });

  it('exist for applicants and office of this case only', async () => {
    const { id } = await filedCase(api, anna);
    const { id: otherCase } = await filedCase(api, anna);
    const topic = first(await send(anna, id, { title: 'Frage', text: 'Hallo' }));
    for (const who of [stranger, body]) {
      expect((await all(who, id)).status).toBe(404);
      expect((await send(who, id, { topicId: topic.id, text: 'x' })).status).toBe(404);
    }
    expect((await send(petra, otherCase, { topicId: topic.id, text: 'x' })).status).toBe(404);
    expect((await read(petra, otherCase, topic)).status).toBe(404);
    expect((await call(api, anna, `${other}/cases/${id}/messages`)).status).toBe(404);
    const elsewhere = await someone(api, other, 'Olaf Anders');
    await employ(api, elsewhere, 'officer');
    expect((await call(api, elsewhere, `${other}/cases/${id}/messages`)).status).toBe(404);
    expect((await all(anna, id)).body.topics).toHaveLength(1);
  });

  it('cannot be changed or taken away', async () => {
    for (const sql of [
      `update message set text = 'x' where tenant_id = $1`,
      `delete from message where tenant_id = $1`,
      `delete from message_topic where tenant_id = $1`,
    ]) {
      await expect(query(sql)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('what is written in a draft', () => {
  it('stays among the applicants, also after filing', async () => {
    const id = await newDraft(api, anna);
    await join(api, david, id, 'designer');
    const topic = first(await send(anna, id, { title: 'Unter uns', text: 'Reicht das Dach?' }));
    expect(topic.internal).toBe(true);
    expect((await all(david, id)).body.unread).toBe(1);
    expect((await all(petra, id)).status).toBe(404);
    await file(api, anna, id);
    expect((await all(petra, id)).body).toEqual({ topics: [], unread: 0, writable: true });
    expect((await send(petra, id, { topicId: topic.id, text: 'x' })).status).toBe(404);
    expect((await read(petra, id, topic)).status).toBe(404);
    await send(david, id, { topicId: topic.id, text: 'Ja.' });
    const told = await query<{ to: string }>(
      `select params ->> 'to' as to from outbox where tenant_id = $1 and case_id = $2 and params ->> 'template' = 'messageReceived'`,
      id,
    );
    expect(told.map(({ to }) => to)).toEqual(['applicants', 'applicants']);
    expect((await all(petra, id)).body.topics).toEqual([]);
  });

  it('can be read but not answered when the draft is discarded', async () => {
    const id = await newDraft(api, anna);
    const topic = first(await send(anna, id, { title: 'Unter uns', text: 'Hallo' }));
    const actor = { id: anna.principal.personId, name: 'Anna Berger', role: 'builder' as const };
    await happen(api, tenant, id, [{ actor, event: { type: 'DISCARD' } }]);
    expect((await all(anna, id)).body).toMatchObject({ writable: false, topics: [{ id: topic.id }] });
    expect(await send(anna, id, { topicId: topic.id, text: 'x' })).toMatchObject({ status: 409, body: { code: 'event-not-allowed' } });
  });
});

it('a closed case can still be written in', async () => {
  const { id } = await filedCase(api, anna);
  const actor = { id: anna.principal.personId, name: 'Anna Berger', role: 'builder' as const };
  await happen(api, tenant, id, [{ actor, event: { type: 'WITHDRAW' } }]);
  expect((await send(petra, id, { title: 'Abschluss', text: 'Die Akte ist geschlossen.' })).status).toBe(201);
  expect((await all(anna, id)).body).toMatchObject({ unread: 1, writable: true });
});
