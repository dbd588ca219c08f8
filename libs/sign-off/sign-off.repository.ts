import type { CaseRole, Instant, Sha256 } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { Part } from './release';

/** A declaration that somebody made. */
export interface SignOff {
  readonly id: string;
  readonly rule: string;
  readonly party: CaseRole;
  readonly title: string;
  readonly text: string;
  readonly personId: string;
  readonly name: string;
  /** As what the person signed. */
  readonly role: CaseRole;
  /** Trust level of the login as the identity provider names it (acr), or `none`. */
  readonly trustLevel: string;
  readonly signedAt: Instant;
  readonly hash: Sha256;
  readonly parts: readonly Part[];
}

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly party: CaseRole;
  readonly title: string;
  readonly text: string;
  readonly person_id: string;
  readonly name: string;
  readonly role: CaseRole;
  readonly trust_level: string;
  readonly signed_at: Date;
  readonly hash: Sha256;
  readonly parts: readonly Part[];
}

/** All that were not withdrawn, the latest first. */
export async function signOffsOf(tx: Tx, caseId: string): Promise<SignOff[]> {
  const rows = await tx.query<Row[]>(
    `select id, rule, party, title, text, person_id, name, role, trust_level, signed_at, hash, parts from sign_off
     where tenant_id = $1 and case_id = $2 and withdrawn_at is null order by signed_at desc, id desc`,
    [tx.tenant, caseId],
  );
  return rows.map(({ person_id: personId, trust_level: trustLevel, signed_at: at, ...row }) => ({
    ...row,
    personId,
    trustLevel,
    signedAt: at.toISOString(),
  }));
}

export async function insertSignOff(tx: Tx, caseId: string, signOff: SignOff): Promise<void> {
  const { id, rule, party, title, text, personId, name, role, trustLevel, signedAt, hash, parts } = signOff;
  await tx.query(
    `insert into sign_off (tenant_id, case_id, id, rule, party, title, text, person_id, name, role, trust_level, signed_at, hash, parts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [tx.tenant, caseId, id, rule, party, title, text, personId, name, role, trustLevel, signedAt, hash, JSON.stringify(parts)],
  );
}
