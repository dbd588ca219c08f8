import { REGISTRY } from '@bauraum/workflows';
import { shown } from './case-view';
import { CASE_STATUSES } from './case.dto';

const cases = REGISTRY.filter(({ level }) => level === 'case');

test.each(cases.map((def) => [`${def.id}@${def.version}`, def] as const))('%s has words for every state', (_, def) => {
  for (const state of Object.keys(def.machine.states)) {
    const { label, sentence, ball } = shown(def.id, def.version, state, 0);
    expect([state, label.length > 0, sentence.endsWith('.'), ball]).toEqual([state, true, true, expect.any(String)]);
    expect(CASE_STATUSES).toContain(state);
  }
});

test('while bodies are asked, they have the ball', () => {
  expect(shown('building-permit', 1, 'substantiveCheck', 2).ball).toBe('bodies');
  expect(shown('building-permit', 1, 'substantiveCheck', 0).ball).toBe('office');
});

test('a state without words is an error, not a code on the screen', () => {
  expect(() => shown('building-permit', 1, 'nowhere', 0)).toThrow('building-permit@1 has no words for nowhere');
});
