import { contextOf, events, finding, LATE, modelOf, on, send, set } from '../application/application.fixture';
import { play, stored } from '../model.fixture';
import { told } from '../proceeding.fixture';
import { step, type StepEvent } from '../step';

const { def, input } = modelOf('demolition-notice', 'demolition-notice');
const after = (...played: readonly StepEvent[]) => play(def, input, played);
const attempt = (played: readonly StepEvent[], event: StepEvent) => step(def, stored(after(...played).snapshot), event);
const expired = (at: string) => send('system', { type: 'DEADLINE_EXPIRED', kind: 'demolitionNotice' }, at);
const filed = [{ ...events.submit, documents: [] }];
const acknowledged = [...filed, expired(on('2027-01-04'))];

test('a month passes from the notice, then work may begin', () => {
  expect(set(after(...filed))).toEqual([['demolitionNotice', '2026-12-30']]);
  expect(attempt(filed, expired('2026-12-30T22:59:59.999Z'))).toMatchObject({ refused: true });
  const result = after(...acknowledged);
  expect([result.status, result.cancelDeadlines, told(result)]).toEqual([
    'acknowledged',
    ['*'],
    ['letter:demolition-may-start', 'notify:office:mayStart'],
  ]);
  expect(result.effects[0]?.params).toMatchObject({ values: { mayStartOn: '2026-12-31' } });
});

test('supplements in the month let it begin anew, and silence ends the notice', () => {
  const requested = [...filed, events.request];
  expect([after(...requested).cancelDeadlines, set(after(...requested))]).toEqual([['demolitionNotice'], [['supplements', '2027-01-31']]]);
  expect(attempt(requested, expired(LATE))).toMatchObject({ refused: true });
  expect(set(after(...requested, events.answer))).toEqual([['demolitionNotice', '2027-02-15']]);
  expect(after(...requested, events.expiredSupplements).status).toBe('deemedWithdrawn');
  const late = send('clerk', { type: 'REQUEST_SUPPLEMENTS', requestId: 'r', dueOn: '2027-02-01', findings: [finding] }, on('2026-12-31'));
  expect(attempt(filed, late)).toMatchObject({ because: ['waitingInTime'] });
});

test('forbidden with a reason, by the office, whether the month has passed or not', () => {
  for (const played of [filed, acknowledged]) {
    const result = after(...played, events.prohibit);
    expect([result.status, result.effects[0]?.params]).toMatchObject([
      'prohibited',
      { letter: 'demolition-prohibited', appeal: 'appeal', values: { reason: 'Denkmal' } },
    ]);
  }
  expect(attempt(filed, { ...events.prohibit, reason: '' })).toMatchObject({ because: ['hasReason'] });
  expect(attempt(filed, { ...events.prohibit, actor: { id: 'c', name: 'c', role: 'clerk' } })).toMatchObject({ because: ['role'] });
});

test('forbidden, the month passes without allowing anything', () => {
  const result = after(...filed, events.prohibit, expired(LATE));
  expect([result.status, result.effects]).toEqual(['prohibited', []]);
});

test('lifted before the month is over it goes on; after it, work may begin from that day', () => {
  expect(after(...filed, events.prohibit, events.lift).status).toBe('formalCheck');
  expect(after(...filed, events.prohibit, events.lift, expired(LATE)).status).toBe('acknowledged');
  for (const played of [
    [...filed, events.prohibit, expired(LATE)],
    [...acknowledged, { ...events.prohibit, at: LATE }],
  ]) {
    const result = after(...played, { ...events.lift, at: on('2027-02-01') });
    expect([result.status, contextOf(result).decidedOn, told(result)]).toEqual([
      'acknowledged',
      '2027-02-01',
      ['letter:demolition-released'],
    ]);
  }
  expect(attempt([...filed, events.prohibit], { ...events.lift, reason: '' })).toMatchObject({
    because: expect.arrayContaining(['hasReason']),
  });
});

test('a prohibition that falls allows what a lifted one does, without a letter of its own', () => {
  const result = after(...acknowledged, { ...events.prohibit, at: LATE }, { ...events.allowed, at: on('2027-02-01') });
  expect([result.status, contextOf(result).decidedOn, told(result)]).toEqual([
    'acknowledged',
    '2027-02-01',
    ['notify:office:prohibitionAnnulled', 'notify:applicants:prohibitionAnnulled'],
  ]);
  expect(after(...filed, events.prohibit, { ...events.allowed, at: on('2026-12-10') }).status).toBe('formalCheck');
  expect(attempt(acknowledged, events.allowed)).toMatchObject({ because: ['not-allowed-here'] });
});
