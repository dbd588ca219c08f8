import { procedureClocks, type Calendar, type ClockFacts, type PeriodRule } from './index';
import { aRule, anOpenRule } from './rule.fixture';

const mv: Calendar = { land: 'MV' };
const formalCheck = aRule({
  id: 'formal-check',
  kind: 'formalCheck',
  trigger: 'receipt',
  length: { weeks: 3 },
  supplements: { effect: 'restart' },
});
/** M-V since the reform: three months, from three weeks after receipt; only a request inside the formal check starts it anew. */
const decision = aRule({
  id: 'decision',
  trigger: 'receipt',
  length: { months: 3 },
  startsAfter: { weeks: 3 },
  supplements: { effect: 'restart', within: 'formalCheck' },
});
/** From complete papers, as the old rule. */
const fromComplete = aRule({ id: 'decision-old', kind: 'decisionOld', trigger: 'complete', length: { months: 3 } });
const supplements = anOpenRule({ id: 'supplements', trigger: 'supplementsRequested' });
const suspending = aRule({ id: 'suspending', kind: 'suspending', trigger: 'receipt', supplements: { effect: 'suspend' } });
const rules = [formalCheck, decision, fromComplete, supplements, suspending];

/** Each clock in a line: its end, or its state and what it waits for. */
const clocks = (facts: ClockFacts, of: readonly PeriodRule[] = rules): Readonly<Record<string, string>> =>
  Object.fromEntries(
    procedureClocks(of, facts, mv).map(({ rule, explained, state, awaits }) => [
      rule.id,
      explained ? explained.end : `${state} ${awaits ?? ''}`,
    ]),
  );

const waiting = { 'formal-check': 'waiting receipt', decision: 'waiting receipt', suspending: 'waiting receipt' };

test.each<[why: string, facts: ClockFacts, expected: Readonly<Record<string, string>>]>([
  ['nothing has happened', {}, { ...waiting, 'decision-old': 'waiting complete', supplements: 'waiting supplementsRequested' }],
  [
    'received',
    { receipt: '2026-11-30' },
    {
      'formal-check': '2026-12-21',
      decision: '2027-03-22',
      suspending: '2026-12-30',
      'decision-old': 'waiting complete',
      supplements: 'waiting supplementsRequested',
    },
  ],
  ['complete', { receipt: '2026-11-30', complete: '2026-12-10' }, { 'decision-old': '2027-03-10' }],
  [
    'supplements requested inside the formal check: everything stops',
    { receipt: '2026-11-30', supplementsRequested: '2026-12-10' },
    {
      'formal-check': 'interrupted supplementsReceived',
      decision: 'interrupted supplementsReceived',
      suspending: 'suspended supplementsReceived',
      supplements: 'running supplementsDue',
    },
  ],
  [
    'on its last day, too',
    { receipt: '2026-11-30', supplementsRequested: '2026-12-21' },
    { 'formal-check': 'interrupted supplementsReceived', decision: 'interrupted supplementsReceived' },
  ],
  [
    'a day later the clock runs on',
    { receipt: '2026-11-30', supplementsRequested: '2026-12-22', supplementsReceived: '2027-01-11' },
    { 'formal-check': '2026-12-21', decision: '2027-03-22' },
  ],
  [
    'received in answer to a request in time: anew, and on after the suspension',
    { receipt: '2026-11-30', supplementsRequested: '2026-12-10', supplementsReceived: '2027-01-11', supplementsDue: '2027-01-10' },
    { 'formal-check': '2027-02-01', decision: '2027-05-03', suspending: '2027-02-01', supplements: '2027-01-10' },
  ],
  ['requested after the end: it has ended', { receipt: '2026-11-30', supplementsRequested: '2027-01-04' }, { suspending: '2026-12-30' }],
  [
    'requested on the day of receipt: everything stops already',
    { receipt: '2026-11-30', supplementsRequested: '2026-11-30' },
    { 'formal-check': 'interrupted supplementsReceived', suspending: 'suspended supplementsReceived' },
  ],
  [
    'requested on the day of receipt and received at once',
    { receipt: '2026-11-30', supplementsRequested: '2026-11-30', supplementsReceived: '2026-11-30' },
    { 'formal-check': '2026-12-21', suspending: '2026-12-30' },
  ],
  [
    'requested before this clock began',
    { receipt: '2026-12-11', supplementsRequested: '2026-12-10', supplementsReceived: '2027-01-11' },
    { 'formal-check': '2027-01-04', suspending: '2027-01-11' },
  ],
  ['received without a request', { receipt: '2026-11-30', supplementsReceived: '2027-01-11' }, { decision: '2027-03-22' }],
  ['a day set by the authority wins', { receipt: '2026-11-30', formalCheckDue: '2026-12-13' }, { 'formal-check': '2026-12-13' }],
  [
    'and decides whether a request came in time',
    { receipt: '2026-11-30', formalCheckDue: '2026-12-09', supplementsRequested: '2026-12-10' },
    { decision: '2027-03-22' },
  ],
  ['a fact that is not there yet', { receipt: undefined }, waiting],
])('%s', (_, facts, expected) => {
  expect(clocks(facts)).toMatchObject(expected);
});

