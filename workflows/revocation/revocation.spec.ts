import { FAR, facts, modelTests, player, send, told } from '../proceeding.fixture';
import { latest } from '../registry';

const events = {
  intend: send('officer', { type: 'INTEND', kind: 'withdrawal', reasons: 'Der Lageplan war falsch.', dueOn: '2027-03-07' }),
  revoke: send('officer', { type: 'INTEND', kind: 'revocation', reasons: 'Auflage nicht erfüllt.', dueOn: '2027-03-07' }),
  answer: send('builder', { type: 'ANSWER', text: 'Das stimmt nicht.' }),
  extend: send('officer', { type: 'EXTEND_HEARING', dueOn: '2027-03-21' }),
  propose: send('officer', { type: 'PROPOSE', reasons: 'Die Genehmigung war rechtswidrig.' }),
  giveBack: send('head', { type: 'RETURN', reason: 'Ermessen fehlt' }),
  decide: send('head', { type: 'DECIDE' }),
  abandon: send('officer', { type: 'ABANDON', reason: 'Der Mangel ist geheilt.' }),
  expired: send('system', { type: 'DEADLINE_EXPIRED', kind: 'revocationHearing' }, FAR),
};
const model = { def: latest('revocation'), input: facts, events: Object.values(events) };
const { after, attempt } = player(model);
const heard = [events.intend, events.expired];

describe('the model', () => modelTests(model, ['revoked', 'abandoned']));

test('it begins with a hearing until a day of the office, which stands even on a Sunday', () => {
  const result = after(events.intend);
  expect(result.setDeadlines).toMatchObject([{ kind: 'revocationHearing', dueOn: '2027-03-07', explanation: { fixedByAuthority: true } }]);
  expect(result.effects).toEqual([
    {
      type: 'produceLetter',
      params: {
        letter: 'revocation-hearing',
        to: 'applicants',
        values: { kind: 'Rücknahme (§ 48 VwVfG)', reasons: 'Der Lageplan war falsch.', dueOn: '2027-03-07' },
      },
    },
  ]);
  expect(attempt([], { ...events.intend, dueOn: '2027-02-15' })).toMatchObject({ refused: true, because: ['dueOnAhead'] });
  expect(attempt([], { ...events.intend, kind: 'other' })).toMatchObject({ refused: true, because: ['kindKnown'] });
});

test('an answer or the lapse of the day ends it, not before', () => {
  expect(after(events.intend, events.answer)).toMatchObject({ status: 'examination', cancelDeadlines: ['*'] });
  expect(attempt([events.intend], { ...events.expired, at: '2027-03-07T22:59:59.999Z' })).toMatchObject({ refused: true });
  expect(attempt([events.intend], { ...events.expired, at: '2027-03-07T23:00:00.000Z' })).toMatchObject({ status: 'examination' });
  expect(attempt([events.intend], events.propose)).toMatchObject({ refused: true, because: ['not-allowed-here'] });
});

test('more time moves the day', () => {
  expect(after(events.intend, events.extend).setDeadlines).toMatchObject([{ dueOn: '2027-03-21' }]);
  expect(attempt([events.intend, events.extend], { ...events.expired, at: '2027-03-10T09:00:00.000Z' })).toMatchObject({ refused: true });
  expect(attempt([events.intend], { ...events.extend, dueOn: '2027-03-07' })).toMatchObject({ refused: true, because: ['dueOnLater'] });
});

test('a head decides on another’s proposal; the case is told', () => {
  const result = after(...heard, events.propose, events.decide);
  expect([result.status, told(result)]).toEqual(['revoked', ['letter:permit-revoked', 'tell:case:PERMIT_REVOKED']]);
  expect(result.effects[0]?.params).toMatchObject({ values: { reasons: 'Die Genehmigung war rechtswidrig.' }, appeal: 'appeal' });
  expect(result.effects[1]?.params).toEqual({ to: 'case', event: { type: 'PERMIT_REVOKED', on: '2027-02-15', kind: 'withdrawal' } });
  const same = send('head', { type: 'DECIDE' }, undefined, 'officer-1');
  expect(attempt([...heard, events.propose], same)).toMatchObject({ refused: true, because: ['fourEyes'] });
});

test('an answer that comes while a proposal waits is examined before anything is decided', () => {
  expect(after(...heard, events.propose, events.answer).status).toBe('examination');
  expect(attempt([...heard, events.propose, events.answer], events.decide)).toMatchObject({ refused: true });
  expect(after(...heard, events.propose, events.giveBack, events.propose, events.decide).status).toBe('revoked');
});

test.each([[[events.intend]], [heard], [[...heard, events.propose]]])('it can be abandoned, and the permit stands', (played) => {
  const result = after(...played, events.abandon);
  expect([result.status, result.cancelDeadlines, told(result)]).toEqual(['abandoned', ['*'], ['letter:revocation-abandoned']]);
});
