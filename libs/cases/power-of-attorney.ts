import { UserError } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';

/** XBau list `anlagen`: power of attorney of the builder (Vollmacht des Bauherrn). */
export const POWER_OF_ATTORNEY = '0603';

/** Is there one that counts: uploaded, checked and not withdrawn? The office sees it with the application and judges it (§ 14 VwVfG). */
export async function hasPowerOfAttorney(tx: Tx, caseId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from document d join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id and v.version = d.current_version
     where d.tenant_id = $1 and d.case_id = $2 and d.type_code = $3 and d.direction = 'incoming' and d.withdrawn_at is null
       and v.status = 'available' limit 1`,
    [tx.tenant, caseId, POWER_OF_ATTORNEY],
  );
  return rows.length > 0;
}

/** @throws UserError 409 `power-of-attorney-missing` */
export async function assertPowerOfAttorney(tx: Tx, caseId: string): Promise<void> {
  if (!(await hasPowerOfAttorney(tx, caseId))) throw powerOfAttorneyMissing();
}

export const powerOfAttorneyMissing = (): UserError => new UserError(409, 'power-of-attorney-missing', { typeCode: POWER_OF_ATTORNEY });
