import { hashOf, type Sha256 } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { DecisionView, Provision } from './decision.dto';

export interface DecisionRow {
  readonly id: string;
  readonly kind: 'grant' | 'refuse';
  readonly reasons: string;
  readonly provisions: Required<Provision>[];
  readonly revision: number;
  readonly status: DecisionView['status'];
  readonly prepared_by: string | null;
  readonly preparer: string | null;
  readonly proposed_at: Date | null;
  readonly released_by: string | null;
  readonly releaser: string | null;
  readonly released_at: Date | null;
}

/** The draft or decision of a case, if anybody has begun one. */
export async function decisionOf(tx: Tx, caseId: string): Promise<DecisionRow | undefined> {
  const [row] = await tx.query<DecisionRow[]>(
    `select d.id, d.kind, d.reasons, d.provisions, d.revision, d.status, d.prepared_by, p.name as preparer, d.proposed_at, d.released_by,
      r.name as releaser, d.released_at
     from decision d left join person p on p.tenant_id = d.tenant_id and p.id = d.prepared_by
     left join person r on r.tenant_id = d.tenant_id and r.id = d.released_by
     where d.tenant_id = $1 and d.case_id = $2`,
    [tx.tenant, caseId],
  );
  return row;
}

/** What four eyes look at: kind, reasons and provisions, exactly. */
export const contentHash = ({ kind, reasons, provisions }: Pick<DecisionRow, 'kind' | 'reasons' | 'provisions'>): Sha256 =>
  hashOf({ kind, reasons, provisions });

interface ConditionRow {
  readonly participation_id: string;
  readonly body_name: string;
  readonly conditions: { id: string; kindCode: string; text: string; legalBasis: string }[];
}

/** The conditions that bodies have asked for, as provisions with their source. */
export async function conditionsOf(tx: Tx, caseId: string): Promise<Required<Provision>[]> {
  const rows = await tx.query<ConditionRow[]>(
    `select s.participation_id, b.name as body_name, s.conditions from statement s
     join participation a on a.tenant_id = s.tenant_id and a.id = s.participation_id
     join body b on b.tenant_id = a.tenant_id and b.id = a.body_id
     where s.tenant_id = $1 and a.case_id = $2 and jsonb_array_length(s.conditions) > 0 order by b.name, s.id`,
    [tx.tenant, caseId],
  );
  return rows.flatMap((row) =>
    row.conditions.map(({ id, kindCode, text, legalBasis }) => ({
      id,
      kindCode,
      text,
      legalBasis,
      sourceParticipationId: row.participation_id,
      sourceBodyName: row.body_name,
    })),
  );
}
