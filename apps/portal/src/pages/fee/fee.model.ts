import type { CaseStatus, CaseView, Fee, Payment } from '../../api/types';

/** Decided, as far as the state alone tells; who only pays is not told the decision. */
const DECIDED: readonly CaseStatus[] = ['granted', 'refused', 'deemedGranted', 'prohibited', 'acknowledged', 'mayStart'];

export const isDecided = ({ status, decision }: Pick<CaseView, 'status' | 'decision'>): boolean =>
  decision !== null || DECIDED.includes(status);

/** What is to be paid now: the advance before the filing, the rest after the decision, between them nothing. */
export function dueNow(
  view: Pick<CaseView, 'status' | 'decision' | 'advance'>,
  fee: Pick<Fee, 'advanceCents' | 'paidCents' | 'openCents'>,
): { purpose: Payment['purpose']; cents: number } | null {
  const draft = view.status === 'draft';
  const advance = view.advance.paid ? 0 : fee.advanceCents - fee.paidCents;
  const cents = draft ? advance : isDecided(view) ? fee.openCents : 0;
  return cents > 0 ? { purpose: draft ? 'advance' : 'final', cents } : null;
}
