import { and, assign, fromPromise, raise, sendTo, spawnChild } from 'xstate';
import { MachineRuleError, effect, setup } from './define';

const base = setup({ actions: { note: assign({}), tell: effect<{ to: string }>() }, guards: { yes: () => true } });
const make = (state: object, root: object = {}) => base.createMachine({ initial: 'a', states: { a: state, b: {} }, ...root });

test('named guards, assigns and effects on transitions are fine', () => {
  expect(() =>
    make(
      { on: { GO: { guard: and(['yes', 'yes']), target: 'b', actions: ['note', { type: 'tell', params: { to: 'x' } }] } } },
      { entry: ['note'] },
    ),
  ).not.toThrow();
});

test.each([
  ['after', { after: { 1000: { target: 'b' } } }, 'a: after is forbidden'],
  ['invoke', { invoke: { src: 'x' } }, 'a: invoke is forbidden'],
  ['always', { always: { target: 'b' } }, 'a: always is forbidden'],
  ['exit', { exit: ['note'] }, 'a: exit is forbidden'],
  ['entry below the root', { entry: ['note'] }, 'a: entry is forbidden below the root'],
  ['history', { type: 'history' }, 'a: history states are forbidden'],
  ['nested history', { initial: 'h', states: { h: { type: 'history' } } }, 'a.h: history states are forbidden'],
  ['anonymous action', { on: { GO: { actions: () => undefined } } }, 'a on GO: anonymous action is forbidden'],
  ['inline assign', { on: { GO: { actions: [assign({})] } } }, 'a on GO: anonymous action is forbidden'],
  ['inline raise', { on: { GO: { actions: raise({ type: 'X' }) } } }, 'a on GO: anonymous action is forbidden'],
  ['inline spawn', { on: { GO: { actions: spawnChild('x') } } }, 'a on GO: anonymous action is forbidden'],
  ['anonymous guard', { on: { GO: { guard: () => true, target: 'b' } } }, 'a on GO: anonymous guard is forbidden'],
  ['anonymous guard in and()', { on: { GO: { guard: and([() => true]), target: 'b' } } }, 'a on GO: anonymous guard is forbidden'],
  ['unknown action', { on: { GO: { actions: 'nope' } } }, 'a on GO: unknown action nope'],
  ['unknown guard', { on: { GO: { guard: 'nope', target: 'b' } } }, 'a on GO: unknown guard nope'],
  ['wildcard', { on: { '*': { target: 'b' } } }, 'a: wildcard event * is forbidden'],
  ['nothing to do', { on: { GO: { guard: 'yes' } } }, 'a on GO: without target or action it would count as refused'],
  ['short form', { on: { GO: 'b' } }, 'a on GO: write the transition as an object'],
])('%s is forbidden', (_, state, message) => {
  expect(() => make(state)).toThrow(new MachineRuleError(message));
});

test('actors, delays and actions that do something are forbidden', () => {
  expect(() => setup({ actors: { load: fromPromise(() => Promise.resolve()) } })).toThrow('setup: actors are forbidden');
  expect(() => setup({ delays: { soon: 10 } })).toThrow('setup: delays are forbidden');
  expect(() => setup({ actions: { again: raise({ type: 'X' }) } })).toThrow('action again: xstate.raise is forbidden');
  expect(() => setup({ actions: { tell: sendTo('x', { type: 'X' }) } })).toThrow('action tell: xstate.sendTo is forbidden');
});
