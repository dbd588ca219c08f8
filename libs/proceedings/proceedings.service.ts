import { Injectable } from '@nestjs/common';
import { CaseViews, deadlinesOf, toDeadline, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { holdsAny, OFFICE, type Principal } from '@bauraum/http';
import { invalid, newId, notFound, UserError, type Actor, type Instant } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import {
  allowedEvents,
  definition,
  isRefused,
  latest,
  REGISTRY,
  sendersOf,
  step,
  type Act,
  type Opening,
  type WorkflowDefinition,
} from '@bauraum/workflows';
import { actsOf, factsOf } from './facts';
import { answered, payloadErrors } from './payload';
import type { ActView, NewAct, OpeningView, ProceedingsView, ProceedingView } from './proceeding.dto';
import { childrenOf, entriesOf, factsFor, knownIn, lockCase, processOf, type ProcessRow } from './proceeding.repository';

/** The kinds of proceeding that people can begin, in their newest version. */
const OPENABLE = [...new Set(REGISTRY.map(({ id }) => id))].map((id) => latest(id)).filter((def) => def.presentation?.opening);

/** Everything beneath a case that is made of acts: what runs, what can be begun, and doing it. */
@Injectable()
export class Proceedings {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly views: CaseViews,
    private readonly tenants: Tenants,
  ) {}

  async list(tx: Tx, principal: Principal, caseId: string): Promise<ProceedingsView> {
    const { status } = await processOf(tx, caseId, caseId);
    const rows = (await childrenOf(tx, caseId)).filter((row) => presentationOf(row));
    return { openings: openings(principal, status, rows), items: await this.show(tx, principal, caseId, rows) };
  }

  /**
   * Begins a proceeding with its first event, in one transaction.
   *
   * @throws UserError 404 for one that nobody begins, 403 for another role, 409 `proceeding-not-now`, `proceeding-open` or `event-not-allowed`, 422.
   */
  async open(
    tx: Tx,
    principal: Principal,
    caseId: string,
    workflow: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<ProceedingView> {
    const def = OPENABLE.find(({ id }) => id === workflow);
    const opening = def?.presentation?.opening;
    if (!def || !opening) throw notFound();
    const actor = actorFor(principal, openers(def, opening));
    await lockCase(tx, caseId);
    const { status } = await processOf(tx, caseId, caseId);
    if (!opening.caseStates.includes(status)) throw new UserError(409, 'proceeding-not-now', { state: status });
    if (opening.single && (await childrenOf(tx, caseId)).some((row) => isOpen(row) && row.workflow_id === workflow))
      throw new UserError(409, 'proceeding-open');
    await this.check(tx, caseId, opening.act, input, '/input');
    const id = newId();
    const facts = await factsFor(tx, caseId, (await this.tenants.time(tx)).today);
    await this.runner.create(tx, { workflow, id, caseId, input: { ...facts }, actor });
    await this.send(tx, def, { processId: id, event: { ...answered(input), type: opening.act.event }, actor });
    return this.one(tx, principal, caseId, id);
  }

  /** @throws UserError 404, 403, 409 `event-not-allowed` with a `reason` in words where there is one, 422 with the wrong fields. */
  async act(tx: Tx, principal: Principal, caseId: string, { processId = caseId, event, payload }: NewAct): Promise<CaseView> {
    const row = await processOf(tx, caseId, processId);
    const def = definition(row.workflow_id, row.workflow_version);
    const act = def.presentation?.acts.find((candidate) => candidate.event === event);
    if (!act) throw invalid([{ path: '/event', key: 'unknown' }]);
    const actor = actorFor(principal, sendersOf(def.permissions, event));
    await this.check(tx, caseId, act, payload, '/payload');
    await this.send(tx, def, { processId, event: { ...answered(payload), type: event }, actor });
    return this.views.one(tx, principal, caseId);
  }

  /** What the caller may do now with the case itself. */
  async actsOfCase(tx: Tx, principal: Principal, caseId: string): Promise<ActView[]> {
    const { now } = await this.tenants.time(tx);
    return actsNow(await processOf(tx, caseId, caseId), principal, now);
  }

  private async one(tx: Tx, principal: Principal, caseId: string, id: string): Promise<ProceedingView> {
    const [view] = await this.show(tx, principal, caseId, [await processOf(tx, caseId, id)]);
    if (!view) throw notFound();
    return view;
  }

  private async show(tx: Tx, principal: Principal, caseId: string, rows: readonly ProcessRow[]): Promise<ProceedingView[]> {
    const entries = await entriesOf(tx, caseId);
    const known = await knownIn(tx, caseId);
    const deadlines = await deadlinesOf(tx, caseId);
    const { now } = await this.tenants.time(tx);
    const isOffice = holdsAny(principal, OFFICE);
    return rows.flatMap((row) => {
      const presentation = presentationOf(row);
      const state = presentation?.states[row.status];
      if (!presentation || !state) return [];
      return {
        id: row.id,
        workflow: row.workflow_id,
        title: presentation.title,
        status: row.status,
        stateLabel: state.label,
        sentence: state.sentence,
        ball: state.ball,
        openedAt: row.opened_at.toISOString(),
        closed: !isOpen(row),
        acts: actsNow(row, principal, now),
        deadlines: deadlines.filter((deadline) => deadline.process_id === row.id).map(toDeadline),
        facts: factsOf(presentation, entries.get(row.id) ?? [], known, isOffice),
      };
    });
  }

  private async check(tx: Tx, caseId: string, act: Act, payload: Readonly<Record<string, unknown>>, root: string): Promise<void> {
    const problems = payloadErrors(act, payload, await knownIn(tx, caseId), root);
    if (problems.length) throw invalid(problems);
  }

  /** Dispatches, and says in words why an event does not go. */
  private async send(
    tx: Tx,
    { presentation }: WorkflowDefinition,
    dispatch: { processId: string; event: { type: string }; actor: Actor },
  ): Promise<void> {
    try {
      await this.runner.dispatch(tx, dispatch);
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'event-not-allowed')) throw error;
      const because: unknown = error.details['because'];
      const reason = (Array.isArray(because) ? because : []).flatMap((name) => presentation?.refusals?.[String(name)] ?? [])[0];
      throw new UserError(409, 'event-not-allowed', { ...error.details, ...(reason ? { reason } : {}) });
    }
  }
}

