import { FAR, facts, modelTests, player, send, told } from '../proceeding.fixture';
import { latest } from '../registry';

const events = {
  assign: send('officer', {
    type: 'ASSIGN',
    engineer: 'Dr. Ing. Wolf',
    field: 'structural',
    number: 'P-12/27',
    scope: 'Statik des Dachs',
    dueOn: '2027-03-06',
  }),
  extend: send('officer', { type: 'EXTEND', dueOn: '2027-03-20' }),
  approve: send('clerk', { type: 'REPORT', result: 'approvedWithRemarks', text: 'Mit Hinweisen' }),
  reject: send('clerk', { type: 'REPORT', result: 'rejected', text: 'Nachweis fehlt' }),
  giveBack: send('officer', { type: 'RETURN', reason: 'Seite 3 fehlt', dueOn: '2027-04-01' }),
  accept: send('officer', { type: 'ACCEPT' }),
  discharge: send('officer', { type: 'DISCHARGE', reason: 'Befangenheit' }),
  expired: send('system', { type: 'DEADLINE_EXPIRED', kind: 'testReport' }, FAR),
};
const model = { def: latest('test-engineer'), input: facts, events: Object.values(events) };
const { after, attempt } = player(model);

describe('the model', () => modelTests(model, ['accepted', 'discharged']));

test('an assignment sets the day of the office and tells the builder what is tested', () => {
  const result = after(events.assign);
  expect(result.setDeadlines).toMatchObject([{ kind: 'testReport', dueOn: '2027-03-06', explanation: { fixedByAuthority: true } }]);
  expect(result.effects[0]?.params).toMatchObject({
    letter: 'test-engineer-assigned',
    values: { field: 'Standsicherheit', number: 'P-12/27' },
  });
  expect(attempt([], { ...events.assign, dueOn: '2027-02-15' })).toMatchObject({ refused: true, because: ['dueOnAhead'] });
});

test('a report that is overdue only reminds the office', () => {
  const result = after(events.assign, events.expired);
  expect([result.status, told(result)]).toEqual(['assigned', ['notify:office:testReportOverdue']]);
  expect(attempt([events.assign, events.extend], { ...events.expired, at: '2027-03-10T09:00:00.000Z' })).toMatchObject({ refused: true });
  expect(attempt([events.assign], { ...events.extend, dueOn: '2027-03-06' })).toMatchObject({ refused: true, because: ['dueOnLater'] });
});

test('only an approving report is accepted', () => {
  expect(attempt([events.assign, events.reject], events.accept)).toMatchObject({ refused: true, because: ['approved'] });
  expect(told(after(events.assign, events.approve, events.accept))).toEqual(['letter:test-report-accepted']);
  expect(attempt([events.assign], { ...events.approve, result: 'fine' })).toMatchObject({ refused: true, because: ['resultKnown'] });
});

test('returned, it runs anew until another day; the old result is gone', () => {
  const result = after(events.assign, events.reject, events.giveBack);
  expect([result.status, result.setDeadlines.map(({ dueOn }) => dueOn)]).toEqual(['assigned', ['2027-04-01']]);
  expect(after(events.assign, events.reject, events.giveBack, events.approve, events.accept).status).toBe('accepted');
});

test('a discharge ends it at any time', () => {
  expect(after(events.assign, events.discharge)).toMatchObject({ status: 'discharged', cancelDeadlines: ['testReport'] });
  expect(after(events.assign, events.reject, events.discharge).status).toBe('discharged');
});
