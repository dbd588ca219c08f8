import { Logger } from '@nestjs/common';
import { DeadlineSweep } from '@bauraum/cases';
import { letterFacts } from '@bauraum/correspondence';
import type { Principal } from '@bauraum/http';
import { addDays, berlinDate, newId, sha256, UserError } from '@bauraum/kernel';
import { addTenant } from '../../test/support/bauraum-database';
import type { ProceedingView } from './proceeding.dto';
import { tenant, world, type World } from './proceedings.fixture';

jest.setTimeout(60_000);

let w: World;
let officer: Principal;
let head: Principal;
const today = (): string => berlinDate(new Date().toISOString());
const inDays = (days: number): string => addDays(today(), days);

beforeAll(async () => {
  Logger.overrideLogger(false); // failures here are wanted
  w = await world();
  officer = await w.person('Olga Franke', 'officer');
  head = await w.person('Hans Groth', 'head');
});
afterAll(() => w.close());

const open = (who: Principal, caseId: string, workflow: string, input: Record<string, unknown>) =>
  w.test.db.transaction(tenant, (tx) => w.proceedings.open(tx, who, caseId, workflow, input));
const act = (who: Principal, caseId: string, processId: string, event: string, payload: Record<string, unknown> = {}) =>
  w.test.db.transaction(tenant, (tx) => w.proceedings.act(tx, who, caseId, { processId, event, payload }));
const list = (who: Principal, caseId: string) => w.test.db.transaction(tenant, (tx) => w.proceedings.list(tx, who, caseId));
const refused = (promise: Promise<unknown>): Promise<UserError> =>
  promise.then(
    () => Promise.reject(new Error('it went')),
    (error: unknown) => (error instanceof UserError ? error : Promise.reject(error as Error)),
  );
const status = async (id: string): Promise<string | undefined> =>
  (await w.query<{ status: string }>(`select status from process where tenant_id = $1 and id = $2`, id))[0]?.status;
const recipient = async (caseId: string): Promise<{ lines: readonly string[]; builder: string }> => {
  const { letter } = await w.test.db.transaction(tenant, (tx) => letterFacts(tx, caseId, new Date().toISOString()));
  return { lines: letter.recipient.lines, builder: letter.project.builder };
};
const letters = (caseId: string): Promise<{ title: string; direction: string }[]> =>
  w.query(`select title, direction from document where tenant_id = $1 and case_id = $2 order by created_at, id`, caseId);

