import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from './tenant-table';

/**
 * Like `collab_append`, for many documents at once: one round trip and one commit serve all that type at this moment. A document whose head somebody
 * holds is left out, so that nobody waits for a neighbour; so is one that is closed.
 *
 * @returns by document the number of its last row; what is missing there was not written.
 */
const APPEND_ALL = `
  create function collab_append_all(tenant text, documents uuid[], updates bytea[], people uuid[], changed text[], moments timestamptz[]) returns jsonb
  language plpgsql set search_path from current as $$
  declare
    written jsonb;
  begin
    perform set_config('app.tenant_id', tenant, true);
    with free as (
      select case_id from collab_document where tenant_id = tenant and case_id = any(documents) and closed_at is null
      for no key update skip locked
    ), entries as (
      select e.*, row_number() over (partition by e.document order by e.place) as number
      from unnest(documents, updates, people, changed, moments) with ordinality e(document, change, person, fields, moment, place)
    ), heads as (
      update collab_document d set last_seq = d.last_seq + added.count
      from (select document, count(*) from entries join free on free.case_id = document group by document) added
      where d.tenant_id = tenant and d.case_id = added.document
      returning d.case_id, d.last_seq, d.last_seq - added.count as before
    ), rows as (
      insert into collab_update (tenant_id, case_id, seq, update, person_id, fields, at)
      select tenant, e.document, h.before + e.number, e.change, e.person, string_to_array(e.fields, ' '), e.moment
      from entries e join heads h on h.case_id = e.document
    )
    select coalesce(jsonb_object_agg(case_id, last_seq), '{}') into written from heads;
    return written;
  end $$`;

/**
 * The application, and the case's title and place, follow the document; an older state never overwrites a newer one. What somebody saved counts as a
 * new revision even if no answer differs. By itself (`durable` false) it does not wait for the disk: what is lost then, the log says again.
 */
const PROJECT = `
  create function collab_project(tenant text, document uuid, reached bigint, unfit jsonb, answers jsonb, moment timestamptz, saved_by uuid,
    new_title text, new_ags text, new_place text, durable boolean) returns boolean
  language plpgsql set search_path from current as $$
  begin
    perform set_config('app.tenant_id', tenant, true);
    if not durable then perform set_config('synchronous_commit', 'off', true); end if;
    update collab_document set projected_seq = reached, problems = unfit
      where tenant_id = tenant and case_id = document and projected_seq <= reached;
    if not found then return false; end if;
    update application a set data = answers, revision = a.revision + 1, updated_at = moment, updated_by = coalesce(saved_by, (
        select u.person_id from collab_update u where u.tenant_id = tenant and u.case_id = document and u.person_id is not null
        order by u.seq desc limit 1))
      where a.tenant_id = tenant and a.case_id = document and (a.data <> answers or saved_by is not null);
    update permit_case c set title = coalesce(new_title, c.title), municipality_ags = coalesce(new_ags, c.municipality_ags),
        place = coalesce(new_place, c.place)
      where c.tenant_id = tenant and c.id = document
        and (c.title, c.municipality_ags, c.place) is distinct from
          (coalesce(new_title, c.title), coalesce(new_ags, c.municipality_ags), coalesce(new_place, c.place));
    return true;
  end $$`;

/** One statement for the appends of all documents of an authority that wait at the same moment, and one for what follows a document. */
export class GatheredAppends1700000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(APPEND_ALL);
    await db.query(PROJECT);
    for (const name of ['collab_append_all', 'collab_project']) {
      await db.query(`revoke all on function ${name} from public`);
      await db.query(`grant execute on function ${name} to ${APP_ROLE}`);
    }
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
