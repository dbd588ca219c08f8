import { askedAt, mentioned, suggestionsFor, withMention } from './mentions';

const jonas = { id: 'j', name: 'Jonas Weber' };
const jo = { id: 'k', name: 'Jo' };
const eva = { id: 'e', name: 'Dr. Eva Öhler' };
const people = [jonas, eva, jo];

describe('a name that is being typed', () => {
  it.each<[string, string, { at: number; words: string } | null]>([
    ['an @', 'Frage an @', { at: 9, words: '' }],
    ['letters', '@Jo', { at: 0, words: 'Jo' }],
    ['two words', 'bitte @Jonas We', { at: 6, words: 'Jonas We' }],
    ['after a bracket', '(@Jo', { at: 1, words: 'Jo' }],
    ['a mail address', 'jonas@bauraum', null],
    ['a blank after the @', '3 @ 4', null],
    ['another line', '@Jonas\nund', null],
    ['nothing', 'Frage', null],
  ])('%s', (_, text, asked) => expect(askedAt(text, text.length)).toEqual(asked));

  it('is the one before the caret', () => expect(askedAt('an @Jo, danke', 6)).toEqual({ at: 3, words: 'Jo' }));
});

describe('suggestions', () => {
  const names = (words: string): string[] => suggestionsFor({ at: 0, words }, people).map(({ name }) => name);

  it('are all at first', () => expect(names('')).toEqual(['Jonas Weber', 'Dr. Eva Öhler', 'Jo']));
  it('go by any of the names, in capitals or not', () => {
    expect(names('web')).toEqual(['Jonas Weber']);
    expect(names('öh')).toEqual(['Dr. Eva Öhler']);
    expect(names('Jonas W')).toEqual(['Jonas Weber']);
  });
  it('end with the name', () => expect(names('Jonas Weber kann')).toEqual([]));
});

describe('a mention', () => {
  it('takes the place of what was typed', () =>
    expect(withMention('an @Jo, bitte', { at: 3, words: 'Jo' }, 'Jonas Weber')).toEqual({ text: 'an @Jonas Weber , bitte', caret: 16 }));

  it('is who stands in the text', () => expect(mentioned('@Jonas Weber und @Dr. Eva Öhler: bitte', people).sort()).toEqual(['e', 'j']));
  it('is not somebody whose name another one begins with', () => expect(mentioned('@Jonas Weber', people)).toEqual(['j']));
  it('is nobody without an @', () => expect(mentioned('Jonas Weber', people)).toEqual([]));
});