test('a period that has not begun has not ended: a request is inside it', () => {
  const within = aRule({ id: 'within', kind: 'within', trigger: 'complete' });
  const outer = aRule({ id: 'outer', trigger: 'receipt', supplements: { effect: 'suspend', within: 'within' } });
  expect(clocks({ receipt: '2026-11-30', supplementsRequested: '2026-12-10' }, [within, outer])['outer']).toBe(
    'suspended supplementsReceived',
  );
});

test('a clock of which the authority has not set the end yet waits for it, as long as nobody asks for supplements', () => {
  const open = anOpenRule({ id: 'open', kind: 'open', trigger: 'receipt', supplements: { effect: 'suspend' } });
  expect(clocks({ receipt: '2026-11-30' }, [open])).toEqual({ open: 'running openDue' });
  expect(clocks({ receipt: '2026-11-30', supplementsRequested: '2026-12-10' }, [open])).toEqual({ open: 'suspended supplementsReceived' });
});

test('every clock carries its rule, its state and, once known, its explanation', () => {
  const [clock] = procedureClocks([decision], { receipt: '2026-11-30' }, mv);
  expect(clock).toMatchObject({
    rule: decision,
    kind: 'decision',
    state: 'running',
    since: '2026-11-30',
    explained: { end: '2027-03-22', trigger: 'receipt' },
  });
  expect(procedureClocks([decision], {}, mv)).toEqual([{ rule: decision, kind: 'decision', state: 'waiting', awaits: 'receipt' }]);
  const [stopped] = procedureClocks([formalCheck], { receipt: '2026-11-30', supplementsRequested: '2026-12-10' }, mv);
  expect(stopped).toEqual({
    rule: formalCheck,
    kind: 'formalCheck',
    state: 'interrupted',
    awaits: 'supplementsReceived',
    since: '2026-12-10',
    reason: 'Unterlagen nachgefordert',
    basis: '§ 63 LBauO',
  });
});

test.each<[why: string, facts: ClockFacts, rules: readonly PeriodRule[]]>([
  ['receipt: not a calendar day: 2026-11-31', { receipt: '2026-11-31' }, []],
  [
    'supplements received on 2026-12-09, before they were requested on 2026-12-10',
    { supplementsRequested: '2026-12-10', supplementsReceived: '2026-12-09' },
    [],
  ],
  ['test.rule names no trigger', {}, [aRule()]],
  ['decision: there is no period formalCheck', { receipt: '2026-11-30', supplementsRequested: '2026-12-10' }, [decision]],
  [
    'supplements: fixed on 2026-12-10 is impossible, 2026-12-09 has passed',
    { supplementsRequested: '2026-12-10', supplementsDue: '2026-12-09' },
    [supplements],
  ],
])('refused: %s', (why, facts, of) => {
  expect(() => procedureClocks(of, facts, mv)).toThrow(new RangeError(why));
});
