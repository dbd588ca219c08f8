/// <reference types="jest" />
import * as Y from 'yjs';
import { entriesOf, isReady, observeSection, readSection, says, writeText, writeValue, type FieldChange } from './document';
import { moved } from './text-diff';

/** Two clients that have synced with what the server made. */
function pair(): { a: Y.Doc; b: Y.Doc; sync: () => void } {
  const server = new Y.Doc();
  const section = server.getMap('form').set('project', new Y.Map<unknown>());
  section.set('description', new Y.Text('Ein Haus'));
  section.set('title', 'Haus');
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  const sync = (): void => {
    for (const [from, to] of [
      [server, a],
      [server, b],
      [a, b],
      [b, a],
    ] as const)
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  };
  sync();
  return { a, b, sync };
}

it('is ready when the server has made the sections', () => {
  expect(isReady(new Y.Doc())).toBe(false);
  expect(isReady(pair().a)).toBe(true);
});

it('says what was read, in any order, until somebody writes', () => {
  const { a } = pair();
  const read = { project: { description: 'Ein Haus', title: 'Haus' } };
  expect(says(a, read)).toBe(true);
  expect(says(a, { ...read, plot: {} })).toBe(true);
  expect(says(a, { ...read, plot: { area: 5 } })).toBe(false);
  expect(says(a, {})).toBe(false);
  writeValue(a, 'project', 'title', 'Scheune');
  expect(says(a, read)).toBe(false);
});

describe('an answer', () => {
  it('is written and read', () => {
    const { a, b, sync } = pair();
    writeValue(a, 'project', 'title', 'Scheune');
    sync();
    expect(readSection(b, 'project')).toEqual({ title: 'Scheune', description: 'Ein Haus' });
    writeValue(b, 'project', 'title', undefined);
    sync();
    expect(readSection(a, 'project')).toEqual({ description: 'Ein Haus' });
  });

  it('that says the same again is no change', () => {
    const { a } = pair();
    const updates = jest.fn();
    a.on('update', updates);
    writeValue(a, 'project', 'title', 'Haus');
    writeValue(a, 'project', 'unset', undefined);
    expect(updates).not.toHaveBeenCalled();
  });

  it('never replaces a long text, nor makes a section', () => {
    const { a } = pair();
    writeValue(a, 'project', 'description', 'weg');
    writeValue(a, 'garden', 'title', 'weg');
    expect(a.getMap('form').toJSON()).toEqual({ project: { title: 'Haus', description: 'Ein Haus' } });
  });
});

describe('a long text', () => {
  it('keeps what both type at the same time', () => {
    const { a, b, sync } = pair();
    writeText(a, 'project', 'description', { shown: 'Ein Haus', typed: 'Ein großes Haus', caret: 10 });
    writeText(b, 'project', 'description', { shown: 'Ein Haus', typed: 'Ein Haus mit Garten', caret: 19 });
    sync();
    expect(readSection(a, 'project')['description']).toBe('Ein großes Haus mit Garten');
    expect(readSection(b, 'project')).toEqual(readSection(a, 'project'));
  });

  it('takes what was typed while the input did not show yet what others wrote', () => {
    const { a, b, sync } = pair();
    writeText(b, 'project', 'description', { shown: 'Ein Haus', typed: 'Unser neues: Ein Haus', caret: 13 });
    sync();
    writeText(a, 'project', 'description', { shown: 'Ein Haus', typed: 'Ein Haus.', caret: 9 });
    expect(readSection(a, 'project')['description']).toBe('Unser neues: Ein Haus.');
  });
});

describe('what others change', () => {
  it('is told, what I change is not', () => {
    const { a, b, sync } = pair();
    const heard: FieldChange[] = [];
    const stop = observeSection(a, 'project', (changes) => heard.push(...changes));
    writeValue(a, 'project', 'title', 'meins');
    expect(heard).toEqual([]);
    writeValue(b, 'project', 'storeys', 2);
    writeText(b, 'project', 'description', { shown: 'Ein Haus', typed: 'Das ist Ein Haus', caret: 8 });
    sync();
    expect(heard).toContainEqual({ field: 'storeys', value: 2 });
    const text = heard.find(({ field }) => field === 'description');
    expect(text?.value).toBe('Das ist Ein Haus');
    expect(moved(3, text?.delta ?? [])).toBe(11);
    stop();
    writeValue(b, 'project', 'storeys', 3);
    sync();
    expect(heard).toHaveLength(2);
  });
});

it('shows assignments as plain data', () => {
  const { a } = pair();
  a.getMap('assignments').set('project', { personId: null, state: 'ready' });
  expect(entriesOf(a, 'assignments')).toEqual({ project: { personId: null, state: 'ready' } });
});
