import { TextStore } from './texts';

function store(...languages: string[]): TextStore {
  const texts = new TextStore();
  texts.add('de', {
    home: { hello: 'Guten Tag, {{name}}', left_zero: 'Nichts', left_one: 'Ein Fall', left_other: '{{count}} Fälle', only: 'Nur deutsch' },
  });
  texts.add('de-simple', { home: { hello: 'Hallo, {{ name }}' } });
  texts.add('en', { home: { hello: 'Hello, {{name}}', left_one: 'One case', left_other: '{{count}} cases' } });
  texts.speak(languages);
  return texts;
}

describe('texts', () => {
  it('are filled in, in the language that was chosen', () => {
    expect(store('de').say('home.hello', { name: '$& Ö' })).toBe('Guten Tag, $& Ö');
    expect(store('en', 'de').say('home.hello', { name: 'Anna' })).toBe('Hello, Anna');
    expect(store('de-simple', 'de').say('home.hello', { name: 'Anna' })).toBe('Hallo, Anna');
    expect(store('de').say('home.hello')).toBe('Guten Tag, ');
  });

  it('count', () => {
    const german = store('de');
    expect([0, 1, 2].map((count) => german.say('home.left', { count }))).toEqual(['Nichts', 'Ein Fall', '2 Fälle']);
    expect(store('en', 'de').say('home.left', { count: 0 })).toBe('0 cases');
    expect(store('de-simple', 'de').say('home.left', { count: 1 })).toBe('Ein Fall');
  });

  it('come from the next language key by key, and are the key itself in the end', () => {
    const simple = store('de-simple', 'de');
    expect(simple.say('home.only')).toBe('Nur deutsch');
    expect([simple.exists('home.only'), simple.exists('home.nowhere'), simple.exists('home')]).toEqual([true, false, false]);
    expect(simple.say('home.nowhere')).toBe('home.nowhere');
    expect(simple.get('de-simple', 'home.only')).toBeUndefined();
  });

  it('that come later are added to those that are there', () => {
    const german = store('de');
    german.add('de', { home: { only: 'Neu' }, room: { title: 'Raum' } });
    expect([german.say('home.only'), german.say('room.title'), german.say('home.left', { count: 1 })]).toEqual(['Neu', 'Raum', 'Ein Fall']);
  });
});
