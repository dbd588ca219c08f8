import type { Role } from '@bauraum/kernel';
import { initialTransition, transition } from 'xstate';
import { deadEnds, explore, malformed, play, replay, stored } from '../model.fixture';
import { procedureOf } from '../packs';
import { allowedEvents, step, type StepEvent } from '../step';
import { FAR, LATER, modelOf, row, SETTLED, SLUG, withRows } from './application.fixture';

const ENTRY = procedureOf('MV', 'simplified');
withRows(
  [row('neighbours', { waitsFor: 'nobody' }), row('forwarding', { length: { workingDays: 3 }, procedures: ['full'] })],
  [ENTRY, { ...procedureOf('MV', 'full'), entry: 'municipality' }, { ...procedureOf('MV', 'permit-exemption'), feeDue: 'none' }],
);

/** Each workflow with a procedure of the packs that runs on it, and the states that only another procedure reaches. */
const PROCEDURES = [
  ['building-permit', 'simplified', ['atMunicipality']],
  ['building-permit', 'full', ['deemedGranted']],
  ['permit-exemption', 'permit-exemption', []],
  ['preliminary-decision', 'preliminary-decision', ['atMunicipality', 'deemedGranted']],
  ['isolated-deviation', 'isolated-deviation', ['atMunicipality', 'deemedGranted']],
  ['partial-permit', 'partial-permit', ['atMunicipality', 'deemedGranted']],
  ['demolition-notice', 'demolition-notice', []],
] as const;

describe.each(PROCEDURES)('%s (%s)', (workflow, procedure, elsewhere) => {
  const model = modelOf(workflow, procedure);
  const { def, input, events } = model;
  const { edges, paths } = explore(model);

  test('every state is reached that this procedure has, and no other', () => {
    const reached = [...new Set(paths.map((path) => String(path.state.value)))].sort();
    const states = Object.keys(def.machine.states).filter((state) => !(elsewhere as readonly string[]).includes(state));
    expect(reached).toEqual(states.sort());
  });

  test('from everywhere the matter can be ended', () => {
    expect(edges.length).toBeGreaterThan(100);
    expect(deadEnds(edges, SETTLED)).toEqual([]);
  });

  test('every path replays through start and step, with JSON between the steps, to the same snapshot', () => {
    expect(paths.length).toBeGreaterThan(10);
    for (const { steps } of paths) {
      const [initial] = initialTransition(def.machine, input);
      const { value, context } = steps.reduce((snapshot, event) => transition(def.machine, snapshot, event)[0], initial);
      const { snapshot } = replay(def, input, steps);
      expect(JSON.parse(JSON.stringify(snapshot))).toEqual(JSON.parse(JSON.stringify({ value, context, status: 'active' })));
    }
  });

  test('no payload makes it crash, and nobody sends what is another role’s', () => {
    const byState = new Map(paths.map((path) => [String(path.state.value), path]));
    for (const { steps } of byState.values()) {
      const { snapshot } = replay(def, input, steps);
      for (const [type, roles] of Object.entries(def.permissions)) {
        for (const event of [...malformed(type, roles[0] as Role, LATER), ...malformed(type, roles[0] as Role, FAR)]) {
          expect(() => step(def, stored(snapshot), event)).not.toThrow();
        }
        const stranger = malformed(type, 'body-member', LATER)[0] as StepEvent;
        expect(step(def, stored(snapshot), stranger)).toMatchObject({ refused: true });
      }
    }
  });

  test('every state has its words, every act is an event of the machine, every refusal a guard', () => {
    const { presentation, machine } = def;
    expect(Object.keys(presentation?.states ?? {}).sort()).toEqual(Object.keys(machine.states).sort());
    expect(presentation?.acts.filter((act) => !(act.event in def.permissions))).toEqual([]);
    expect(Object.keys(presentation?.refusals ?? {}).filter((guard) => !(guard in machine.implementations.guards))).toEqual([]);
  });

  test('the model knows every event of the machine, and each is taken somewhere', () => {
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual(Object.keys(def.permissions).sort());
    const taken = new Set(paths.flatMap(({ steps }) => allowedEvents(def, replay(def, input, steps).snapshot)));
    const known = Object.keys(def.permissions).filter((type) => taken.has(type) || !['FORWARD', 'REQUEST_CERTIFICATE'].includes(type));
    expect([...taken].sort()).toEqual(known.sort());
  });
});

test('a procedure of the packs runs on one of these machines', () => {
  const model = modelOf('building-permit', 'simplified');
  expect(play(model.def, model.input, []).status).toBe('draft');
  expect(procedureOf(SLUG, 'full').entry).toBe('municipality');
});
