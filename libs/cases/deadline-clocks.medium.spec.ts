import { addDays, berlinDate, newId, type PlainDate } from '@bauraum/kernel';
import type { Explained } from '@bauraum/law';
import type { Principal } from '@bauraum/http';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { CaseList } from './case-list';
import { CaseViews } from './case-view';
import type { CasesQuery } from './case.dto';
import { builder, clerk, draft, submitted, tenant } from './cases.fixture';
import { CaseClocks } from './deadline-clocks';
import { recompute } from './deadline-recompute';
import { toDeadline } from './deadline.rows';
import { DeadlineSweep } from './deadline-sweep';
import { WorkflowRunner } from './runner';

let test: TestDatabase;
const runner = new WorkflowRunner();
const clocks = new CaseClocks();
const officer: Principal = { tenant, personId: newId(), name: 'Petra Lange', email: null, roles: ['clerk'], bodyIds: [] };
const query = <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
  test.db.transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));
const setDay = (day: PlainDate): Promise<unknown> =>
  query(`update tenant set clock_offset_ms = $2 where tenant_id = $1`, Date.parse(`${day}T12:00:00Z`) - Date.now());
const today = berlinDate(new Date().toISOString());
const all = (id: string) => test.db.transaction(tenant, (tx) => clocks.all(tx, id));
const ask = (id: string, ...events: Record<string, unknown>[]) => test.db.transaction(tenant, (tx) => clocks.simulate(tx, id, events));
const dispatch = (id: string, event: { type: string; [f: string]: unknown }, actor = clerk) =>
  test.db.transaction(tenant, (tx) => runner.dispatch(tx, { processId: id, event, actor }));
const request = (dueOn: PlainDate) => ({
  type: 'REQUEST_SUPPLEMENTS',
  requestId: newId(),
  dueOn,
  findings: [{ id: newId(), kind: 'documentMissing', text: 'fehlt', legalBasis: '§' }],
});

beforeAll(async () => {
  test = await testDatabase();
  await addTenant(test.db, tenant);
});
beforeEach(() => query(`update tenant set clock_offset_ms = 0 where tenant_id = $1`));
afterAll(() => test.close());

describe('a deadline as it is shown', () => {
  it('says which clock it is, who has the ball, how it came about and what follows', async () => {
    const { clocks: running } = await all(await submitted(test.db));
    expect(running.map((d) => [d.kind, d.title, d.waitsFor, d.startedOn])).toEqual([
      ['formalCheck', 'Prüfung auf Vollständigkeit', 'office', today],
      ['decision', 'Entscheidungsfrist', 'office', today],
    ]);
    const decision = running[1];
    expect(decision?.consequenceText).toMatch(/gilt die .*genehmigung als erteilt/i);
    expect(decision?.warnings.length).toBeGreaterThan(0);
    expect(decision?.timeline.map((t) => t.kind)).toEqual(expect.arrayContaining(['event', 'warning', 'end']));
    expect(decision?.sentence).toMatch(/^Die Frist von/);
    expect(decision?.verified).toBe(false);
  });

  it('still reads when its explanation is an old one', () => {
    const explanation = {
      event: '2026-11-30',
      begin: '2026-12-21',
      rawEnd: '2027-03-21',
      end: '2027-03-22',
      consequence: 'deemed-granted',
    };
    const view = toDeadline({
      ...{ id: 'd', kind: 'decision', due_on: '2027-03-22', status: 'open', fiction: true },
      ...{ explanation, participation_id: null, body_name: null },
    });
    expect(view).toMatchObject({ title: 'Entscheidungsfrist', waitsFor: 'office', warnings: [], startedOn: '2026-11-30' });
    expect(view.consequenceText).toBe('Entscheidet die Behörde nicht in dieser Frist, gilt die Genehmigung als erteilt.');
    expect(view.timeline.map((t) => [t.date, t.kind])).toEqual([
      ['2026-11-30', 'event'],
      ['2026-12-21', 'begin'],
      ['2027-03-21', 'rawEnd'],
      ['2027-03-22', 'end'],
    ]);
  });
});

