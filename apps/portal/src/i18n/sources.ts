import type { TextStore, TextTree } from './texts';

/** Fetches the texts of one file. */
type Fetch = () => Promise<{ readonly default: TextTree }>;
/** Where the translations of a part of the portal lie, by language. */
export type Translations = Readonly<Record<string, Fetch>>;

/** Texts that are fetched when somebody reads their language, each file once; one that did not come is fetched again the next time. */
export class TextSources {
  private readonly parts: Translations[] = [];
  private readonly fetched = new Map<Fetch, Promise<void>>();

  constructor(private readonly store: TextStore) {}

  /** Makes a part known, and fetches it in these languages. */
  async add(part: Translations, languages: readonly string[]): Promise<void> {
    this.parts.push(part);
    await this.fetchPart(part, languages);
  }

  /** Fetches these languages of every part that is known. */
  async fetch(languages: readonly string[]): Promise<void> {
    await Promise.all(this.parts.map((part) => this.fetchPart(part, languages)));
  }

  /** When nothing is on its way any more, whether it came or not. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.fetched.values());
  }

  private async fetchPart(part: Translations, languages: readonly string[]): Promise<void> {
    await Promise.all(languages.flatMap((language) => (part[language] ? [this.once(language, part[language])] : [])));
  }

  private once(language: string, fetch: Fetch): Promise<void> {
    const known = this.fetched.get(fetch);
    if (known) return known;
    const now = fetch().then(({ default: tree }) => this.store.add(language, tree));
    this.fetched.set(fetch, now);
    now.catch(() => this.fetched.delete(fetch));
    return now;
  }
}
