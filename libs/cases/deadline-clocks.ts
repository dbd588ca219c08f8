import { Injectable } from '@nestjs/common';
import { berlinDate, endOfBerlinDay, invalid, isPlainDate, notFound, type FieldProblem, type PlainDate } from '@bauraum/kernel';
import type { ClockEvent, Explained } from '@bauraum/law';
import type { Tx } from '@bauraum/persistence';
import {
  definition,
  knowsEvent,
  simulate,
  type DeadlineSpec,
  type Hypothesis,
  type SimulatedStep,
  type Simulation,
  type StoredSnapshot,
  type WorkflowDefinition,
} from '@bauraum/workflows';
import type { ClocksView, DeadlineView, SimulatedStepView, SimulationView } from './deadline.dto';
import { deadlinesOf, toDeadline, type DeadlineRow } from './deadline.rows';
import { waitingClocks } from './deadline-waiting';

interface Loaded {
  readonly workflow_id: string;
  readonly workflow_version: number;
  readonly state: StoredSnapshot & {
    readonly context: {
      receivedOn?: PlainDate | null;
      decidedOn?: PlainDate | null;
      clocks?: Record<string, readonly ClockEvent[]>;
      decisionUntimed?: boolean;
    };
  };
  readonly status: string;
  readonly procedure: string;
  readonly now: Date;
}

const CASE = `
  select p.workflow_id, p.workflow_version, p.state, p.status, c.procedure, now() + t.clock_offset_ms * interval '1 millisecond' as now
  from process p join permit_case c on c.tenant_id = p.tenant_id and c.id = p.id join tenant t on t.tenant_id = p.tenant_id
  where p.tenant_id = $1 and p.id = $2`;

/** The clocks of a case: which run, which wait for what, and how they would run if something happened. */
@Injectable()
export class CaseClocks {
  async all(tx: Tx, caseId: string): Promise<ClocksView> {
    const row = await this.load(tx, caseId);
    const deadlines = await deadlinesOf(tx, caseId);
    const today = berlinDate(row.now.toISOString());
    const { context } = row.state;
    const ball = definition(row.workflow_id, row.workflow_version).presentation?.states[row.status]?.ball;
    const waiting = waitingClocks({
      tenant: tx.tenant,
      procedure: row.procedure,
      status: row.status,
      phase: ball === 'nobody' ? 'over' : context.decidedOn ? 'decided' : 'check',
      lawOn: context.receivedOn ?? today,
      clocks: context.clocks ?? {},
      deadlines,
      ended: context.decisionUntimed ? ['decision'] : [],
    });
    return { clocks: deadlines.filter(({ status }) => status === 'open').map(toDeadline), waiting: [...waiting], today };
  }

  /**
   * What would follow if events happened. Reads only; nothing of it stays.
   *
   * @throws UserError 422 naming the event that the procedure does not know, or the day that does not lie ahead.
   */
  async simulate(tx: Tx, caseId: string, events: readonly Record<string, unknown>[]): Promise<SimulationView> {
    const row = await this.load(tx, caseId);
    const def = definition(row.workflow_id, row.workflow_version);
    const hypotheses = checked(def, events, berlinDate(row.now.toISOString()));
    const open = (await deadlinesOf(tx, caseId)).filter(({ process_id, status }) => process_id === caseId && status === 'open');
    const { steps, clocks, status } = attempt(() => simulate(def, row.state, open.map(toSpec), hypotheses));
    return { steps: steps.map((step) => toStep(def, step)), clocks: clocks.map(specView), status };
  }

  private async load(tx: Tx, caseId: string): Promise<Loaded> {
    const [row] = await tx.query<Loaded[]>(CASE, [tx.tenant, caseId]);
    if (!row) throw notFound();
    return row;
  }
}

/** The events as hypotheses, or all that is wrong with them. */
function checked(def: WorkflowDefinition, events: readonly Record<string, unknown>[], today: PlainDate): Hypothesis[] {
  const problems: FieldProblem[] = [];
  const hypotheses = events.map((event, index): Hypothesis => {
    const { type, on } = event;
    if (typeof type !== 'string' || !knowsEvent(def, type)) problems.push({ path: `/events/${index}/type`, key: 'unknownEvent' });
    if (typeof on !== 'string' || !isPlainDate(on) || on <= today) problems.push({ path: `/events/${index}/on`, key: 'mustLieAhead' });
    return { ...event, type: String(type), on: String(on) };
  });
  if (problems.length) throw invalid(problems);
  return hypotheses;
}

/** Days beyond the holidays that are known, or of a law that is not in the packs, are the caller's to change. */
function attempt(work: () => Simulation): Simulation {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw invalid([{ path: '/events', key: 'notComputable' }]);
    throw error;
  }
}

const toSpec = ({ kind, due_on: dueOn, fiction, explanation }: DeadlineRow): DeadlineSpec => ({
  kind,
  dueOn,
  dueAt: endOfBerlinDay(dueOn),
  fiction,
  explanation: explanation as Explained,
});

const specView = ({ kind, dueOn, fiction, explanation }: DeadlineSpec): DeadlineView =>
  toDeadline({
    id: `simulated:${kind}`,
    kind,
    due_on: dueOn,
    status: 'open',
    fiction,
    explanation,
    participation_id: null,
    body_name: null,
  });

function toStep({ presentation }: WorkflowDefinition, { on, event, kind, after, refused, set, ended }: SimulatedStep): SimulatedStepView {
  const reasons = refused?.map((reason) => presentation?.refusals?.[reason] ?? reason);
  return {
    on,
    event,
    kind: kind ?? null,
    status: after,
    statusLabel: presentation?.states[after]?.label ?? after,
    refused: reasons?.join(' ') ?? null,
    set: set.map(specView),
    ended: [...ended],
  };
}
