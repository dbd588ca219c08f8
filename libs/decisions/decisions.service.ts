import { Injectable } from '@nestjs/common';
import { CaseViews, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { actorOf, staleRevision, type Principal } from '@bauraum/http';
import { invalid, newId, notFound, UserError } from '@bauraum/kernel';
import { Fees } from '@bauraum/payments';
import type { Tx } from '@bauraum/persistence';
import type { DecisionView, Provision, SaveDecision } from './decision.dto';
import { conditionsOf, contentHash, decisionOf, type DecisionRow } from './decision.repository';

/** The decision: drafted by the officer, released by a second person (four eyes). */
@Injectable()
export class Decisions {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly views: CaseViews,
    private readonly fees: Fees,
  ) {}

  async read(tx: Tx, caseId: string): Promise<DecisionView> {
    return toView(await decisionOf(tx, caseId), await conditionsOf(tx, caseId));
  }

  /**
   * Saves the draft.
   *
   * @throws UserError 409 `stale-revision`; 409 `event-not-allowed` while no decision can be drafted; 422 for a source that is no statement
   * of this case.
   */
  async save(tx: Tx, principal: Principal, caseId: string, revision: number, input: SaveDecision): Promise<DecisionView> {
    const { status, events } = await this.runner.allowed(tx, caseId);
    if (status !== 'substantiveCheck')
      throw new UserError(409, 'event-not-allowed', { event: 'EDIT_DECISION', state: status, allowed: events });
    const provisions = await this.provisions(tx, caseId, input.provisions);
    const [saved] =
      revision === 0
        ? [await this.insert(tx, principal, caseId, input, provisions)]
        : await this.update(tx, principal, caseId, revision, input, provisions);
    const view = await this.read(tx, caseId);
    if (!saved.length) throw staleRevision(view.revision);
    return view;
  }

  private insert(tx: Tx, principal: Principal, caseId: string, input: SaveDecision, provisions: readonly Provision[]): Promise<unknown[]> {
    return tx.query<unknown[]>(
      `insert into decision (tenant_id, case_id, id, kind, reasons, provisions, revision, status, prepared_by)
       values ($1, $2, $3, $4, $5, $6, 1, 'draft', $7) on conflict do nothing returning 1`,
      [tx.tenant, caseId, newId(), input.kind, input.reasons, JSON.stringify(provisions), principal.personId],
    );
  }

  private update(
    tx: Tx,
    principal: Principal,
    caseId: string,
    revision: number,
    input: SaveDecision,
    provisions: readonly Provision[],
  ): Promise<[unknown[], number]> {
    return tx.query<[unknown[], number]>(
      `update decision set kind = $4, reasons = $5, provisions = $6, revision = revision + 1, prepared_by = $7
       where tenant_id = $1 and case_id = $2 and revision = $3 returning 1`,
      [tx.tenant, caseId, revision, input.kind, input.reasons, JSON.stringify(provisions), principal.personId],
    );
  }

  /** Each provision with its id; the name of a source is ours, not the client's. */
  private async provisions(tx: Tx, caseId: string, given: readonly Provision[]): Promise<Provision[]> {
    const sources = new Map((await conditionsOf(tx, caseId)).map((c) => [c.sourceParticipationId, c.sourceBodyName] as const));
    const fields = given.flatMap((p, i) =>
      p.sourceParticipationId && !sources.has(p.sourceParticipationId)
        ? [{ path: `/provisions/${i}/sourceParticipationId`, key: 'unknown' }]
        : [],
    );
    if (fields.length) throw invalid(fields);
    return given.map(({ id, kindCode, text, legalBasis, sourceParticipationId }) => {
      const source = sourceParticipationId ?? null;
      return { id: id ?? newId(), kindCode, text, legalBasis, sourceParticipationId: source, sourceBodyName: sources.get(source) ?? null };
    });
  }

  /**
   * @throws UserError 422 when a refusal has no reasons (§ 39 VwVfG) or there is no draft; 409 while statements are open, or
   * `fee-not-computable` while the office has to set a part of the fee: the fee notice goes out with the decision.
   */
  async propose(tx: Tx, principal: Principal, caseId: string): Promise<CaseView> {
    const draft = await decisionOf(tx, caseId);
    if (!draft) throw invalid([{ path: '/kind', key: 'required' }]);
    if (draft.kind === 'refuse' && !draft.reasons.trim()) throw invalid([{ path: '/reasons', key: 'required' }]);
    const { missing } = await this.fees.of(tx, caseId);
    if (missing.length) throw new UserError(409, 'fee-not-computable', { missing });
    const event = { type: 'PROPOSE_DECISION', decisionId: draft.id, kind: draft.kind, contentHash: contentHash(draft) };
    const { at } = await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, ['officer']) });
    await this.mark(tx, caseId, `status = 'proposed', proposed_at = $3, prepared_by = $4`, [at, principal.personId]);
    return this.views.one(tx, principal, caseId);
  }

  /** @throws UserError 403 `four-eyes` when the same person prepared it. */
  async release(tx: Tx, principal: Principal, caseId: string): Promise<CaseView> {
    const draft = await decisionOf(tx, caseId);
    if (!draft) throw notFound();
    if (draft.status === 'proposed' && draft.prepared_by === principal.personId) throw new UserError(403, 'four-eyes');
    const event = { type: 'RELEASE_DECISION', decisionId: draft.id, contentHash: contentHash(draft) };
    const { at } = await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, ['head']) });
    await this.mark(tx, caseId, `status = 'released', released_at = $3, released_by = $4`, [at, principal.personId]);
    return this.views.one(tx, principal, caseId);
  }

  async return(tx: Tx, principal: Principal, caseId: string, reason: string): Promise<CaseView> {
    await this.runner.dispatch(tx, { processId: caseId, event: { type: 'RETURN_DECISION', reason }, actor: actorOf(principal, ['head']) });
    await this.mark(tx, caseId, `status = 'draft', proposed_at = null`, []);
    return this.views.one(tx, principal, caseId);
  }

  private async mark(tx: Tx, caseId: string, set: string, values: readonly unknown[]): Promise<void> {
    await tx.query(`update decision set ${set} where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId, ...values]);
  }
}

function toView(row: DecisionRow | undefined, conditions: readonly Required<Provision>[]): DecisionView {
  const held = new Set(row?.provisions.map((p) => p.id));
  const suggested = conditions.filter((c) => !held.has(c.id));
  if (!row) {
    const nobody = { preparedBy: null, proposedAt: null, releasedBy: null, releasedAt: null };
    return { revision: 0, kind: 'grant', reasons: '', provisions: [], suggested, status: 'draft', ...nobody };
  }
  return {
    revision: row.revision,
    kind: row.kind,
    reasons: row.reasons,
    provisions: row.provisions,
    suggested,
    preparedBy: row.prepared_by ? { id: row.prepared_by, name: row.preparer ?? '' } : null,
    proposedAt: row.proposed_at?.toISOString() ?? null,
    releasedBy: row.released_by ? { id: row.released_by, name: row.releaser ?? '' } : null,
    releasedAt: row.released_at?.toISOString() ?? null,
    status: row.status,
  };
}
