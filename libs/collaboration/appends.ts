import type { Database } from '@bauraum/persistence';
import { Closing } from './close-codes';
import type { Entry } from './draft';
import { appendParams } from './log';

interface Append {
  readonly caseId: string;
  readonly entries: readonly Entry[];
  readonly at: string;
  done(last: number): void;
  failed(error: unknown): void;
}

interface Queue {
  waiting: Append[];
  underWay: boolean;
}

/** What one statement takes, at most. */
const DOCUMENTS = 200;
const BYTES = 1024 * 1024;

/**
 * Appends to the logs of all documents of this process. What arrives while a commit is under way goes along with the next one, whichever documents
 * it belongs to: one round trip and one `fsync` serve everybody who typed meanwhile.
 */
export class Appends {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly db: Database) {}

  /**
   * @returns the number of the last one; by then it is committed.
   * @throws Closing `notDraft` when nothing may be added any more.
   */
  add(tenant: string, caseId: string, entries: readonly Entry[], at: string): Promise<number> {
    const queue = this.queues.get(tenant) ?? { waiting: [], underWay: false };
    this.queues.set(tenant, queue);
    return new Promise((done, failed) => {
      queue.waiting.push({ caseId, entries, at, done, failed });
      if (queue.waiting.length === 1) setImmediate(() => this.next(tenant, queue)); // with all that was read from the sockets in this turn
    });
  }

  private next(tenant: string, queue: Queue): void {
    if (queue.underWay || queue.waiting.length === 0) return;
    queue.underWay = true;
    void this.write(tenant, take(queue)).finally(() => {
      queue.underWay = false;
      this.next(tenant, queue);
    });
  }

  private async write(tenant: string, batch: readonly Append[]): Promise<void> {
    try {
      const last = await this.db.call<Readonly<Record<string, number>>>(tenant, 'collab_append_all', allParams(tenant, batch));
      for (const append of batch) {
        const seq = last[append.caseId];
        if (seq === undefined) void this.alone(tenant, append);
        else append.done(seq);
      }
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  /** A document that somebody else holds (a filing, a restore, another replica) is waited for, or closed; the others go on meanwhile. */
  private async alone(tenant: string, { caseId, entries, at, done, failed }: Append): Promise<void> {
    try {
      const last = await this.db.call<string | null>(tenant, 'collab_append', appendParams(tenant, caseId, entries, at));
      if (last === null) failed(new Closing('notDraft'));
      else done(Number(last));
    } catch (error) {
      failed(error);
    }
  }
}

function take(queue: Queue): Append[] {
  let bytes = 0;
  let count = 0;
  for (const { entries } of queue.waiting.slice(0, DOCUMENTS)) {
    bytes += entries.reduce((sum, { update }) => sum + update.length, 0);
    if (count > 0 && bytes > BYTES) break;
    count++;
  }
  return queue.waiting.splice(0, count);
}

function allParams(tenant: string, batch: readonly Append[]): unknown[] {
  const rows = batch.flatMap(({ caseId, entries, at }) => entries.map((entry) => ({ caseId, at, ...entry })));
  return [
    tenant,
    rows.map(({ caseId }) => caseId),
    rows.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength)),
    rows.map(({ personId }) => personId),
    rows.map(({ fields }) => fields.join(' ')),
    rows.map(({ at }) => at),
  ];
}
