import { FAR, facts, modelTests, player, row, send, told, withRules } from '../proceeding.fixture';
import { latest } from '../registry';
import type { StepEvent } from '../step';

withRules([row('objectionDecision', { months: 3 }), row('suit', { months: 1 })]);

const lodge = { type: 'LODGE', text: 'Die Begründung trägt nicht.' };
const events = {
  lodge: send('builder', lodge),
  lodgeAgainstOrder: send('builder', { ...lodge, against: 'prohibition' }),
  lodgeLate: send('builder', lodge, '2027-04-01T09:00:00.000Z'),
  neighbour: send('clerk', { ...lodge, on: '2027-02-10', thirdParty: 'Eheleute Kruse' }),
  reinstate: send('officer', { type: 'REINSTATE', reason: 'Krankenhaus' }),
  remedy: send('head', { type: 'REMEDY', text: 'Der Abstand ist eingehalten.' }),
  forward: send('officer', { type: 'FORWARD', objectionAuthority: 'Ministerium' }),
  uphold: send('head', { type: 'DECIDE', outcome: 'upheld', text: 'Begründet', court: 'Verwaltungsgericht Schwerin' }),
  inPart: send('head', { type: 'DECIDE', outcome: 'partly', text: 'Begründet', court: 'Verwaltungsgericht Schwerin' }),
  reject: send('head', { type: 'DECIDE', outcome: 'rejected', text: 'Unbegründet', court: 'Verwaltungsgericht Schwerin' }),
  withdraw: send('builder', { type: 'WITHDRAW' }),
  withdrawThird: send('clerk', { type: 'WITHDRAW' }),
  suit: send('builder', { type: 'FILE_SUIT', court: 'VG Schwerin 2 A 1/27', on: '2027-02-15' }),
  suitFar: send('builder', { type: 'FILE_SUIT', court: 'VG Schwerin 2 A 1/27', on: '2027-09-01' }, FAR),
  annulled: send('officer', { type: 'COURT_RULED', outcome: 'annulled', on: '2027-02-15' }),
  dismissed: send('officer', { type: 'COURT_RULED', outcome: 'dismissed', on: '2027-02-15' }),
  withdrawSuit: send('officer', { type: 'WITHDRAW_SUIT', on: '2027-02-15' }),
  close: send('officer', { type: 'CLOSE' }, FAR),
  overdue: send('system', { type: 'DEADLINE_EXPIRED', kind: 'objectionDecision' }, FAR),
  suitLapsed: send('system', { type: 'DEADLINE_EXPIRED', kind: 'suit' }, FAR),
};
const input = { ...facts, objectionDueOn: '2027-03-01', caseStatus: 'granted', beneath: [], feeNotice: false };
const stopped = [{ workflow: 'construction', status: 'prohibited' }];
const model = { def: latest('objection'), input, events: Object.values(events) };
const { after, attempt } = player(model);

describe('the model', () => modelTests({ ...model, input: { ...input, beneath: stopped } }, ['remedied', 'closed', 'withdrawn']));

test('in time: the three months begin, the builder gets a confirmation', () => {
  const result = after(events.lodge);
  expect([result.status, told(result)]).toEqual([
    'examination',
    ['letter:objection-received', 'tell:case:DECISION_CONTESTED', 'notify:office:objectionLodged'],
  ]);
  expect(result.setDeadlines).toMatchObject([{ kind: 'objectionDecision', dueOn: '2027-05-18', fiction: false }]);
});

test('the last day counts in full', () => {
  expect(after({ ...events.lodge, at: '2027-03-01T22:59:59.999Z' }).status).toBe('examination');
  expect(after({ ...events.lodge, at: '2027-03-01T23:00:00.000Z' }).status).toBe('late');
});

test('late: reinstated or rejected, nothing else', () => {
  expect(after(events.lodgeLate).status).toBe('late');
  expect(attempt([events.lodgeLate], events.uphold)).toMatchObject({ refused: true, because: ['rejects'] });
  expect(attempt([events.lodgeLate], events.remedy)).toMatchObject({ refused: true, because: ['not-allowed-here'] });
  expect(after(events.lodgeLate, events.reject).status).toBe('decided');
  expect(after(events.lodgeLate, events.reinstate).status).toBe('examination');
});

test('without a known end it is in time; a third party’s own period is judged by a human', () => {
  const unknown = player({ ...model, input: { ...input, objectionDueOn: null } });
  expect(unknown.after(events.lodgeLate).status).toBe('examination');
  expect(after({ ...events.neighbour, at: FAR, on: '2027-06-01' }).status).toBe('examination');
});

