import type { FormData } from '@bauraum/forms';
import type { Principal } from '@bauraum/http';
import type { Tx } from '@bauraum/persistence';
import type { Collaboration } from './collaboration.service';

/**
 * Makes a filed application say what was corrected on request, as one change by this person: the row of `application` and the history follow. For
 * everybody else the document stays closed; the lock is held until the transaction ends.
 */
export async function correctFiled(
  collaboration: Collaboration,
  tx: Tx,
  principal: Principal,
  caseId: string,
  data: FormData,
): Promise<void> {
  await collaboration.open(tx, caseId);
  const setClosed = (at: string): Promise<unknown> =>
    tx.query(`update collab_document set closed_at = ${at} where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId]);
  await setClosed('null');
  await collaboration.replace(tx, principal, caseId, data);
  await setClosed('now()');
}