describe('a proceeding', () => {
  it('is begun with its first event, shown in words, and answered', async () => {
    const { caseId, builder, designer } = await w.granted();
    const before = await list(builder, caseId);
    expect(before.items).toEqual([]);
    expect(before.openings.map(({ workflow }) => workflow).sort()).toEqual(['builder-change', 'construction', 'objection']);
    const view = await open(builder, caseId, 'objection', { text: 'Die Auflage 3 ist zu streng.' });
    expect(view).toMatchObject({
      title: 'Widerspruch',
      status: 'examination',
      stateLabel: 'In der Abhilfeprüfung',
      ball: 'office',
      closed: false,
      facts: [{ label: 'Widerspruch', value: 'Die Auflage 3 ist zu streng.', act: 'Widerspruch einlegen' }],
      deadlines: [{ kind: 'objectionDecision' }],
    });
    expect(view.acts.map(({ event }) => event)).toEqual(['WITHDRAW', 'FILE_SUIT']);
    expect((await list(designer, caseId)).items[0]?.acts).toEqual([]);
    const journal = await w.query<{ event: string }>(
      `select event from case_event where tenant_id = $1 and process_id = $2 order by seq`,
      view.id,
    );
    expect(journal.map(({ event }) => event)).toEqual(['CREATED', 'LODGE']);
    await act(head, caseId, view.id, 'REMEDY', { text: 'Die Auflage entfällt.' });
    expect((await list(builder, caseId)).items[0]).toMatchObject({ status: 'remedied', closed: true, acts: [] });
  });

  it('is begun by a representative like the builder, once there is a power of attorney', async () => {
    const { caseId, builder } = await w.granted();
    const ruth = await w.person('Ruth Vogt', 'representative');
    expect((await list(ruth, caseId)).openings).toEqual((await list(builder, caseId)).openings);
    const lodge = (): Promise<ProceedingView> => open(ruth, caseId, 'objection', { text: 'Die Auflage 3 ist zu streng.' });
    expect(await refused(lodge())).toMatchObject({ status: 409, code: 'power-of-attorney-missing' });
    const documentId = newId();
    await w.query(
      `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at)
       values ($1, $2, $3, 'Vollmacht', '0603', 'incoming', 1, now())`,
      documentId,
      caseId,
    );
    await w.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
       values ($1, $2, 1, $3, 'vollmacht.pdf', 1, 'application/pdf', $4, 'available', now())`,
      documentId,
      newId(),
      sha256('vollmacht'),
    );
    const { id, status: state } = await lodge();
    const roles = await w.query<{ role: string }>(
      `select actor ->> 'role' as role from case_event where tenant_id = $1 and process_id = $2 order by seq`,
      id,
    );
    expect([state, roles.map(({ role }) => role)]).toEqual(['examination', ['representative', 'representative']]);
    expect((await list(ruth, caseId)).items[0]?.acts).toEqual((await list(builder, caseId)).items[0]?.acts);
  });

  it('checks every field, and refuses unknown ones, with its path', async () => {
    const { caseId, builder } = await w.granted();
    const wrong = await refused(
      open(officer, caseId, 'revocation', { kind: 'other', reasons: 'x'.repeat(10_001), dueOn: '2027-02-30', more: 1 }),
    );
    expect([wrong.status, wrong.details.fields]).toEqual([
      422,
      [
        { path: '/input/more', key: 'unknown' },
        { path: '/input/kind', key: 'isIn' },
        { path: '/input/reasons', key: 'maxLength' },
        { path: '/input/dueOn', key: 'isDate' },
      ],
    ]);
    const stranger = await w.granted();
    const member = await refused(open(builder, caseId, 'builder-change', { member: stranger.builder.personId }));
    expect(member.details.fields).toEqual([{ path: '/input/member', key: 'unknown' }]);
    const { id } = await open(officer, caseId, 'revocation', { kind: 'withdrawal', reasons: 'Falscher Plan', dueOn: inDays(14) });
    const answer = await refused(act(builder, caseId, id, 'ANSWER', { documentIds: [newId()] }));
    expect(answer.details.fields).toEqual([
      { path: '/payload/text', key: 'required' },
      { path: '/payload/documentIds', key: 'unknown' },
    ]);
    expect((await refused(act(builder, caseId, id, 'NOTHING'))).details.fields).toEqual([{ path: '/event', key: 'unknown' }]);
  });

  it('says in words why an act does not go, and leaves no trace of it', async () => {
    const { caseId, builder } = await w.granted();
    const tooEarly = await refused(open(builder, caseId, 'construction', { on: today(), siteManager: 'Kai Holm' }));
    expect(tooEarly).toMatchObject({ status: 409, code: 'event-not-allowed', details: { because: ['startAnnounced'] } });
    expect(tooEarly.details['reason']).toMatch(/rechtzeitig vorher/);
    expect((await list(builder, caseId)).items).toEqual([]);
  });

  it('belongs to its roles, its case, its state, and is there once where it may be there once', async () => {
    const { caseId, builder, designer } = await w.granted();
    const other = await w.granted();
    const begin = { on: inDays(30), siteManager: 'Kai Holm' };
    expect(await refused(open(designer, caseId, 'construction', begin))).toMatchObject({ status: 403 });
    expect(await refused(open(builder, caseId, 'validity', {}))).toMatchObject({ status: 404 });
    const { id } = await open(builder, caseId, 'construction', begin);
    expect(await refused(open(builder, caseId, 'construction', begin))).toMatchObject({ status: 409, code: 'proceeding-open' });
    expect(await refused(act(other.builder, other.caseId, id, 'POSTPONE', { on: inDays(40) }))).toMatchObject({ status: 404 });
    expect(await refused(act(builder, caseId, id, 'PROHIBIT', { reason: 'x' }))).toMatchObject({ status: 403 });
    expect((await list(other.builder, other.caseId)).items).toEqual([]);
    await w.query(`update process set status = 'refused' where tenant_id = $1 and id = $2`, other.caseId);
    expect(await refused(open(other.builder, other.caseId, 'construction', begin))).toMatchObject({ code: 'proceeding-not-now' });
  });

  it('is unknown to another authority', async () => {
    const { caseId, builder } = await w.granted();
    await addTenant(w.test.db, 'elsewhere');
    const foreign = { ...builder, tenant: 'elsewhere' };
    const there = w.test.db.transaction('elsewhere', (tx) => w.proceedings.list(tx, foreign, caseId));
    expect(await refused(there)).toMatchObject({ status: 404 });
  });

  it('is begun once by the same key, and another body with that key is refused', async () => {
    const { caseId, builder } = await w.granted();
    const command = { principal: builder, key: newId(), route: 'POST /proceedings' };
    const body = { workflow: 'objection', input: { text: 'Widerspruch' } };
    const send = (input: typeof body) =>
      w.commands.run(command, input, (tx) => w.proceedings.open(tx, builder, caseId, input.workflow, input.input));
    const [first, second] = await Promise.all([send(body), send(body)]);
    expect(second.id).toBe(first.id);
    expect((await list(builder, caseId)).items).toHaveLength(1);
    expect(await refused(send({ ...body, input: { text: 'anders' } }))).toMatchObject({ status: 422, code: 'idempotency-mismatch' });
  });

  it('keeps what is internal in the office', async () => {
    const { caseId, builder } = await w.granted();
    const { id } = await open(officer, caseId, 'revocation', { kind: 'revocation', reasons: 'Auflage nicht erfüllt', dueOn: inDays(14) });
    await act(builder, caseId, id, 'ANSWER', { text: 'Sie ist erfüllt.' });
    await act(officer, caseId, id, 'PROPOSE', { reasons: 'Entwurf der Gründe' });
    const values = async (who: Principal) => (await list(who, caseId)).items[0]?.facts.map(({ value }) => value);
    expect(await values(head)).toContain('Entwurf der Gründe');
    expect(await values(builder)).not.toContain('Entwurf der Gründe');
    expect(await values(builder)).toContain('Sie ist erfüllt.');
  });
});

describe('effects', () => {
  it('a letter is made once, filed as outgoing, and its text is the pack’s', async () => {
    const { caseId, builder } = await w.granted();
    const { id } = await open(builder, caseId, 'construction', { on: inDays(30), siteManager: 'Kai Holm' });
    await act(officer, caseId, id, 'PROHIBIT', { reason: 'Ohne {Plan} gebaut' });
    const [row] = await w.query<{ id: string }>(
      `select id from outbox where tenant_id = $1 and effect = 'produceLetter' and case_id = $2`,
      caseId,
    );
    await Promise.all([w.effects.run(tenant, row?.id ?? ''), w.effects.run(tenant, row?.id ?? '')]);
    await w.effects.run(tenant, row?.id ?? '');
    expect(await letters(caseId)).toEqual([{ title: 'Einstellung der Bauarbeiten', direction: 'outgoing' }]);
    const told = await w.query(`select 1 from notification where tenant_id = $1 and case_id = $2 and kind = 'letterIssued'`, caseId);
    expect(told).toHaveLength(3);
  });

  it('whoever cannot use what they are told ignores it', async () => {
    const { caseId, builder } = await w.granted();
    await w.query(
      `update process set status = 'withdrawn', state = jsonb_set(state, '{value}', '"draft"') where tenant_id = $1 and id = $2`,
      caseId,
    );
    await w.query(
      `insert into outbox (tenant_id, id, case_id, process_id, effect, params) values ($1, $2, $3, $3, 'tell', $4)`,
      newId(),
      caseId,
      JSON.stringify({ to: 'case', event: { type: 'PERMIT_LAPSED', on: today() } }),
    );
    await w.settle(caseId);
    expect(await w.query(`select 1 from outbox where tenant_id = $1 and case_id = $2`, caseId)).toEqual([]);
    expect(builder.roles).toEqual(['builder']);
  });

  it('a proceeding that is only about to begin hears of what is told to it', async () => {
    const { caseId } = await w.granted();
    const [validityId, tellId] = [newId(), newId()];
    const input = { grantedOn: today(), notifiedOn: today(), procedure: 'simplified', authority: tenant, receivedOn: today() };
    const insert = `insert into outbox (tenant_id, id, case_id, process_id, effect, params) values ($1, $2, $3, $3, $4, $5)`;
    await w.query(insert, validityId, caseId, 'startProceeding', JSON.stringify({ workflow: 'validity', input }));
    const event = { type: 'CONSTRUCTION_STARTED', on: inDays(8) };
    await w.query(insert, tellId, caseId, 'tell', JSON.stringify({ to: 'validity', event }));
    await w.effects.run(tenant, tellId);
    expect(await w.query(`select attempts from outbox where tenant_id = $1 and id = $2`, tellId)).toEqual([{ attempts: 1 }]);
    await w.effects.run(tenant, validityId);
    await w.effects.run(tenant, tellId);
    expect(await status(validityId)).toBe('begun');
    expect(await w.query(`select 1 from outbox where tenant_id = $1 and id = $2`, tellId)).toEqual([]);
  });

  it('a change of the builder ends the role of the one before, and letters go to the new one', async () => {
    const { caseId, builder, second } = await w.granted();
    const { id } = await open(builder, caseId, 'builder-change', { member: second.personId });
    const address = { name: 'Ben Cordes', street: 'Hafen 7', postalCode: '23966', place: 'Wismar' };
    expect(await refused(act(builder, caseId, id, 'CONFIRM', address))).toMatchObject({
      status: 409,
      details: { because: ['bySuccessor'] },
    });
    expect(await refused(act(second, caseId, id, 'CONFIRM'))).toMatchObject({ status: 422 });
    expect((await recipient(caseId)).lines).toEqual(['Anna Berger', 'Markt 1', '23936 Grevesmühlen']);
    const offered = async (who: Principal) => (await list(who, caseId)).items[0]?.acts.map(({ event }) => event);
    expect([await offered(builder), await offered(second)]).toEqual([
      ['CONFIRM', 'DECLINE', 'WITHDRAW'],
      ['CONFIRM', 'DECLINE'],
    ]);
    await act(second, caseId, id, 'CONFIRM', address);
    expect((await recipient(caseId)).builder).toBe('Anna Berger');
    await act(officer, caseId, id, 'ACKNOWLEDGE');
    await w.settle(caseId);
    const members = await w.query<{ person_id: string }>(
      `select person_id from membership where tenant_id = $1 and scope = 'case' and scope_id = $2 and role = 'builder'`,
      caseId,
    );
    expect(members.map((m) => m.person_id)).toEqual([second.personId]);
    expect(await recipient(caseId)).toEqual({ lines: ['Ben Cordes', 'Hafen 7', '23966 Wismar'], builder: 'Ben Cordes' });
  });
});

describe('what falls', () => {
  it('an objection against a prohibition lifts it, wherever it stands, and names what it attacks', async () => {
    const { caseId, builder } = await w.granted();
    const construction = await open(builder, caseId, 'construction', { on: inDays(30), siteManager: 'Kai Holm' });
    const text = 'Es wird nach Plan gebaut.';
    const early = await refused(open(builder, caseId, 'objection', { text, against: 'prohibition' }));
    expect(early).toMatchObject({ status: 409, details: { reason: expect.stringContaining('gibt es in diesem Vorgang nicht') } });
    await act(officer, caseId, construction.id, 'PROHIBIT', { reason: 'Ohne Plan gebaut' });
    const { id } = await open(builder, caseId, 'objection', { text, against: 'prohibition' });
    await act(head, caseId, id, 'REMEDY', { text: 'Der Plan lag vor.' });
    await w.settle(caseId);
    expect([await status(construction.id), await status(caseId)]).toEqual(['begun', 'granted']);
  });

  it('an objection against a revocation brings the permit back with its validity; construction is announced anew', async () => {
    const { caseId, builder } = await w.granted();
    const validity = await begin(caseId);
    const construction = await open(builder, caseId, 'construction', { on: inDays(30), siteManager: 'Kai Holm' });
    const { id } = await open(officer, caseId, 'revocation', { kind: 'withdrawal', reasons: 'Falscher Plan', dueOn: inDays(14) });
    await act(builder, caseId, id, 'ANSWER', { text: 'Er ist richtig.' });
    await act(officer, caseId, id, 'PROPOSE', { reasons: 'Er ist falsch.' });
    await act(head, caseId, id, 'DECIDE');
    await w.settle(caseId);
    expect([await status(caseId), await status(validity), await status(construction.id)]).toEqual(['revoked', 'revoked', 'ended']);
    const objection = await open(builder, caseId, 'objection', { text: 'Der Plan ist richtig.' });
    await act(head, caseId, objection.id, 'REMEDY', { text: 'Er ist es.' });
    await w.settle(caseId);
    expect([await status(caseId), await status(validity)]).toEqual(['granted', 'running']);
    expect((await list(builder, caseId)).openings.map(({ workflow }) => workflow)).toContain('construction');
  });

  it('a fee notice can be attacked once it is there, and nothing else moves with it', async () => {
    const { caseId, builder } = await w.granted();
    const input = { text: 'Der Rohbauwert ist zu hoch.', against: 'feeNotice' };
    expect(await refused(open(builder, caseId, 'objection', input))).toMatchObject({
      details: { because: expect.arrayContaining(['noticeStands']) },
    });
    await w.query(
      `insert into document (tenant_id, id, case_id, title, type_code, direction, created_at)
       values ($1, $2, $3, 'Gebührenbescheid', '5100', 'outgoing', now())`,
      newId(),
      caseId,
    );
    const { id } = await open(builder, caseId, 'objection', input);
    await act(head, caseId, id, 'REMEDY', { text: 'Der Wert ist berichtigt.' });
    await w.settle(caseId);
    expect([await status(id), await status(caseId)]).toEqual(['remedied', 'granted']);
  });
});

describe('an act that only some law knows', () => {
  it('is offered where nothing speaks against it but what has to be written', async () => {
    const { caseId } = await w.granted();
    await w.query(
      `update process set status = 'substantiveCheck', state = jsonb_set(state, '{value}', '"substantiveCheck"') where tenant_id = $1 and id = $2`,
      caseId,
    );
    const offered = await w.test.db.transaction(tenant, (tx) => w.proceedings.actsOfCase(tx, officer, caseId));
    expect(offered.map(({ event }) => event)).toContain('START_HEARING');
    expect(offered.map(({ event }) => event)).not.toContain('NO_PARTICIPATION_NEEDED');
  });
});

const begin = async (caseId: string): Promise<string> => {
  const id = newId();
  const input = { grantedOn: today(), notifiedOn: today(), procedure: 'simplified', authority: tenant, receivedOn: today() };
  await w.query(
    `insert into outbox (tenant_id, id, case_id, process_id, effect, params) values ($1, $2, $3, $3, 'startProceeding', $4)`,
    id,
    caseId,
    JSON.stringify({ workflow: 'validity', input }),
  );
  await Promise.all([w.effects.run(tenant, id), w.effects.run(tenant, id)]);
  return id;
};

describe('validity', () => {
  const sweep = (): Promise<number> => new DeadlineSweep(w.test.db, w.runner).run(w.test.relay);

  it('begins once, waits for an application made in time, lapses by the clock, and the case and a letter say so', async () => {
    const used = await w.granted();
    const unused = await w.granted();
    const silent = await w.granted();
    const [usedId, unusedId, silentId] = [await begin(used.caseId), await begin(unused.caseId), await begin(silent.caseId)];
    expect((await list(unused.builder, unused.caseId)).items).toMatchObject([
      { id: unusedId, status: 'running', acts: [{ event: 'APPLY_EXTENSION' }] },
    ]);
    await open(used.builder, used.caseId, 'construction', { on: inDays(60), siteManager: 'Kai Holm' });
    await w.settle(used.caseId);
    expect(await status(usedId)).toBe('begun');
    await act(unused.builder, unused.caseId, unusedId, 'APPLY_EXTENSION', { reason: 'Noch keine Finanzierung' });
    await w.moveClock(6 * 366);
    await sweep();
    expect([await status(usedId), await status(unusedId), await status(silentId)]).toEqual(['begun', 'extensionAsked', 'lapsed']);
    await w.settle(silent.caseId);
    expect([await status(silent.caseId), (await letters(silent.caseId)).map(({ title }) => title)]).toEqual([
      'lapsed',
      ['Erlöschen der Genehmigung'],
    ]);
    await act(officer, unused.caseId, unusedId, 'REFUSE_EXTENSION', { reason: 'Neuer Bebauungsplan' });
    expect(await status(unusedId)).toBe('lapsed');
    await w.settle(unused.caseId);
    expect((await letters(unused.caseId)).map(({ title }) => title).sort()).toEqual([
      'Ablehnung der Verlängerung',
      'Erlöschen der Genehmigung',
    ]);
    expect(await status(unused.caseId)).toBe('lapsed');
    await w.moveClock(-6 * 366);
  });
});
