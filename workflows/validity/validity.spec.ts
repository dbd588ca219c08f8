import { FAR, LATER, facts, modelTests, player, row, send, told, withRules } from '../proceeding.fixture';
import { latest } from '../registry';

const extension = { upTo: { years: 1 }, basis: '§ 73 Abs. 2', needsReason: false, retroactive: true };
const rules = [row('validity', { years: 3 }, { extension }), row('interruption', { years: 1 }), row('extensionDecision', { months: 3 })];
withRules(rules);
beforeEach(() => withRules(rules));

// Notified on Fri 5 February 2027: three years end on Tue 5 February 2030.
const input = { ...facts, grantedOn: '2027-02-04', notifiedOn: '2027-02-05' };
const END = '2030-02-05T23:00:00.000Z';
const BEFORE = '2030-02-05T22:59:59.999Z';
const AFTER = '2030-04-10T09:00:00.000Z';

const events = {
  apply: send('builder', { type: 'APPLY_EXTENSION', reason: 'Die Finanzierung steht erst jetzt.' }, '2030-01-10T09:00:00.000Z'),
  withdraw: send('builder', { type: 'WITHDRAW_EXTENSION' }, '2030-01-11T09:00:00.000Z'),
  withdrawLate: send('builder', { type: 'WITHDRAW_EXTENSION' }, AFTER),
  grant: send('officer', { type: 'GRANT_EXTENSION' }, '2030-01-20T09:00:00.000Z'),
  refuse: send('head', { type: 'REFUSE_EXTENSION', reason: 'Der Bebauungsplan ist geändert.' }, '2030-01-20T09:00:00.000Z'),
  refuseLate: send('head', { type: 'REFUSE_EXTENSION', reason: 'Der Bebauungsplan ist geändert.' }, AFTER),
  started: send('system', { type: 'CONSTRUCTION_STARTED', on: '2027-03-01' }),
  startedLate: send('system', { type: 'CONSTRUCTION_STARTED', on: '2030-02-06' }),
  rest: send('system', { type: 'CONSTRUCTION_INTERRUPTED', on: '2027-05-03' }, '2027-05-03T09:00:00.000Z'),
  resumed: send('system', { type: 'CONSTRUCTION_RESUMED', on: '2027-08-01' }, '2027-08-01T09:00:00.000Z'),
  ended: send('system', { type: 'PERMIT_ENDED', because: 'withdrawn' }),
  revoked: send('system', { type: 'PERMIT_ENDED', because: 'revoked' }),
  restored: send('system', { type: 'PERMIT_RESTORED' }, '2029-06-01T09:00:00.000Z'),
  expired: send('system', { type: 'DEADLINE_EXPIRED', kind: 'validity' }, END),
  overdue: send('system', { type: 'DEADLINE_EXPIRED', kind: 'extensionDecision' }, FAR),
  rested: send('system', { type: 'DEADLINE_EXPIRED', kind: 'interruption' }, FAR),
};
// Only one extension in the model: with one after the other it would have no end.
const { grant, ...once } = events;
const model = { def: latest('validity'), input, events: [...Object.values(once), { ...grant, until: '2030-08-31' }] };
const { after, attempt } = player(model);

describe('the model', () => modelTests(model, ['lapsed', 'ended']));

test('the clock runs from notification, with its explanation', () => {
  expect(after().setDeadlines).toMatchObject([
    { kind: 'validity', dueOn: '2030-02-05', dueAt: END, explanation: { ruleId: 'test.validity', event: '2027-02-05' } },
  ]);
});

test('the last day counts in full; then the permit is gone, and everybody hears of it', () => {
  expect(attempt([], { ...events.expired, at: BEFORE })).toMatchObject({ refused: true, because: ['expired'] });
  const result = after(events.expired);
  expect([result.status, result.cancelDeadlines]).toEqual(['lapsed', ['*']]);
  expect(told(result)).toEqual(['letter:permit-lapsed', 'tell:case:PERMIT_LAPSED', 'notify:office:permitLapsed']);
  expect(result.effects[0]?.params).toMatchObject({ values: { dueOn: '2030-02-05' } });
  expect(result.effects[1]?.params).toEqual({ to: 'case', event: { type: 'PERMIT_LAPSED', on: '2030-02-06' } });
});

