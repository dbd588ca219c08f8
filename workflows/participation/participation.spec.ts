import { deadEnds, explore, malformed, play, replay, stored } from '../model.fixture';
import { statementPeriod } from '../packs';
import { allowedEvents, start, step, type StepEvent } from '../step';
import type { ParticipationInput } from './events';
import { FAR, LATER, OPENED, events, input, model } from './participation.fixture';

const { def } = model;
const after = (...played: StepEvent[]) => play(def, input, played);
const attempt = (played: StepEvent[], event: StepEvent, from: ParticipationInput = input) =>
  step(def, stored(play(def, from, played).snapshot), event);
const { edges, paths } = explore(model);
const SETTLED = ['answered', 'deemedNoConcerns', 'cancelled'];
const OPEN = ['CANCEL_REQUEST', 'DEADLINE_EXPIRED', 'DELIVERED', 'STATE_OPINION'];
const EXPECTED: Record<string, string[]> = {
  requested: [...OPEN, 'ASK_MORE_TIME'],
  extensionAsked: [...OPEN, 'GRANT_TIME', 'REFUSE_TIME'],
  answered: ['DELIVERED'],
  deemedNoConcerns: ['DELIVERED'],
  cancelled: ['DELIVERED'],
};

describe('the model', () => {
  test('every state can be reached, and from everywhere it can be settled', () => {
    expect([...new Set(paths.map((path) => String(path.state.value)))].sort()).toEqual(Object.keys(def.machine.states).sort());
    expect(deadEnds(edges, SETTLED)).toEqual([]);
    expect(edges.filter((edge) => SETTLED.includes(edge.fromState) && edge.fromState !== edge.toState)).toEqual([]);
  });

  test('every path replays through step, with JSON between the steps', () => {
    for (const { state, steps } of paths) {
      expect(JSON.parse(JSON.stringify(replay(def, input, steps).snapshot))).toEqual({ ...state, status: 'active' });
    }
  });

  test.each(Object.keys(EXPECTED))('in %s exactly the expected events are allowed, no other, and no payload makes it crash', (state) => {
    const { snapshot } = replay(def, input, paths.find((path) => path.state.value === state)!.steps);
    expect(allowedEvents(def, snapshot)).toEqual(EXPECTED[state]!.toSorted());
    for (const event of Object.values(events).filter(({ type }) => !EXPECTED[state]!.includes(type))) {
      expect(step(def, stored(snapshot), event)).toMatchObject({ refused: true, because: ['not-allowed-here'] });
    }
    for (const [type, roles] of Object.entries(def.permissions)) {
      for (const event of malformed(type, roles[0]!, FAR)) expect(() => step(def, stored(snapshot), event)).not.toThrow();
      const stranger = { ...malformed(type, 'builder', LATER)[0]! };
      expect(step(def, stored(snapshot), stranger)).toMatchObject({ refused: true });
    }
  });
});

test('a request sets the deadline with the explanation of its rule and is delivered', () => {
  const { dueOn, explanation } = statementPeriod('nordwestmecklenburg', 'environment', 'simplified', OPENED);
  const result = start(def, { ...input, dueOn, explanation });
  expect(result.setDeadlines).toMatchObject([
    { kind: 'statement', dueOn: '2027-03-09', dueAt: '2027-03-09T23:00:00.000Z', explanation: { ruleId: 'mv.statement' } },
  ]);
  expect(result.effects).toEqual([{ type: 'deliverRequest', params: { caseId: 'case', bodyId: 'environment', dueOn: '2027-03-09' } }]);
});

test('another day than the rule’s is the office’s own', () => {
  const { explanation } = statementPeriod('nordwestmecklenburg', 'environment', 'simplified', OPENED);
  expect(start(def, { ...input, dueOn: '2027-04-01', explanation }).setDeadlines[0]?.explanation).toMatchObject({
    ruleId: 'office.statement',
    fixedByAuthority: true,
    end: '2027-04-01',
    sentence:
      'Die Behörde hat die Frist auf den 01.04.2027 festgesetzt (§ 69 Abs. 1 LBauO M-V). Ein festgesetzter Tag verschiebt sich nicht.',
  });
});

test('an answer is filed, closes the participation and cancels the deadline', () => {
  const result = after(events.delivered, events.conditions);
  expect([result.status, result.cancelDeadlines]).toEqual(['answered', ['statement']]);
  expect(result.effects).toEqual([
    { type: 'fileStatement', params: { caseId: 'case', bodyId: 'environment', statementId: 's2', kind: 'conditions', contentHash: 'dd' } },
    { type: 'closeParticipation', params: { caseId: 'case', bodyId: 'environment', outcome: 'conditions' } },
    { type: 'notify', params: { to: 'office', template: 'statementReceived' } },
  ]);
});

test('silence closes it at midnight in Germany, also while more time is asked for', () => {
  expect(attempt([], { ...events.expired, at: '2027-03-09T22:59:59.999Z' })).toMatchObject({ refused: true, because: ['expired'] });
  expect(attempt([events.ask], { ...events.expired, at: '2027-03-09T23:00:00.000Z' })).toMatchObject({ status: 'deemedNoConcerns' });
  expect(after(events.expired).effects[0]).toEqual({
    type: 'closeParticipation',
    params: { caseId: 'case', bodyId: 'environment', outcome: 'deemedNoConcerns' },
  });
});

test('more time moves the deadline; the old day no longer counts', () => {
  const result = after(events.ask, events.grant);
  expect([result.status, result.cancelDeadlines]).toEqual(['requested', ['statement']]);
  expect(result.setDeadlines).toMatchObject([{ kind: 'statement', dueOn: '2027-03-28', explanation: { fixedByAuthority: true } }]);
  expect(attempt([events.ask, events.grant], { ...events.expired, at: '2027-03-10T09:00:00.000Z' })).toMatchObject({ refused: true });
  expect(attempt([events.ask, events.refuse], { ...events.expired, at: '2027-03-10T09:00:00.000Z' })).toMatchObject({
    status: 'deemedNoConcerns',
  });
});

test('more time must be later than the present day', () => {
  expect(attempt([], { ...events.ask, until: '2027-03-09' })).toMatchObject({ refused: true, because: ['untilLater'] });
  expect(attempt([events.ask], { ...events.grant, dueOn: '2027-03-09' })).toMatchObject({ refused: true, because: ['dueOnLater'] });
});

test('the two months of the municipality cannot be extended, and its consent cannot be undone', () => {
  const municipal = { ...input, consequence: 'deemed-given' as const };
  expect(attempt([], events.ask, municipal)).toMatchObject({ refused: true, because: ['extensible'] });
  expect(attempt([], { ...events.conditions, at: FAR }, municipal)).toMatchObject({ refused: true, because: ['consentOpen'] });
  expect(attempt([], { ...events.conditions, at: FAR })).toMatchObject({ status: 'answered' });
});

test('office and system can take a request back', () => {
  expect(after({ ...events.cancel, actor: { id: 'system', name: 's', role: 'system' } }).effects[0]!.params).toMatchObject({
    outcome: 'cancelled',
  });
});
