/**
 * Loads a process, the case that it belongs to, and the authority's clock, and locks process and case until the commit. `$3` finds an
 * event that was dispatched before.
 */
export const LOAD = `
  select p.case_id, p.workflow_id, p.workflow_version, p.state, p.status, p.revision, c.journal_seq, c.journal_hash, t.clock_offset_ms,
    exists (select 1 from case_event e where e.tenant_id = $1 and e.process_id = $2 and e.event_id = $3) as seen
  from process p
  join process c on c.tenant_id = p.tenant_id and c.id = p.case_id
  join tenant t on t.tenant_id = p.tenant_id
  where p.tenant_id = $1 and p.id = $2
  for update of p, c`;

/** Locks a case for a new process beneath it. */
export const LOAD_CASE = `
  select c.journal_seq, c.journal_hash, t.clock_offset_ms from process c join tenant t on t.tenant_id = c.tenant_id
  where c.tenant_id = $1 and c.id = $2 for update of c`;

const JOURNAL = `
  journal as (insert into case_event (tenant_id, case_id, seq, process_id, workflow, event, event_id, payload, actor, at, recorded_at,
      from_status, to_status, previous_hash, hash)
    select $1, x.case_id, x.seq, $2, x.workflow, x.event, x.event_id, x.payload, x.actor, x.at, x.recorded_at, x.from_status, x.to_status,
      x.previous_hash, x.hash
    from jsonb_to_record($3::jsonb) as x(case_id uuid, seq bigint, workflow text, event text, event_id text, payload jsonb, actor jsonb,
      at timestamptz, recorded_at timestamptz, from_status text, to_status text, previous_hash text, hash text)),
  effects as (insert into outbox (tenant_id, id, case_id, process_id, effect, params)
    select $1, x.id, x.case_id, $2, x.effect, x.params
    from jsonb_to_recordset($4::jsonb) as x(id uuid, case_id uuid, effect text, params jsonb)),
  deadlines as (insert into deadline (tenant_id, id, case_id, process_id, kind, due_on, due_at, fiction, explanation, warn_from, next_warning_at, status)
    select $1, x.id, x.case_id, $2, x.kind, x.due_on, x.due_at, x.fiction, x.explanation, x.warn_from, x.warn_from, 'open'
    from jsonb_to_recordset($5::jsonb) as x(id uuid, case_id uuid, kind text, due_on date, due_at timestamptz, fiction boolean, explanation jsonb,
      warn_from timestamptz))`;

/** Ends open deadlines by kind; `*` ends all. The one that just lapsed is `fired`. */
const CLOSE = `
  closed as (update deadline set status = case when kind = $11 then 'fired' else 'cancelled' end, closed_at = now()
    where tenant_id = $1 and process_id = $2 and status = 'open' and (kind = any($10::text[]) or '*' = any($10::text[]) or kind = $11))`;

const ADVANCE = `
  advanced as (update process set state = $6, status = $7, revision = revision + 1, updated_at = $8`;

/** Writes one step of a case in one statement: state, journal entry, effects, deadlines. */
export const WRITE_CASE = `with ${JOURNAL}, ${CLOSE}, ${ADVANCE}, journal_seq = journal_seq + 1, journal_hash = $9
    where tenant_id = $1 and id = $2 and revision = $12 returning revision) select revision from advanced`;

/** The same for a process beneath a case, whose row carries the journal's head. */
export const WRITE_CHILD = `with ${JOURNAL}, ${CLOSE},
  head as (update process set journal_seq = journal_seq + 1, journal_hash = $9 where tenant_id = $1 and id = $13), ${ADVANCE}
    where tenant_id = $1 and id = $2 and revision = $12 returning revision) select revision from advanced`;

/** What happened without a step: a journal entry and its effects; neither state nor revision change. */
export const RECORD = `with ${JOURNAL}
  update process set journal_seq = journal_seq + 1, journal_hash = $6 where tenant_id = $1 and id = $7 and journal_seq = $8`;

const CREATE = `
  created as (insert into process (tenant_id, id, case_id, workflow_id, workflow_version, state, status, updated_at, journal_seq, journal_hash)
    select $1, $2, x.case_id, x.workflow_id, x.workflow_version, x.state, x.status, x.updated_at, x.journal_seq, x.journal_hash
    from jsonb_to_record($6::jsonb) as x(case_id uuid, workflow_id text, workflow_version integer, state jsonb, status text,
      updated_at timestamptz, journal_seq bigint, journal_hash text))`;

export const CREATE_CASE = `with ${JOURNAL}, ${CREATE} select 1`;
export const CREATE_CHILD = `with ${JOURNAL}, ${CREATE},
  head as (update process set journal_seq = journal_seq + 1, journal_hash = $7 where tenant_id = $1 and id = $8) select 1`;
