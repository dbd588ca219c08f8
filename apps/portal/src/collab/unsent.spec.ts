/// <reference types="jest" />
import { Unsent, unsentOf } from './unsent';

/** The browser's storage: its keys are its own properties. */
function storage(room = Infinity): Storage {
  const methods = {
    getItem: (key: string) => (store as Record<string, string>)[key] ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new Error('QuotaExceededError');
      (store as Record<string, string>)[key] = value;
    },
    removeItem: (key: string) => void delete (store as Record<string, string>)[key],
  };
  const store = Object.create(methods) as Storage;
  return store;
}

const owner = { authority: 'north', caseId: 'c1', personId: 'anna' };
const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);

beforeEach(() => void (globalThis.localStorage = storage()));
afterAll(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

it('gives back what earlier windows could not send, byte by byte', () => {
  const large = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
  new Unsent(owner).keep(1, large);
  new Unsent(owner).keep(2, bytes(0, 255));
  expect(new Unsent(owner).take()).toEqual([large, bytes(0, 255)]);
});

it('gives nothing to another person or case', () => {
  new Unsent(owner).keep(1, bytes(1));
  expect(new Unsent({ ...owner, personId: 'jonas' }).take()).toEqual([]);
  expect(new Unsent({ ...owner, caseId: 'c2' }).take()).toEqual([]);
});

it('drops what is saved: its own and what it took over', () => {
  new Unsent(owner).keep(1, bytes(1));
  const unsent = new Unsent(owner);
  unsent.take();
  unsent.keep(2, bytes(1, 2));
  new Unsent(owner).keep(3, bytes(3));
  unsent.drop(2);
  expect(new Unsent(owner).take()).toEqual([bytes(3)]);
});

it('says when the browser has no room', () => {
  globalThis.localStorage = storage(10);
  expect(new Unsent(owner).keep(1, bytes(...Array.from({ length: 50 }, () => 7)))).toBe(false);
});

it('forgets after 30 days what nobody came back for, of whomever', () => {
  const now = jest.spyOn(Date, 'now').mockReturnValue(0);
  new Unsent(owner).keep(1, bytes(1));
  new Unsent({ ...owner, personId: 'jonas' }).keep(2, bytes(2));
  now.mockReturnValue(29 * 86_400_000);
  new Unsent(owner).keep(3, bytes(3));
  expect(new Unsent(owner).take()).toEqual([bytes(1), bytes(3)]);
  now.mockReturnValue(30 * 86_400_000);
  expect(new Unsent(owner).take()).toEqual([bytes(3)]);
  expect(unsentOf('north', 'jonas')).toEqual([]);
  now.mockRestore();
});

it('knows whose it is', () => {
  new Unsent(owner).keep(1, bytes(1));
  new Unsent({ ...owner, caseId: 'c2' }).keep(1, bytes(1));
  new Unsent({ ...owner, personId: 'jonas' }).keep(1, bytes(1));
  expect(unsentOf('north', 'anna')).toHaveLength(2);
  expect(unsentOf('south', 'anna')).toEqual([]);
});