describe('clocks that wait', () => {
  it('name what they wait for', async () => {
    const { clocks: running, waiting, today: day } = await all(await draft(test.db));
    expect([running, day]).toEqual([[], today]);
    expect(waiting).toContainEqual(expect.objectContaining({ kind: 'decision', awaits: 'receipt', title: 'Entscheidungsfrist' }));
    expect(waiting.find((w) => w.kind === 'formalCheck')?.sentence).toMatch(/^Die Frist beginnt mit dem Eingang des Antrags/);
  });

  it('stand still while supplements are awaited', async () => {
    const id = await submitted(test.db);
    await dispatch(id, request(addDays(today, 28)));
    const { clocks: running, waiting } = await all(id);
    expect(running.map((d) => d.kind)).toEqual(['supplements']);
    const decision = waiting.find((w) => w.kind === 'decision');
    expect(decision).toMatchObject({ awaits: 'supplementsReceived', title: 'Entscheidungsfrist' });
    expect(decision?.sentence).toMatch(/beginnt (sie )?neu/);
  });

  it('are none that are over', async () => {
    const id = await submitted(test.db);
    await dispatch(id, { type: 'CONFIRM_COMPLETE', checklist: [] });
    const kinds = (await all(id)).waiting.map((w) => w.kind);
    expect(kinds).not.toContain('formalCheck');
    expect(kinds).not.toContain('validity');
  });

  it('are none that were waived before they began', async () => {
    const id = await draft(test.db);
    await query(`update process set state = jsonb_set(state, '{context,decisionUntimed}', 'true') where tenant_id = $1 and id = $2`, id);
    const kinds = (await all(id)).waiting.map((w) => w.kind);
    expect([kinds.includes('decision'), kinds.includes('formalCheck')]).toEqual([false, true]);
  });

  it('are those of a permit, once there is one, and none when the application is withdrawn', async () => {
    const id = await submitted(test.db);
    const { clocks: running } = await all(id);
    await setDay(addDays(running.find((d) => d.kind === 'decision')?.dueOn ?? '', 1));
    await new DeadlineSweep(test.db, runner).run(test.relay);
    const { waiting } = await all(id);
    expect(waiting.map((w) => w.kind)).toEqual(expect.arrayContaining(['objection', 'validity']));
    expect(waiting.map((w) => w.kind)).not.toContain('statement');
    await query(`update tenant set clock_offset_ms = 0 where tenant_id = $1`);
    const gone = await submitted(test.db);
    await dispatch(gone, { type: 'WITHDRAW', reason: 'Wir bauen nicht.' }, builder);
    expect(await all(gone)).toMatchObject({ clocks: [], waiting: [] });
  });
});

describe('what if', () => {
  it('answers with dates and changes nothing', async () => {
    const id = await submitted(test.db);
    await dispatch(id, request(addDays(today, 28)));
    const trace = () =>
      query(
        `select p.*, (select count(*) from case_event e where e.tenant_id = $1 and e.case_id = p.id) as events,
      (select jsonb_agg(d order by d.id) from deadline d where d.tenant_id = $1 and d.case_id = p.id) as deadlines,
      (select count(*) from outbox o where o.tenant_id = $1) as effects from process p where p.tenant_id = $1 and p.id = $2`,
        id,
      );
    const before = await trace();
    const on = addDays(today, 10);
    const { steps, status, clocks: then } = await ask(id, { type: 'SUBMIT_SUPPLEMENTS', on, answers: [] });
    expect(steps).toMatchObject([
      {
        on,
        event: 'SUBMIT_SUPPLEMENTS',
        status: 'formalCheck',
        statusLabel: expect.stringMatching(/^[A-ZÄÖÜ]/) as string,
        refused: null,
        ended: ['supplements'],
      },
    ]);
    expect([status, then.map((d) => [d.kind, d.startedOn])]).toEqual([
      'formalCheck',
      [
        ['formalCheck', on],
        ['decision', on],
      ],
    ]);
    expect(await trace()).toEqual(before);
  });

  it('is what happens then: the real case comes to the same end', async () => {
    const id = await submitted(test.db);
    const dueOn = addDays(today, 20);
    const simulated = await ask(
      id,
      { ...request(dueOn), on: addDays(today, 3) },
      { type: 'SUBMIT_SUPPLEMENTS', on: addDays(today, 15), answers: [] },
    );
    await setDay(addDays(today, 3));
    await dispatch(id, request(dueOn));
    await setDay(addDays(today, 15));
    await dispatch(id, { type: 'SUBMIT_SUPPLEMENTS', answers: [] }, builder);
    const real = await all(id);
    expect(simulated.clocks.map((d) => [d.kind, d.dueOn, d.explanation])).toEqual(real.clocks.map((d) => [d.kind, d.dueOn, d.explanation]));
  });

  it('says why an event does not go', async () => {
    const id = await submitted(test.db);
    const { steps, status } = await ask(id, { type: 'SUBMIT_SUPPLEMENTS', on: addDays(today, 1), answers: [] });
    expect([steps[0]?.refused, status]).toEqual(['not-allowed-here', 'formalCheck']);
  });

  it('takes known events on days that lie ahead and can be computed', async () => {
    const id = await submitted(test.db);
    const wrong = ask(id, { type: 'FLY', on: today }, { type: 'WITHDRAW', on: '2027-02-30' });
    await expect(wrong).rejects.toMatchObject({
      status: 422,
      details: {
        fields: [
          { path: '/events/0/type', key: 'unknownEvent' },
          { path: '/events/0/on', key: 'mustLieAhead' },
          { path: '/events/1/on', key: 'mustLieAhead' },
        ],
      },
    });
    await dispatch(id, request(addDays(today, 28)));
    await query(`update deadline set due_on = '9998-01-01' where tenant_id = $1 and case_id = $2 and kind = 'supplements'`, id);
    await query(
      `update process set state = jsonb_set(state, '{context,deadlines,supplements,dueOn}', '"9998-01-01"') where tenant_id = $1 and id = $2`,
      id,
    );
    const far = ask(id, { type: 'SUBMIT_SUPPLEMENTS', on: '9990-01-01', answers: [] });
    await expect(far).rejects.toMatchObject({ status: 422, details: { fields: [{ path: '/events', key: 'notComputable' }] } });
    await expect(ask(newId(), { type: 'WITHDRAW', on: addDays(today, 1) })).rejects.toMatchObject({ status: 404 });
  });
});

