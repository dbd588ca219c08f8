import { TextSources } from './sources';
import { TextStore, type TextTree } from './texts';

const file = (tree: TextTree) => jest.fn(() => Promise.resolve({ default: tree }));

function portal() {
  const store = new TextStore();
  store.add('de', { people: { title: 'Beteiligte', remove: 'Entfernen' } });
  store.speak(['de-simple', 'de']);
  const people = { 'de-simple': file({ people: { title: 'Wer macht mit?' } }), en: file({ people: { title: 'People' } }) };
  return { store, people, sources: new TextSources(store) };
}

describe('texts of a part', () => {
  it('come in the language that is read, and in no other; what lacks is German', async () => {
    const { store, people, sources } = portal();
    await sources.add(people, ['de-simple', 'de']);
    expect([store.say('people.title'), store.say('people.remove')]).toEqual(['Wer macht mit?', 'Entfernen']);
    expect(people.en).not.toHaveBeenCalled();
  });

  it('come in another language when that is chosen, each file once', async () => {
    const { store, people, sources } = portal();
    await Promise.all([sources.add(people, ['de']), sources.fetch(['en']), sources.fetch(['en'])]);
    await sources.fetch(['en']);
    expect(people.en).toHaveBeenCalledTimes(1);
    expect([store.get('en', 'people.title'), store.get('de-simple', 'people.title')]).toEqual(['People', undefined]);
  });

  it('are waited for until they came, or did not', async () => {
    const { store, people, sources } = portal();
    const broken = { 'de-simple': jest.fn(() => Promise.reject(new Error('offline'))) };
    void sources.add(people, ['de-simple']);
    const lost = sources.add(broken, ['de-simple']);
    await Promise.all([expect(lost).rejects.toThrow('offline'), sources.settled()]);
    expect(store.say('people.title')).toBe('Wer macht mit?');
  });

  it('that did not come are fetched again', async () => {
    const { store, people, sources } = portal();
    people['de-simple'].mockRejectedValueOnce(new Error('offline'));
    await expect(sources.add(people, ['de-simple'])).rejects.toThrow('offline');
    await sources.settled();
    expect(store.say('people.title')).toBe('Beteiligte');
    await sources.fetch(['de-simple']);
    expect(store.say('people.title')).toBe('Wer macht mit?');
  });
});
