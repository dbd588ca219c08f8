import { REGISTRY } from './registry';

interface Transition {
  readonly workflow: string;
  readonly event: string;
  readonly target: string;
}

const transitions: Transition[] = REGISTRY.flatMap((def) =>
  [def.machine.root, ...Object.values(def.machine.states)].flatMap((node) =>
    [...node.transitions.values()]
      .flat()
      .flatMap(({ eventType, target }) =>
        (target ?? []).map((to) => ({ workflow: `${def.id}@${def.version}`, event: eventType, target: to.key })),
      ),
  ),
);
const fictions = transitions.filter(({ target }) => target.startsWith('deemed'));

test('a fiction comes from the lapse of a period and from nothing else', () => {
  expect(fictions.length).toBeGreaterThan(2);
  const others = fictions.filter(({ event }) => event !== 'DEADLINE_EXPIRED');
  // one that was revoked comes back, when the revocation falls (guard `wasDeemed`)
  expect(others.filter(({ event }) => event !== 'REVOCATION_ANNULLED')).toEqual([]);
});

test('nobody but the system says that a period has lapsed', () => {
  for (const { permissions } of REGISTRY)
    if ('DEADLINE_EXPIRED' in permissions) expect(permissions['DEADLINE_EXPIRED']).toEqual(['system']);
});
