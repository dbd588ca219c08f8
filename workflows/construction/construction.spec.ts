import { LATER, facts, later, modelTests, player, row, send, told, withRules } from '../proceeding.fixture';
import { latest } from '../registry';

withRules([row('constructionStartNotice', { weeks: 1 }), row('useNotice', { weeks: 2 })]);

const events = {
  start: send('builder', { type: 'START', on: '2027-02-22', siteManager: 'Kai Holm, 03881 1' }),
  postpone: send('builder', { type: 'POSTPONE', on: '2027-03-01' }),
  shell: send('builder', { type: 'SHELL_COMPLETE', on: '2027-02-15' }),
  interrupt: send('builder', { type: 'INTERRUPT', on: '2027-02-10' }),
  resume: send('builder', { type: 'RESUME', on: '2027-02-12' }),
  use: send('builder', { type: 'USE', on: '2027-03-01' }),
  prohibit: send('officer', { type: 'PROHIBIT', reason: 'Abweichung von den Bauvorlagen' }),
  lift: send('officer', { type: 'LIFT' }),
  order: send('officer', { type: 'ORDER_ACCEPTANCE', on: '2027-02-20' }),
  passed: send('officer', { type: 'RECORD_ACCEPTANCE', result: 'passed' }),
  defects: send('officer', { type: 'RECORD_ACCEPTANCE', result: 'defects', defects: 'Geländer fehlt' }),
  close: send('officer', { type: 'CLOSE' }),
  annulled: send('system', { type: 'PROHIBITION_ANNULLED', because: 'court' }),
  ended: send('system', { type: 'PERMIT_ENDED', because: 'lapsed' }),
};
const model = { def: latest('construction'), input: facts, events: Object.values(events) };
const { after, attempt } = player(model);

describe('the model', () => modelTests(model, ['closed', 'ended']));

test('the notice of the start is told to case and validity', () => {
  expect(told(after(events.start))).toEqual([
    'tell:case:CONSTRUCTION_STARTED',
    'tell:validity:CONSTRUCTION_STARTED',
    'notify:office:constructionStartNotified',
  ]);
  expect(after(events.start).effects[0]?.params).toEqual({ to: 'case', event: { type: 'CONSTRUCTION_STARTED', on: '2027-02-22' } });
});

test('it must come the length of the pack ahead, counted in days of Germany', () => {
  expect(attempt([], { ...events.start, on: '2027-02-21' })).toMatchObject({ refused: true, because: ['startAnnounced'] });
  expect(attempt([], { ...events.start, at: '2027-02-14T23:30:00.000Z' })).toMatchObject({ status: 'begun' });
  expect(attempt([], { ...events.start, at: '2027-02-15T23:30:00.000Z' })).toMatchObject({ refused: true });
  expect(attempt([], { ...events.start, on: '2027-02-30' })).toMatchObject({ refused: true });
});

test('only a start that has not come is put off', () => {
  expect(told(after(events.start, events.postpone))).toContain('tell:validity:CONSTRUCTION_STARTED');
  const tooLate = { ...events.postpone, at: later('2027-02-22', 0), on: '2027-03-15' };
  expect(attempt([events.start], tooLate)).toMatchObject({ refused: true, because: ['notStarted'] });
});

test('use must be announced; works that rest announce nothing', () => {
  expect(attempt([events.start], { ...events.use, on: '2027-02-28' })).toMatchObject({ refused: true, because: ['useAnnounced'] });
  expect(attempt([events.start, events.interrupt], events.use)).toMatchObject({ refused: true, because: ['atWork'] });
  expect(told(after(events.start, events.interrupt))).toEqual([
    'tell:validity:CONSTRUCTION_INTERRUPTED',
    'notify:office:constructionInterrupted',
  ]);
  expect(told(after(events.start, events.interrupt, events.resume))).toContain('tell:validity:CONSTRUCTION_RESUMED');
  expect(attempt([events.start], events.resume)).toMatchObject({ refused: true, because: ['interrupted'] });
});

test('what is reported must have happened', () => {
  expect(attempt([events.start], { ...events.shell, on: '2027-02-16' })).toMatchObject({ refused: true, because: ['dayHasCome'] });
});

test('a prohibition stops every notice, carries an appeal instruction, and leads back to where the works stood', () => {
  const result = after(events.start, events.shell, events.prohibit);
  expect(result.effects).toEqual([
    {
      type: 'produceLetter',
      params: {
        letter: 'construction-prohibited',
        to: 'applicants',
        values: { reason: 'Abweichung von den Bauvorlagen' },
        appeal: 'appeal',
      },
    },
  ]);
  expect(attempt([events.start, events.shell, events.prohibit], events.use)).toMatchObject({
    refused: true,
    because: ['not-allowed-here'],
  });
  expect(after(events.start, events.shell, events.prohibit, events.lift).status).toBe('shellComplete');
  expect(after(events.start, events.prohibit, events.lift).status).toBe('begun');
  expect(after(events.start, events.use, events.prohibit, events.lift).status).toBe('useNotified');
});

test('a prohibition that falls leads back as one that is lifted, without a letter of its own', () => {
  const result = after(events.start, events.shell, events.prohibit, events.annulled);
  expect([result.status, told(result)]).toEqual([
    'shellComplete',
    ['notify:office:constructionAllowed', 'notify:applicants:constructionAllowed'],
  ]);
  expect(attempt([events.start], events.annulled)).toMatchObject({ refused: true, because: ['not-allowed-here'] });
});

test.each([
  ['begun', [events.start]],
  ['shellComplete', [events.start, events.shell]],
  ['useNotified', [events.start, events.use]],
  ['prohibited', [events.start, events.prohibit]],
])('without its permit nothing is built any more (%s), even with an acceptance open', (state, played) => {
  expect(after(...played).status).toBe(state);
  const result = after(...played, events.ended);
  expect([result.status, told(result)]).toEqual(['ended', ['notify:office:constructionEnded', 'notify:applicants:constructionEnded']]);
  expect(after(events.start, events.shell, events.order, events.ended).status).toBe('ended');
});

test('an acceptance is ordered once, recorded once, and holds up the closing', () => {
  const ordered = [events.start, events.shell, events.order];
  expect(told(after(...ordered))).toEqual(['letter:acceptance-ordered']);
  expect(attempt(ordered, events.order)).toMatchObject({ refused: true, because: ['noAcceptanceOpen'] });
  expect(attempt(ordered, events.close)).toMatchObject({ refused: true, because: ['noAcceptanceOpen'] });
  expect(told(after(...ordered, events.passed))).toEqual(['letter:acceptance-passed']);
  expect(told(after(...ordered, events.defects))).toEqual(['letter:acceptance-defects']);
  expect(attempt(ordered, { ...events.defects, defects: ' ' })).toMatchObject({ refused: true });
  expect(attempt([events.start, events.shell], events.passed)).toMatchObject({ refused: true, because: ['acceptanceOpen', 'withDefects'] });
  expect(after(...ordered, events.passed, events.close).status).toBe('closed');
});

test('without a rule in the pack a notice must only not lie in the past', () => {
  withRules([], ['constructionStartNotice', 'useNotice']);
  expect(attempt([], { ...events.start, on: '2027-02-15' })).toMatchObject({ status: 'begun' });
  expect(attempt([], { ...events.start, on: '2027-02-14' })).toMatchObject({ refused: true });
  expect(LATER.slice(0, 10)).toBe('2027-02-15');
});
