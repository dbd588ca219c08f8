import { hasPowerOfAttorney } from '@bauraum/cases';
import type { CaseRole } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';

/** Who takes part in a case, as far as it counts for signing. */
export interface Parties {
  readonly members: readonly { readonly personId: string; readonly role: CaseRole; readonly discipline: string | null }[];
  /** Has the builder given one that is there? Without it a representative signs for nobody (§ 167 BGB, § 14 VwVfG). */
  readonly powerOfAttorney: boolean;
}

export async function partiesIn(tx: Tx, caseId: string): Promise<Parties> {
  const members = await tx.query<Parties['members']>(
    `select person_id as "personId", role, discipline from membership where tenant_id = $1 and scope = 'case' and scope_id = $2`,
    [tx.tenant, caseId],
  );
  return { members, powerOfAttorney: await hasPowerOfAttorney(tx, caseId) };
}

interface Signer {
  readonly personId: string;
  readonly role: CaseRole;
}

/** Does somebody hold the role in which they signed, and may act in it? */
export function isParty({ members, powerOfAttorney }: Parties, { personId, role }: Signer, discipline?: string): boolean {
  if (role === 'representative' && !powerOfAttorney) return false;
  return members.some(
    (member) => member.personId === personId && member.role === role && (!discipline || member.discipline === discipline),
  );
}
