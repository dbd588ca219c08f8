import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frozenPaths, graphs, hashOfFile } from './generate-graphs';
import { toMermaid } from './graph';
import { ALL_EFFECTS, REGISTRY, definition, latest } from './registry';
import { start } from './step';

const read = (path: string): string => readFileSync(join(__dirname, path), 'utf8');

test('machines are found by id and version', () => {
  expect(definition('payment', 1)).toBe(latest('payment'));
  expect(() => definition('payment', 99)).toThrow('no workflow payment version 99');
  expect(new Set(REGISTRY.map(({ id, version }) => `${id}@${version}`)).size).toBe(REGISTRY.length);
});

test('every effect that a machine can emit is in the list that the boot checks, and none that it cannot', () => {
  for (const def of REGISTRY) {
    const graph = toMermaid(def);
    const atCreation = def.machine.root.entry.map((action) => (action as unknown as { readonly type: string }).type);
    for (const type of def.effects) expect([def.id, type, graph.includes(type) || atCreation.includes(type)]).toEqual([def.id, type, true]);
    for (const type of def.effects) expect(ALL_EFFECTS).toContain(type);
  }
  expect(ALL_EFFECTS).not.toContain('setDeadline');
});

test('every machine has a README and its graph as generated', () => {
  for (const [path, text] of graphs()) expect([path, read(path)]).toEqual([path, text]);
  for (const { id } of REGISTRY) expect(read(`${id}/README.md`).length).toBeGreaterThan(500);
});

test('published files are frozen: open cases are pinned to them (how to publish: README.md)', () => {
  const now = Object.fromEntries(frozenPaths(__dirname).map((path) => [path, hashOfFile(join(__dirname, path))]));
  expect(now).toEqual(JSON.parse(read('frozen.json')));
});

test('a process does not start without an input', () => {
  for (const def of REGISTRY) expect(() => start(def, undefined)).toThrow('a process starts with an input');
});