describe('the worklist', () => {
  const list = (more: Partial<CasesQuery> = {}) =>
    test.db.transaction(tenant, (tx) => new CaseList().page(tx, officer, { scope: 'office', sort: 'due', limit: 50, ...more }));

  it('shows what has warned, the most urgent first', async () => {
    await query(`update deadline set status = 'cancelled' where tenant_id = $1`);
    const calm = await submitted(test.db);
    const late = await submitted(test.db);
    await query(`update process set status = 'discarded' where tenant_id = $1 and id <> all($2::uuid[])`, [calm, late]);
    expect((await list({ warned: 'true' })).items).toEqual([]);
    const [decision] = (await all(late)).clocks.filter((d) => d.kind === 'decision');
    await query(`update deadline set status = 'cancelled' where tenant_id = $1 and kind = 'formalCheck'`);
    await dispatch(calm, request(addDays(decision?.dueOn ?? '', -1)));
    await setDay(decision?.warnings[0] ?? '');
    expect((await list({ warned: 'true' })).items.map((c) => [c.id, c.warning])).toEqual([
      [late, { kind: 'decision', title: 'Entscheidungsfrist', dueOn: decision?.dueOn }],
    ]);
    await setDay(addDays(decision?.dueOn ?? '', -1));
    const page = await list({ warned: 'true', limit: 1 });
    expect([page.total, page.items[0]?.id, page.items[0]?.warning?.kind]).toEqual([2, calm, 'supplements']);
    const next = await list({ warned: 'true', limit: 1, ...(page.next ? { cursor: page.next } : {}) });
    expect(next.items.map((c) => c.id)).toEqual([late]);
    const [row] = (await list()).items.filter((c) => c.id === late);
    expect(row?.warning?.kind).toBe('decision');
    const view = await test.db.transaction(tenant, (tx) => new CaseViews(runner).one(tx, officer, late));
    expect(view.warning).toEqual(row?.warning);
  });
});

describe('every explanation of a played case', () => {
  it('can be computed again from the rule and the days that it names, and ends on the same day', async () => {
    const id = await submitted(test.db);
    await dispatch(id, request(addDays(today, 28)));
    await setDay(addDays(today, 5));
    await dispatch(id, { type: 'EXTEND_SUPPLEMENTS', dueOn: addDays(today, 40), reason: 'Krankheit' });
    await dispatch(id, { type: 'SUBMIT_SUPPLEMENTS', answers: [] }, builder);
    await setDay(addDays(today, 200));
    await new DeadlineSweep(test.db, runner).run(test.relay);
    const stored = await query<{ explanation: Explained; due_on: string }>(
      `select explanation, to_char(due_on, 'YYYY-MM-DD') as due_on from deadline where tenant_id = $1 and case_id = $2
       union all select payload #> '{deadline,explanation}', payload #>> '{deadline,dueOn}' from case_event
       where tenant_id = $1 and case_id = $2 and event = 'DEADLINE_EXPIRED'`,
      id,
    );
    expect(stored.length).toBeGreaterThanOrEqual(8);
    for (const { explanation, due_on: dueOn } of stored) {
      const again = recompute(tenant, explanation);
      expect([again.end, again.sentence, again.warnings]).toEqual([dueOn, explanation.sentence, explanation.warnings]);
    }
  });

  it('is not believed when its end was altered, or its rule is unknown', async () => {
    const id = await submitted(test.db);
    const [decision] = (await all(id)).clocks.filter((d) => d.kind === 'decision');
    const explanation = decision?.explanation as unknown as Explained;
    expect(recompute(tenant, { ...explanation, end: '2099-01-01' }).end).toBe(decision?.dueOn);
    expect(() => recompute(tenant, { ...explanation, ruleVersion: 99 })).toThrow('not in the packs');
  });
});
