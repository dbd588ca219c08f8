import type { Role } from '@bauraum/kernel';
import { deadEnds, explore, malformed, play, replay, stored } from '../model.fixture';
import { allowedEvents, start, step } from '../step';
import { FAR, LATER, input, model } from './permit.fixture';

const { def, events } = model;
const SETTLED = ['granted', 'refused', 'deemedGranted', 'withdrawn', 'deemedWithdrawn', 'discarded'];
const EVERYWHERE = ['ADVANCE_PAID', 'DOCUMENT_FILED', 'PARTICIPATION_CLOSED'];
const DECIDED = [...EVERYWHERE, 'FEE_PAID', 'NOTICE_OPENED'];
const CHECK = [...EVERYWHERE, 'DEADLINE_EXPIRED', 'WITHDRAW'];
const EXPECTED: Record<string, string[]> = {
  draft: [...EVERYWHERE, 'DISCARD', 'DOCUMENT_ADDED', 'DOCUMENT_WITHDRAWN', 'MEMBER_JOINED', 'SUBMIT'],
  formalCheck: [...CHECK, 'CONFIRM_COMPLETE', 'MEMBER_JOINED', 'REQUEST_SUPPLEMENTS'],
  supplementsRequested: [...CHECK, 'DOCUMENT_ADDED', 'EXTEND_SUPPLEMENTS', 'MEMBER_JOINED', 'SUBMIT_SUPPLEMENTS'],
  substantiveCheck: [...CHECK, 'MEMBER_JOINED', 'PROPOSE_DECISION', 'START_PARTICIPATIONS'],
  releasePending: [...CHECK, 'RELEASE_DECISION', 'RETURN_DECISION'],
  granted: DECIDED,
  refused: DECIDED,
  deemedGranted: DECIDED,
  withdrawn: EVERYWHERE,
  deemedWithdrawn: EVERYWHERE,
  discarded: EVERYWHERE,
};

const { edges, paths } = explore(model);
const byState = new Map(paths.map((path) => [String(path.state.value), path]));

test('every state can be reached', () => {
  expect([...byState.keys()].sort()).toEqual(Object.keys(def.machine.states).sort());
});

test('from everywhere the matter can be ended', () => {
  expect(edges.length).toBeGreaterThan(500);
  expect(deadEnds(edges, SETTLED)).toEqual([]);
});

test('the dead-end finder finds one', () => {
  const trapped = edges.filter((edge) => !SETTLED.includes(edge.toState));
  expect(deadEnds(trapped, SETTLED)).not.toEqual([]);
});

test('what is settled stays settled', () => {
  const left = edges.filter((edge) => SETTLED.includes(edge.fromState) && edge.fromState !== edge.toState);
  expect(left).toEqual([]);
});

test('every path replays through start and step, with JSON between the steps, to the same snapshot', () => {
  expect(paths.length).toBeGreaterThan(100);
  for (const { state, steps } of paths) {
    const { snapshot } = replay(def, input, steps);
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual({ ...state, status: 'active' });
  }
});

describe.each(Object.keys(EXPECTED))('in %s', (state) => {
  const { snapshot } = play(def, input, byState.get(state)!.steps);

  test('exactly the expected events are allowed', () => {
    expect(allowedEvents(def, snapshot)).toEqual(EXPECTED[state]!.toSorted());
  });

  test('every other event is refused, and nothing changes', () => {
    for (const event of events.filter((candidate) => !EXPECTED[state]!.includes(candidate.type))) {
      expect(step(def, stored(snapshot), event)).toMatchObject({ refused: true, status: state, because: ['not-allowed-here'] });
    }
  });

  test('a role that may not send an event is refused', () => {
    for (const type of EXPECTED[state]!) {
      const wrong = (['builder', 'head', 'system', 'body-member'] as Role[]).find((role) => !def.permissions[type]?.includes(role))!;
      const event = { ...events.find((candidate) => candidate.type === type)!, actor: { id: 'w', name: 'w', role: wrong } };
      expect(step(def, stored(snapshot), event)).toMatchObject({ refused: true, because: ['role'] });
      expect(allowedEvents(def, snapshot, wrong)).not.toContain(type);
    }
  });

  test('no payload makes it crash', () => {
    for (const [type, roles] of Object.entries(def.permissions)) {
      for (const event of [...malformed(type, roles[0]!, LATER), ...malformed(type, roles[0]!, FAR)]) {
        expect(() => step(def, stored(snapshot), event)).not.toThrow();
      }
    }
  });
});

test('an unknown event is refused with what is allowed to this role', () => {
  const result = step(def, start(def, input).snapshot, { type: 'EXPLODE', at: LATER, actor: { id: 'b', name: 'b', role: 'designer' } });
  expect(result).toEqual({
    refused: true,
    status: 'draft',
    allowed: ['DOCUMENT_ADDED', 'DOCUMENT_WITHDRAWN', 'MEMBER_JOINED'],
    because: ['not-allowed-here'],
  });
});

test('permissions and machine know the same events', () => {
  expect(Object.keys(def.permissions).sort()).toEqual([...new Set(Object.values(EXPECTED).flat())].sort());
});