/** Who may begin a proceeding: whom it names, and who stands for them. */
const openers = ({ permissions }: WorkflowDefinition, { roles, act: { event } }: Opening): readonly Actor['role'][] =>
  sendersOf({ [event]: roles.filter((role) => permissions[event]?.includes(role)) }, event);

const presentationOf = (row: ProcessRow) => definition(row.workflow_id, row.workflow_version).presentation;

const isOpen = ({ state }: ProcessRow): boolean => state.status === 'active';

function openings({ roles }: Principal, status: string, rows: readonly ProcessRow[]): OpeningView[] {
  return OPENABLE.flatMap(({ id, presentation }) => {
    const opening = presentation?.opening;
    if (!opening?.caseStates.includes(status) || !holdsAny({ roles }, openers(latest(id), opening))) return [];
    if (opening.single && rows.some((row) => isOpen(row) && row.workflow_id === id)) return [];
    return { workflow: id, title: presentation?.title ?? '', act: toAct(opening.act) };
  });
}

/** What the caller may do now. An act is not shown when nothing that somebody writes could make it go: without fields, or where its `onlyIf` says no. */
function actsNow(row: ProcessRow, principal: Principal, at: Instant): ActView[] {
  const def = definition(row.workflow_id, row.workflow_version);
  if (!def.presentation) return [];
  const allowed = new Set(principal.roles.flatMap((role) => allowedEvents(def, row.state, role)));
  const first = def.presentation.opening?.act.event;
  return actsOf(def.presentation)
    .filter((act) => act.event !== first && allowed.has(act.event) && canGo(def, row, principal, act, at))
    .map(toAct);
}

function canGo(
  def: WorkflowDefinition,
  { state }: ProcessRow,
  principal: Principal,
  { event: type, fields, onlyIf }: Act,
  at: Instant,
): boolean {
  if (fields.length > 0 && onlyIf === undefined) return true;
  const result = step(def, state, { type, at, actor: actorFor(principal, sendersOf(def.permissions, type)) });
  if (!isRefused(result)) return true;
  return fields.length > 0 && !result.because.includes(onlyIf ?? '');
}

const toAct = ({ event, title, text, final, fields }: Act): ActView => ({
  event,
  title,
  text: text ?? null,
  final: final ?? false,
  fields: fields.map(({ choices, ...field }) => ({ ...field, ...(choices ? { choices: choices.map((choice) => ({ ...choice })) } : {}) })),
});

/** @throws UserError 403 when the caller holds none of the roles. */
function actorFor({ personId: id, name, roles }: Principal, permitted: readonly Actor['role'][]): Actor {
  const role = permitted.find((candidate) => roles.includes(candidate));
  if (!role) throw new UserError(403, 'not-allowed', { needed: permitted });
  return { id, name, role };
}
