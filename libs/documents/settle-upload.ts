import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { enqueue, WorkflowRunner, type EffectContext, type EffectHandler } from '@bauraum/cases';
import { OperationalError, UserError, type Actor, type Sha256 } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { contentKey, inspectUpload, sniff, stagingKey, type DocumentStore } from '@bauraum/storage';
import { versionOf, type VersionRow } from './document.repository';
import { DOCUMENT_STORE } from './store.token';
import { Filing } from './filing';

type Params = { documentId: string; version: number; actor: Actor };

/**
 * The bytes again, on their way to their final place, if they still are the ones that were looked at: the signed URL may have been used a
 * second time. The last piece is held back until the hash is known, so that nothing else is ever completed under it.
 *
 * @throws OperationalError `upload-changed`: the next try looks at the new bytes.
 */
async function* exactly(source: Readable, expected: Sha256): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    if (held) yield held;
    hash.update(chunk);
    held = chunk;
  }
  if (hash.digest('hex') !== expected) throw new OperationalError('upload-changed');
  if (held) yield held;
}

/** Lets an upload out of quarantine, or says why not: hash, size and type of the bytes that really came. */
@Injectable()
export class SettleUpload implements EffectHandler<string | null> {
  readonly effect = 'settleUpload';

  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly db: Database,
    private readonly runner: WorkflowRunner,
    private readonly filing: Filing,
  ) {}

  /** @returns the problem, or null when the bytes lie under their content's address. */
  async prepare({ tenant, caseId, params }: EffectContext): Promise<string | null> {
    const { documentId, version } = params as Params;
    const row = await this.db.transaction(tenant, (tx) => versionOf(tx, caseId, documentId, version));
    const from = stagingKey(tenant, row.upload_id);
    const to = contentKey(tenant, row.sha256);
    // Knowing a hash is not having the file: only bytes that were sent for this very version count.
    if (!(await this.store.stat(from))) return 'not-uploaded';
    const problem = await this.inspect(from, row);
    if (!problem) {
      const bytes = Readable.from(exactly(await this.store.read(from), row.sha256));
      await this.store.write(to, bytes, { size: Number(row.size), mediaType: row.media_type });
    }
    return problem;
  }

  /** The quarantine is emptied once the outcome is written down: a worker that is killed before finds the bytes again. */
  async after({ tenant, caseId, params }: EffectContext): Promise<void> {
    const { documentId, version } = params as Params;
    const row = await this.db.transaction(tenant, (tx) => versionOf(tx, caseId, documentId, version));
    await this.store.remove(stagingKey(tenant, row.upload_id));
  }

  private async inspect(key: string, row: VersionRow): Promise<string | null> {
    const found = await inspectUpload(await this.store.read(key));
    if (found.size === 0) return 'empty';
    if (found.size !== Number(row.size)) return 'size-mismatch';
    if (found.sha256 !== row.sha256) return 'hash-mismatch';
    return (await sniff({ head: found.head, tail: found.tail, fileName: row.file_name, mediaType: row.media_type })).problem;
  }

  async apply(tx: Tx, { id, caseId, params }: EffectContext, problem: string | null): Promise<void> {
    const { documentId, version, actor } = params as Params;
    const row = await versionOf(tx, caseId, documentId, version);
    const refused = problem ?? (await this.add(tx, row, actor, id));
    await tx.query(`update document_version set status = $4, problem = $5 where tenant_id = $1 and document_id = $2 and version = $3`, [
      tx.tenant,
      documentId,
      version,
      refused ? 'rejected' : 'available',
      refused,
    ]);
    if (refused) return;
    await tx.query(`update document set current_version = greatest(current_version, $3) where tenant_id = $1 and id = $2`, [
      tx.tenant,
      documentId,
      version,
    ]);
    // Effects of their own: reading and drawing what is inside may take long, and nobody waits for it.
    await enqueue(tx, 'renderPreviews', caseId, { documentId, version });
    if (row.media_type === 'application/pdf') await enqueue(tx, 'readFacts', caseId, { documentId, version });
  }

  /** Tells the case; one that takes no documents any more refuses, and the upload is rejected as too late. */
  private async add(tx: Tx, row: VersionRow, actor: Actor, eventId: string): Promise<string | null> {
    const { document_id: documentId, version, type_code: typeCode, title, sha256 } = row;
    const event = { type: 'DOCUMENT_ADDED', documentId, version, typeCode, title, sha256, size: Number(row.size) };
    try {
      const { at } = await this.runner.dispatch(tx, { processId: row.case_id, event, actor, eventId });
      await this.filing.fileIfOpen(tx, row.case_id, { documentId, version, title, sha256, filedAt: at });
      return null;
    } catch (error) {
      if (error instanceof UserError && error.status === 409) return 'too-late';
      throw error;
    }
  }
}
