import { Forms } from '@bauraum/forms';
import type { Tx } from '@bauraum/persistence';
import { load } from './log';

/** A comment on a field of a draft, with the people whom it calls. */
export interface DraftComment {
  readonly id: string;
  /** `section.field` */
  readonly path: string;
  readonly by: string;
  readonly mentions: readonly string[];
}

/** All comments of a draft, as its log says. */
export async function commentsOf(tx: Tx, caseId: string, forms: Forms): Promise<DraftComment[]> {
  const { draft } = await load(tx, caseId, await forms.of(tx, caseId));
  return [...draft.doc.getMap<Omit<DraftComment, 'id'>>('comments')].map(([id, { path, by, mentions }]) => ({ id, path, by, mentions }));
}

/** Who changed which answers of a draft after a moment; `section.field` -> the last person. */
export async function authorsSince(tx: Tx, caseId: string, after: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ person_id: string; fields: string[] }[]>(
    `select person_id, fields from collab_update where tenant_id = $1 and case_id = $2 and at > $3 and person_id is not null order by seq`,
    [tx.tenant, caseId, after],
  );
  return new Map(rows.flatMap(({ person_id: personId, fields }) => fields.map((field) => [field, personId] as const)));
}
