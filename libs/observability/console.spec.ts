import { consoleInto } from './console';

it('what a library complains about becomes a line of the log, and the console is given back', () => {
  const lines: object[] = [];
  const log = { error: (line: object) => void lines.push({ error: line }), warn: (line: object) => void lines.push({ warn: line }) };
  const { console: target } = globalThis;
  const before = target.error;
  const giveBack = consoleInto(log);
  const err = new Error('broken');
  target.error('closing connection', err);
  target.warn('hello', { a: 1 });
  giveBack();
  expect(target.error).toBe(before);
  expect(lines).toEqual([{ error: { msg: 'closing connection', err } }, { warn: { msg: 'hello' } }]);
});
