import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newId } from '@bauraum/kernel';

interface Saved {
  readonly runId: string;
  readonly done: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * What a journey remembers between two starts: steps that are done, and values that were chosen once (ids, days). Keys of commands are
 * derived from the run, so that a command whose answer was lost is repeated with the same key.
 */
export class JourneyState {
  private constructor(
    private readonly file: string,
    private saved: Saved,
  ) {}

  static open(file: string): JourneyState {
    const saved = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Saved) : { runId: newId(), done: [], facts: {} };
    return new JourneyState(file, saved);
  }

  /** Begins anew, with new keys. */
  reset(): void {
    this.save({ runId: newId(), done: [], facts: {} });
  }

  get isFresh(): boolean {
    return this.saved.done.length === 0;
  }

  has(step: string): boolean {
    return this.saved.done.includes(step);
  }

  finish(step: string): void {
    this.save({ ...this.saved, done: [...this.saved.done, step] });
  }

  fact<T>(name: string): T | undefined {
    return this.saved.facts[name] as T | undefined;
  }

  keep(name: string, value: unknown): void {
    this.save({ ...this.saved, facts: { ...this.saved.facts, [name]: value } });
  }

  /** @example state.key('submit') // '0198…-submit' */
  key(label: string): string {
    return `${this.saved.runId}-${label}`;
  }

  /** Written beside and renamed: a kill leaves the old file or the new one. */
  private save(saved: Saved): void {
    this.saved = saved;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, `${JSON.stringify(saved, null, 2)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}
