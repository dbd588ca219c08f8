import type { Tx } from '@bauraum/persistence';

/** Somebody in a case. */
export interface Standing {
  readonly caseId: string;
  readonly personId: string;
}

/**
 * What decides what people may do in their cases, as one text each: the case's state and their memberships. Who reads the same text as before need
 * not be asked again. One statement for all of an authority.
 *
 * @returns in the order of `who`; undefined where there is no such case.
 */
export async function standings(tx: Tx, who: readonly Standing[]): Promise<(string | undefined)[]> {
  const rows = await tx.query<{ place: string; standing: string }[]>(
    `select v.place, concat_ws(' ', p.revision, p.status, (
       select string_agg(m::text, ' ' order by m.id) from membership m
       where m.tenant_id = $1 and m.person_id = v.person_id and (m.scope <> 'case' or m.scope_id = v.case_id::text))) as standing
     from unnest($2::uuid[], $3::uuid[]) with ordinality v(case_id, person_id, place)
     join process p on p.tenant_id = $1 and p.id = v.case_id`,
    [tx.tenant, who.map(({ caseId }) => caseId), who.map(({ personId }) => personId)],
  );
  const found = new Map(rows.map(({ place, standing }) => [Number(place), standing]));
  return who.map((_, index) => found.get(index + 1));
}
