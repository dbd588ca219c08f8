import { limitOf, type Principal } from '@bauraum/http';
import { UserError } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';

/**
 * A planner brings the documents of the own discipline, and no others (§ 54 Abs. 2 MBO: who made them answers for them).
 *
 * @throws UserError 403 `not-allowed` naming the discipline.
 */
export function assertOwnKind(principal: Principal, typeCode: string): void {
  const limit = limitOf(principal);
  if (limit && !limit.documents.includes(typeCode)) throw new UserError(403, 'not-allowed', { discipline: limit.label, typeCode });
}

/** The same for a document that is there. What the case does not have is somebody else's to tell. */
export async function assertOwnDocument(tx: Tx, principal: Principal, caseId: string, documentId: string): Promise<void> {
  if (!limitOf(principal)) return;
  const [row] = await tx.query<{ type_code: string }[]>(
    `select type_code from document where tenant_id = $1 and case_id = $2 and id = $3`,
    [tx.tenant, caseId, documentId],
  );
  if (row) assertOwnKind(principal, row.type_code);
}