describe('extension', () => {
  test('must be applied for before the end', () => {
    expect(attempt([], { ...events.apply, at: BEFORE })).toMatchObject({ status: 'extensionAsked' });
    expect(attempt([], { ...events.apply, at: END })).toMatchObject({ refused: true, because: ['beforeEnd'] });
    expect(after(events.apply).setDeadlines).toMatchObject([{ kind: 'extensionDecision', dueOn: '2030-04-10' }]);
  });

  test('is counted from the end before', () => {
    const result = after(events.apply, events.grant);
    expect([result.status, result.cancelDeadlines]).toEqual(['running', ['*']]);
    expect(result.setDeadlines).toMatchObject([{ kind: 'validity', dueOn: '2031-02-05' }]);
    expect(result.setDeadlines[0]?.explanation.extensions).toMatchObject([{ from: '2030-02-05', to: '2031-02-05' }]);
    expect(result.effects[0]?.params).toMatchObject({ letter: 'extension-granted', values: { dueOn: '2031-02-05' }, appeal: 'appeal' });
  });

  test('is allowed each time anew, every time by the whole length', () => {
    const again = [
      { ...events.apply, at: '2031-01-10T09:00:00.000Z' },
      { ...events.grant, at: '2031-01-20T09:00:00.000Z' },
    ];
    expect(after(events.apply, events.grant, ...again).setDeadlines).toMatchObject([{ dueOn: '2032-02-05' }]);
  });

  test('may be shorter, never longer, and never backwards', () => {
    expect(after(events.apply, { ...events.grant, until: '2030-08-31' }).setDeadlines).toMatchObject([{ dueOn: '2030-08-31' }]);
    for (const until of ['2031-02-06', '2030-02-05', '2029-01-01', '2030-02-30', 7]) {
      const result = attempt([events.apply], { ...events.grant, until });
      expect([until, result]).toMatchObject([until, until === 7 ? { status: 'running' } : { refused: true, because: ['extensible'] }]);
    }
  });

  test('the lapse waits for the decision on an application made in time, which works backwards', () => {
    const waiting = after(events.apply, events.expired);
    expect([waiting.status, waiting.effects]).toEqual(['extensionAsked', []]);
    expect(after(events.apply, events.expired, { ...events.grant, at: AFTER }).setDeadlines).toMatchObject([{ dueOn: '2031-02-05' }]);
  });

  test.each([
    ['refused', events.refuseLate, ['letter:extension-refused', 'letter:permit-lapsed']],
    ['withdrawn', events.withdrawLate, ['letter:permit-lapsed']],
  ])('%s after the end: the permit lapses at once', (_, event, letters) => {
    const result = after(events.apply, events.expired, event);
    expect([result.status, told(result).filter((line) => line.startsWith('letter'))]).toEqual(['lapsed', letters]);
    expect(told(result)).toContain('tell:case:PERMIT_LAPSED');
  });

  test('refused or withdrawn before the end, the permit runs on to it', () => {
    expect(after(events.apply, events.refuse).status).toBe('running');
    expect(after(events.apply, events.withdraw, events.expired).status).toBe('lapsed');
  });

  test('that the law does not know, or not backwards, or only with a day', () => {
    withRules([row('validity', { years: 3 })]);
    expect(attempt([events.apply], events.grant)).toMatchObject({ refused: true, because: ['extensible'] });
    withRules([row('validity', { years: 3 }, { extension: { ...extension, retroactive: false } })]);
    expect(attempt([events.apply, events.expired], { ...events.grant, at: AFTER })).toMatchObject({
      refused: true,
      because: ['extensible'],
    });
    withRules([row('validity', { years: 3 }, { extension: { basis: '§', needsReason: true } })]);
    expect(attempt([events.apply], events.grant)).toMatchObject({ refused: true, because: ['extensible'] });
    expect(attempt([events.apply], { ...events.grant, until: '2033-01-01' })).toMatchObject({ status: 'running' });
  });

  test('a decision that is overdue is reported to the office', () => {
    expect(told(after(events.apply, events.overdue))).toEqual(['notify:office:extensionOverdue']);
  });
});

