/// <reference types="jest" />
import { isFinal, reasonOf, saveState, UNKNOWN, type Sync } from './sync-state';

describe('the state of saving', () => {
  const live: Sync = { ...UNKNOWN, ready: true, connected: true };
  it.each<[string, Sync, string]>([
    ['before the first contact', UNKNOWN, 'connecting'],
    ['all confirmed', live, 'saved'],
    ['typed, not confirmed', { ...live, unsaved: true }, 'saving'],
    ['typed, not confirmed for long', { ...live, unsaved: true, stalled: true }, 'notSaved'],
    ['the line is down, nothing open', { ...live, connected: false }, 'offlineSaved'],
    ['the line is down, something open', { ...live, connected: false, unsaved: true }, 'offline'],
    ['too many, so it waits', { ...live, connected: false, unsaved: true, reason: 'tooMany' }, 'offline'],
    ['signed out with something open', { ...live, connected: false, unsaved: true, reason: 'unauthenticated' }, 'notSaved'],
    ['signed out, nothing open', { ...live, connected: false, reason: 'unauthenticated' }, 'stopped'],
    ['no draft any more, something open', { ...live, unsaved: true, readOnly: true }, 'notSaved'],
    ['no draft any more', { ...live, readOnly: true }, 'stopped'],
  ])('%s', (_, sync, state) => expect(saveState(sync)).toBe(state));
});

describe('the end of a connection', () => {
  it.each([
    [4400, 'refused', true],
    [4401, 'unauthenticated', true],
    [4409, 'notDraft', false],
    [4413, 'tooLarge', true],
    [4429, 'tooMany', false],
  ])('%d means %s', (code, reason, final) => {
    const found = reasonOf(code);
    expect(found).toBe(reason);
    expect(found && isFinal(found)).toBe(final);
  });

  it.each([1000, 1006, 1012, 4503])('%d is a line that comes back', (code) => expect(reasonOf(code)).toBeUndefined());
});
