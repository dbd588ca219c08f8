import { OwnLanguage } from './own-language';

describe('the language of a person', () => {
  it('is taken up when they log in, whatever the browser speaks', () => {
    const own = new OwnLanguage();
    expect(own.of(undefined)).toBeNull();
    expect(own.of({ personId: 'anna', language: 'de-simple' })).toBe('de-simple');
  });

  it('is none for who never chose one: the browser keeps its own', () => {
    expect(new OwnLanguage().of({ personId: 'anna', language: null })).toBeNull();
  });

  it('is not taken up again by an answer that is older than a choice', () => {
    const own = new OwnLanguage();
    own.of({ personId: 'anna', language: 'en' });
    expect(own.of({ personId: 'anna', language: 'en' })).toBeNull();
    expect(own.of({ personId: 'anna', language: 'de' })).toBeNull();
  });

  it('follows whoever logs in next', () => {
    const own = new OwnLanguage();
    own.of({ personId: 'anna', language: 'en' });
    expect(own.of({ personId: 'bert', language: 'de' })).toBe('de');
  });
});