test('the office records for others, the builder for nobody else; no day ahead', () => {
  expect(attempt([], { ...events.lodge, thirdParty: 'Nachbar' })).toMatchObject({
    refused: true,
    because: expect.arrayContaining(['ownOrRecorded']),
  });
  expect(attempt([], { ...events.neighbour, thirdParty: ' ' })).toMatchObject({
    refused: true,
    because: expect.arrayContaining(['ownOrRecorded']),
  });
  expect(attempt([], { ...events.neighbour, on: '2027-02-16' })).toMatchObject({
    refused: true,
    because: expect.arrayContaining(['dayHasCome']),
  });
  expect(after({ ...events.lodge, on: '2020-01-01' }).effects[0]?.params).toMatchObject({ values: { lodgedOn: '2027-02-15' } });
});

test.each([
  ['remedy', [events.lodge, events.remedy], 'remedied'],
  ['objection', [events.lodge, events.forward, events.uphold], 'decided'],
  ['court', [events.lodge, events.reject, events.suit, events.annulled], 'closed'],
])('success by %s takes the case up again', (because, played, state) => {
  const result = after(...played);
  expect(result.status).toBe(state);
  expect(result.effects.filter(({ type }) => type === 'tell').map(({ params }) => params)).toEqual([
    { to: 'case', event: { type: 'CASE_RESUMED', because } },
  ]);
});

const UPHELD = 'tell:case:DECISION_UPHELD';
test.each([
  [[events.lodge, events.reject], []],
  [[events.lodge, events.reject, events.suit], []],
  [[events.lodge, events.reject, events.suit, events.dismissed], [UPHELD]],
  [[events.lodge, events.reject, events.suit, events.withdrawSuit], [UPHELD]],
  [[events.lodge, events.withdraw], [UPHELD]],
])('without success the case hears that its decision stands, once that is sure', (played, tells) => {
  expect(told(after(...played)).filter((line) => line.startsWith('tell'))).toEqual(tells);
});

describe('what it attacks', () => {
  const revoked = player({ ...model, input: { ...input, caseStatus: 'revoked' } });
  const forbidden = player({ ...model, input: { ...input, caseStatus: 'prohibited' } });
  const built = player({ ...model, input: { ...input, beneath: stopped, feeNotice: true } });
  const tells = (result: Parameters<typeof told>[0]) => told(result).filter((line) => line.startsWith('tell'));
  const against = (target: string) => ({ ...events.lodge, against: target });
  const values = (result: Parameters<typeof told>[0]) => result.effects[0]?.params['values'];

  test('is the notice in force, unless it says so', () => {
    expect(values(after(events.lodge))).toMatchObject({ against: 'unsere Entscheidung über den Antrag' });
    expect(values(revoked.after(events.lodge))).toMatchObject({ against: 'die Aufhebung der Genehmigung' });
    expect(values(forbidden.after(events.lodge))).toMatchObject({ against: 'die Untersagung oder Einstellung der Arbeiten' });
    expect(values(built.after(events.lodge))).toMatchObject({ against: 'unsere Entscheidung über den Antrag' });
    expect(values(built.after(against('feeNotice')))).toMatchObject({ against: 'den Gebührenbescheid' });
  });

  test('must be there and stand', () => {
    for (const target of ['revocation', 'prohibition', 'feeNotice', 'nothing'])
      expect(attempt([], against(target))).toMatchObject({ refused: true, because: expect.arrayContaining(['noticeStands']) });
    expect(revoked.attempt([], against('decision'))).toMatchObject({ refused: true, because: expect.arrayContaining(['noticeStands']) });
    const idle = player({ ...model, input: { ...input, caseStatus: 'mayStart' } });
    expect(idle.attempt([], events.lodge)).toMatchObject({ because: expect.arrayContaining(['noticeStands']) });
  });

  test('only the decision has a period here, and only the decision is kept from becoming final', () => {
    expect([revoked.after(events.lodgeLate).status, tells(revoked.after(events.lodgeLate))]).toEqual(['examination', []]);
    expect(tells(revoked.after(events.lodge, events.withdraw))).toEqual([]);
    expect(tells(after(events.lodgeLate, events.withdraw))).toEqual([]);
    expect(tells(after(events.lodgeLate, events.reinstate, events.withdraw))).toEqual(['tell:case:DECISION_UPHELD']);
  });

  test.each([
    ['remedy', [events.remedy]],
    ['objection', [events.forward, events.uphold]],
    ['court', [events.reject, events.suit, events.annulled]],
  ])('falls by %s with its effect', (because, played) => {
    const effect = (type: string) => ({ type, because });
    const toldTo = (result: Parameters<typeof told>[0]) => result.effects.filter(({ type }) => type === 'tell').map(({ params }) => params);
    expect(toldTo(revoked.after(events.lodge, ...played))).toEqual([{ to: 'case', event: effect('REVOCATION_ANNULLED') }]);
    expect(toldTo(built.after(against('prohibition'), ...played))).toEqual([
      { to: 'case', event: effect('PROHIBITION_ANNULLED') },
      { to: 'construction', event: effect('PROHIBITION_ANNULLED') },
    ]);
    const fee = built.after(against('feeNotice'), ...played);
    expect([toldTo(fee), told(fee)]).toEqual([[], expect.arrayContaining(['notify:office:objectionSucceeded'])]);
  });

  test('falls in part: a decision is taken anew, of an order the reasons say what remains', () => {
    expect(tells(after(events.lodge, events.inPart))).toEqual(['tell:case:CASE_RESUMED']);
    const result = revoked.after(events.lodge, events.inPart);
    expect([result.status, told(result)]).toEqual(['decided', ['letter:objection-upheld-in-part', 'notify:office:objectionSucceeded']]);
    expect(values(result)).toMatchObject({ consequence: '' });
    expect(values(after(events.lodge, events.inPart))).toMatchObject({
      consequence: 'Wir nehmen das Verfahren wieder auf und entscheiden neu.',
    });
  });
});

