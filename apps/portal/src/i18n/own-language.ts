interface Person {
  readonly personId: string;
  /** That they chose, on whatever device; null: none yet. */
  readonly language: string | null;
}

/**
 * The language of whoever logs in, taken up once for each: what they choose afterwards stands, whatever an older answer says. Who never chose one
 * has none, and the browser's stays.
 */
export class OwnLanguage {
  private person: string | undefined;

  /** The language to change to now, or null. */
  of(person: Person | undefined): string | null {
    if (!person || person.personId === this.person) return null;
    this.person = person.personId;
    return person.language;
  }
}
