import { ApiProblem } from '../../api/http';
import type { AnswerInput, PreparedAnswer } from './answer-input';

export interface SaverState {
  readonly state: 'idle' | 'saving' | 'saved' | 'failed';
  readonly error: Error | null;
  /** Somebody else was faster: what stands there now. */
  readonly theirs: PreparedAnswer | null;
  /** What is saved does not say yet what is typed. */
  readonly busy: boolean;
}

/** Sends an answer on the revision that was seen. @returns the new revision. */
type Put = (input: AnswerInput, revision: number) => Promise<number>;

const WAIT_MS = 600;
const IDLE: SaverState = { state: 'idle', error: null, theirs: null, busy: false };

/** Saves an answer shortly after the last key, one after the other. Nothing of somebody else is overwritten unseen. */
export class AnswerSaver {
  private current = IDLE;
  private timer = 0;
  private sending = false;
  private waiting: AnswerInput | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private revision: number,
    private readonly put: Put,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): SaverState => this.current;

  /** What is written next is written on this; of no effect while something of ours is on its way. */
  saw(revision: number): void {
    if (!this.current.busy && this.current.theirs === null) this.revision = revision;
  }

  save(input: AnswerInput, soon = true): void {
    this.waiting = input;
    this.tell({ busy: true });
    window.clearTimeout(this.timer);
    if (this.current.theirs === null) this.timer = window.setTimeout(() => void this.flush(), soon ? WAIT_MS : 0);
  }

  async flush(): Promise<void> {
    window.clearTimeout(this.timer);
    if (this.sending || this.waiting === null || this.current.theirs !== null) return;
    const input = this.waiting;
    this.waiting = null;
    this.sending = true;
    this.tell({ state: 'saving' });
    try {
      this.revision = await this.put(input, this.revision);
      this.tell({ state: 'saved', error: null });
    } catch (error) {
      this.waiting ??= input;
      const theirs = theirsOf(error);
      this.tell(theirs ? { state: 'idle', error: null, theirs } : { state: 'failed', error: error as Error });
    }
    this.sending = false;
    if (this.current.state === 'saved' && this.waiting !== null) await this.flush();
    else this.tell({ busy: this.waiting !== null });
  }

  /** Ends a conflict: with what is typed here, or (null) with what the other has written. */
  decide(mine: AnswerInput | null): void {
    this.revision = this.current.theirs?.revision ?? this.revision;
    this.waiting = mine;
    this.tell({ theirs: null, busy: mine !== null });
    void this.flush();
  }

  private tell(changes: Partial<SaverState>): void {
    this.current = { ...this.current, ...changes };
    for (const listener of this.listeners) listener();
  }
}

function theirsOf(error: unknown): PreparedAnswer | null {
  if (!(error instanceof ApiProblem) || error.code !== 'stale-revision') return null;
  return (error.problem as { prepared?: PreparedAnswer }).prepared ?? null;
}