test('in time or reinstated it keeps the decision from becoming final, late it does not', () => {
  const tells = (...played: readonly StepEvent[]) => told(after(...played)).filter((line) => line.startsWith('tell'));
  expect(tells(events.lodge)).toEqual(['tell:case:DECISION_CONTESTED']);
  expect(tells(events.lodgeLate)).toEqual([]);
  expect(tells(events.lodgeLate, events.reinstate)).toEqual(['tell:case:DECISION_CONTESTED']);
});

test('a decision ends the first clock and begins the month for a suit', () => {
  const result = after(events.lodge, events.reject);
  expect([result.cancelDeadlines, result.setDeadlines.map(({ kind, dueOn }) => [kind, dueOn])]).toEqual([['*'], [['suit', '2027-03-15']]]);
  expect(result.effects[0]?.params).toMatchObject({ letter: 'objection-rejected', appeal: 'suit' });
  expect(attempt([events.lodge, events.reject], { ...events.suitFar, on: '2027-03-16' })).toMatchObject({
    refused: true,
    because: ['suitInTime'],
  });
  expect(attempt([events.lodge, events.reject], { ...events.close, at: '2027-03-15T09:00:00.000Z' })).toMatchObject({
    because: ['noSuitPending'],
  });
  expect(after(events.lodge, events.reject, events.suitLapsed).status).toBe('closed');
});

test('silence for three months reminds the office and opens the way to court, without a fiction', () => {
  expect(attempt([events.lodge], { ...events.overdue, at: '2027-05-18T21:59:59.999Z' })).toMatchObject({ refused: true });
  const result = after(events.lodge, events.overdue);
  expect([result.status, told(result)]).toEqual(['examination', ['notify:office:objectionOverdue', 'notify:heads:objectionOverdue']]);
  expect(attempt([events.lodge], events.suit)).toMatchObject({ refused: true, because: ['silentTooLong'] });
  expect(after(events.lodge, events.suitFar).status).toBe('inCourt');
});

test('only who lodged it withdraws it', () => {
  expect(attempt([events.neighbour], events.withdraw)).toMatchObject({ refused: true, because: ['byWhoLodged'] });
  expect(attempt([events.lodge], events.withdrawThird)).toMatchObject({ refused: true, because: ['byWhoLodged'] });
  expect(after(events.neighbour, events.withdrawThird).status).toBe('withdrawn');
});

test('a Land without these periods has no clocks', () => {
  withRules([], ['objectionDecision', 'suit']);
  expect(after(events.lodge).setDeadlines.filter(({ kind }) => kind === 'suit')).toEqual([]);
  expect(after(events.lodge, events.reject).setDeadlines).toEqual([]);
  expect(after(events.lodge, events.reject, events.close).status).toBe('closed');
});