describe('use', () => {
  test('works that begin in time end the risk', () => {
    const result = after(events.started);
    expect([result.status, result.cancelDeadlines]).toEqual(['begun', ['*']]);
    expect(attempt([], events.startedLate)).toMatchObject({ refused: true, because: ['startsInTime'] });
    expect(attempt([events.started], events.expired)).toMatchObject({ refused: true });
    expect(after(events.apply, events.started).status).toBe('begun');
  });

  test('a start that is put off beyond the end brings the clock back', () => {
    const result = after(events.started, events.startedLate);
    expect([result.status, result.setDeadlines.map(({ dueOn }) => dueOn)]).toEqual(['running', ['2030-02-05']]);
  });

  test('works that rest too long let it lapse, works that go on do not', () => {
    expect(after(events.started, events.rest).setDeadlines).toMatchObject([{ kind: 'interruption', dueOn: '2028-05-03' }]);
    const result = after(events.started, events.rest, events.rested);
    expect([result.status, told(result)[0]]).toEqual(['lapsed', 'letter:permit-lapsed-by-rest']);
    expect(result.effects[0]?.params).toMatchObject({ values: { dueOn: '2028-05-03' } });
    expect(after(events.started, events.rest, events.resumed)).toMatchObject({ status: 'begun', cancelDeadlines: ['interruption'] });
  });
});

test('a permit that is gone has no clock', () => {
  expect(after(events.ended)).toMatchObject({ status: 'ended', cancelDeadlines: ['*'] });
});

describe('a revocation that falls', () => {
  const day = (event: (typeof events)['revoked'], date: string) => ({ ...event, at: `${date}T09:00:00.000Z` });
  const revoked = day(events.revoked, '2029-01-15');

  test('leaves the end of the permit where it was, extensions included', () => {
    expect(after(revoked)).toMatchObject({ status: 'revoked', cancelDeadlines: ['*'] });
    expect(after(revoked, events.restored)).toMatchObject({ status: 'running', setDeadlines: [{ kind: 'validity', dueOn: '2030-02-05' }] });
    const extended = [events.apply, events.grant, day(events.revoked, '2030-02-01'), day(events.restored, '2030-03-01')];
    expect(after(...extended)).toMatchObject({ status: 'running', setDeadlines: [{ dueOn: '2031-02-05' }] });
    expect(attempt([revoked], events.expired)).toMatchObject({ refused: true, because: ['not-allowed-here'] });
  });

  test('does not forget an application for an extension', () => {
    const result = after(events.apply, day(events.revoked, '2030-01-12'), day(events.restored, '2030-03-01'));
    expect(result).toMatchObject({ status: 'extensionAsked', setDeadlines: [{ kind: 'validity', dueOn: '2030-02-05' }] });
    for (const answer of [events.refuse, events.withdraw])
      expect(after(events.apply, answer, day(events.revoked, '2030-02-01'), day(events.restored, '2030-02-02')).status).toBe('running');
  });

  test('finds works that had begun begun, and a start that had not come as none', () => {
    expect(after(events.started, revoked, events.restored)).toMatchObject({ status: 'begun', setDeadlines: [] });
    expect(after(events.started, events.rest, revoked, events.restored).status).toBe('begun');
    expect(after(events.started, day(events.revoked, '2027-02-20'), events.restored).status).toBe('running');
  });

  test('a new announcement after the end does not undo works that began in time', () => {
    const again = { ...events.startedLate, at: '2030-01-20T09:00:00.000Z' };
    expect(after(events.started, revoked, events.restored, again)).toMatchObject({ status: 'begun', setDeadlines: [] });
  });
});

test('a Land without the rules has no clocks, and nothing lapses', () => {
  withRules([], ['validity', 'interruption', 'extensionDecision']);
  expect(after().setDeadlines).toEqual([]);
  expect(attempt([], events.apply)).toMatchObject({ refused: true, because: ['beforeEnd'] });
  expect(attempt([], { ...events.expired, at: FAR })).toMatchObject({ refused: true });
  expect(after(events.started, events.rest).setDeadlines).toEqual([]);
  expect(LATER > facts.openedAt).toBe(true);
});
