/** Nested texts of a file: `{ "start": { "title": "Willkommen" } }`. */
export interface TextTree {
  readonly [name: string]: string | TextTree;
}
export type Params = Readonly<Record<string, unknown>>;
export type Translate = (key: string, params?: Params) => string;

/** Texts and numbers are filled in; whatever else came is none. */
const wordOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** What a text's key ends in for a count; German and English know no other forms. */
function endingsOf(count: unknown): string[] {
  if (typeof count !== 'number') return [''];
  return [...(count === 0 ? ['_zero'] : []), count === 1 ? '_one' : '_other', ''];
}

/**
 * The texts of all languages that are loaded, by key. A language is followed by those that stand in for what it lacks, e.g. `['de-simple', 'de']`.
 * It is this small because it is loaded before every page; it knows plurals (`key_one`, `key_other`) and `{{names}}`, and nothing else is used.
 */
export class TextStore {
  private readonly texts = new Map<string, Map<string, string>>();
  private languages: readonly string[] = [];

  /** Chooses a language and those that stand in for it. */
  speak(languages: readonly string[]): void {
    this.languages = languages;
  }

  has(language: string): boolean {
    return this.texts.has(language);
  }

  /** Adds texts; one that is there already is replaced. */
  add(language: string, tree: TextTree): void {
    const known = this.texts.get(language) ?? new Map<string, string>();
    this.texts.set(language, known);
    const visit = (branch: TextTree, path: string): void => {
      for (const [name, value] of Object.entries(branch)) {
        if (typeof value === 'string') known.set(path + name, value);
        else visit(value, `${path}${name}.`);
      }
    };
    visit(tree, '');
  }

  /** The text of one language as it stands in its file. */
  get(language: string, key: string): string | undefined {
    return this.texts.get(language)?.get(key);
  }

  exists(key: string): boolean {
    return this.find(key, undefined) !== undefined;
  }

  /**
   * The text for a key, filled in; the key itself where there is no text.
   *
   * @example store.say('tasks.left', { count: 2 }) // 'Noch 2 Schritte'
   */
  say(key: string, params: Params = {}): string {
    const text = this.find(key, params['count']);
    if (text === undefined) return key;
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => wordOf(params[name]));
  }

  private find(key: string, count: unknown): string | undefined {
    for (const language of this.languages) {
      const known = this.texts.get(language);
      for (const ending of endingsOf(count)) {
        const text = known?.get(key + ending);
        if (text !== undefined) return text;
      }
    }
    return undefined;
  }
}
