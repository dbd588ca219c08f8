import german from './de.json';
import easy from './easy.json';
import { overlaid } from './overlaid';
import { TextStore, type TextTree } from './texts';

describe('easy German laid over German', () => {
  it('keeps what is not said more simply, at any depth', () => {
    const merged = overlaid({ a: 'A', b: { c: 'C', d: 'D' }, e: { f: 'F' } }, { b: { d: 'd' }, g: 'g' });
    expect(merged).toEqual({ a: 'A', b: { c: 'C', d: 'd' }, e: { f: 'F' }, g: 'g' });
  });

  it('takes the place of all forms of a plural', () => {
    expect(overlaid({ days_one: 'Ein Tag', days_other: '{{count}} Tage' }, { days: 'Tage: {{count}}' })).toEqual({
      days: 'Tage: {{count}}',
    });
  });

  it('says the same as the one standing in for the other', () => {
    const [whole, layered] = [new TextStore(), new TextStore()];
    whole.add('de-simple', overlaid(german, easy));
    layered.add('de', german);
    layered.add('de-simple', easy);
    whole.speak(['de-simple']);
    layered.speak(['de-simple', 'de']);
    const keys = keysOf(german);
    expect(keys.length).toBeGreaterThan(300);
    for (const count of [0, 1, 2])
      for (const key of keys) expect([key, whole.say(key, { count })]).toEqual([key, layered.say(key, { count })]);
  });
});

const keysOf = (tree: TextTree, path = ''): string[] =>
  Object.entries(tree).flatMap(([name, text]) =>
    typeof text === 'string' ? [path + name.replace(/_(zero|one|other)$/, '')] : keysOf(text, `${path}${name}.`),
  );
