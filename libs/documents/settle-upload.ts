import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { enqueue, WorkflowRunner, type EffectContext, type EffectHandler, type Later } from '@bauraum/cases';
import { OperationalError, UserError, type Actor, type Sha256 } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { contentKey, stagingKey, type DocumentStore } from '@bauraum/storage';
import { Tenants } from '@bauraum/tenancy';
import { documentChecks } from '@bauraum/workflows';
import { versionOf, type VersionRow } from './document.repository';
import { keepFacts, knownFacts } from './facts';
import { Filing } from './filing';
import { Quarantine, type Circumstances, type Findings } from './quarantine';
import { DOCUMENT_STORE } from './store.token';

type Params = { documentId: string; version: number; actor: Actor };

/** A scanner that is down is asked again after five seconds, ever more rarely up to five minutes. */
const SCANNER_MS = { first: 5_000, longest: 300_000 } as const;
const READER_MS = 500;

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

/** Lets an upload out of quarantine, or says why not. */
@Injectable()
export class SettleUpload implements EffectHandler<Findings> {
  readonly effect = 'settleUpload';

  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly db: Database,
    private readonly runner: WorkflowRunner,
    private readonly filing: Filing,
    private readonly quarantine: Quarantine,
    private readonly tenants: Tenants,
  ) {}

  /** Without a problem the bytes lie under their content's address. */
  async prepare({ tenant, caseId, params }: EffectContext): Promise<Findings> {
    const { documentId, version } = params as Params;
    const { row, ...circumstances } = await this.db.transaction(tenant, (tx) => this.look(tx, caseId, documentId, version));
    const from = stagingKey(tenant, row.upload_id);
    // Knowing a hash is not having the file: only bytes that were sent for this very version count.
    if (!(await this.store.stat(from))) return { problem: 'not-uploaded', facts: null, unread: false };
    const findings = await this.quarantine.examine(from, row, circumstances);
    if ('problem' in findings && !findings.problem) {
      const bytes = Readable.from(exactly(await this.store.read(from), row.sha256));
      await this.store.write(contentKey(tenant, row.sha256), bytes, { size: Number(row.size), mediaType: row.media_type });
    }
    return findings;
  }

  private async look(tx: Tx, caseId: string, documentId: string, version: number): Promise<Circumstances & { readonly row: VersionRow }> {
    const row = await versionOf(tx, caseId, documentId, version);
    const [found] = await tx.query<{ procedure: string }[]>(`select procedure from permit_case where tenant_id = $1 and id = $2`, [
      tx.tenant,
      caseId,
    ]);
    const { today } = await this.tenants.time(tx);
    const checks = documentChecks(tx.tenant, found?.procedure ?? '', today).filter(
      ({ refuses, typeCodes }) => refuses && (typeCodes?.includes(row.type_code) ?? true),
    );
    return { row, refused: new Set(checks.map(({ kind }) => kind)), known: await knownFacts(tx, row.sha256) };
  }

  /** The quarantine is emptied once the outcome is written down: a worker that is killed before finds the bytes again. */
  async after({ tenant, caseId, params }: EffectContext): Promise<void> {
    const { documentId, version } = params as Params;
    const row = await this.db.transaction(tenant, (tx) => versionOf(tx, caseId, documentId, version));
    if (row.status === 'available' || row.status === 'rejected') await this.store.remove(stagingKey(tenant, row.upload_id));
  }

  async apply(tx: Tx, { id, caseId, params, attempts }: EffectContext, findings: Findings): Promise<void | Later> {
    const { documentId, version, actor } = params as Params;
    const row = await versionOf(tx, caseId, documentId, version);
    if ('waitsFor' in findings) return this.wait(tx, row, findings.waitsFor, attempts);
    const refused = findings.problem ?? (await this.add(tx, row, actor, id));
    await tx.query(
      `update document_version set status = $4, problem = $5, waiting = null where tenant_id = $1 and document_id = $2 and version = $3`,
      [tx.tenant, documentId, version, refused ? 'rejected' : 'available', refused],
    );
    if (refused) return;
    await tx.query(`update document set current_version = greatest(current_version, $3) where tenant_id = $1 and id = $2`, [
      tx.tenant,
      documentId,
      version,
    ]);
    if (findings.facts) await keepFacts(tx, row.sha256, findings.facts);
    // An effect of its own: reading many pages takes long, and nobody waits for it.
    if (findings.unread) await enqueue(tx, 'readFacts', caseId, { documentId, version });
  }

  private async wait(tx: Tx, { document_id, version }: VersionRow, waitsFor: 'scanner' | 'reader', attempts: number): Promise<Later> {
    const waiting = waitsFor === 'scanner' ? waitsFor : null;
    await tx.query(`update document_version set waiting = $4 where tenant_id = $1 and document_id = $2 and version = $3`, [
      tx.tenant,
      document_id,
      version,
      waiting,
    ]);
    const base = waiting ? Math.min(SCANNER_MS.first * 2 ** Math.min(attempts, 10), SCANNER_MS.longest) : READER_MS;
    return { retryInMs: Math.round(base * (0.75 + Math.random() / 2)) };
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
