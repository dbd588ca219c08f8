import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { CaseView, Fee, Payment } from '../../api/types';
import { formatMoney } from '../../ui';
import { owesAdvance, useProcedure } from '../case/procedure';
import { useMyPart } from '../case/use-my-part';
import { dueNow, isDecided } from '../fee/fee.model';
import '../case/texts';

export interface AwaitedPayment {
  readonly purpose: Payment['purpose'];
  readonly cents: number;
}

/**
 * What the case waits to be paid: the advance once nothing else keeps the draft from being filed, the rest after the decision. Null: nothing, or it
 * is not known yet.
 */
export function useAwaitedPayment(view: CaseView, isComplete = false): AwaitedPayment | null {
  const procedure = useProcedure(view);
  const draft = view.status === 'draft';
  const enabled = draft ? isComplete && procedure !== undefined && owesAdvance(view, procedure) : isDecided(view);
  const fee = useApi<Fee>(`cases/${view.id}/fee`, { enabled }).data;
  return enabled && fee ? dueNow(view, fee) : null;
}

/** Who has to pay what, until when, and what then: the end of the status sentence while a payment is awaited. */
export function AwaitedSentence({ view, payment: { purpose, cents } }: { view: CaseView; payment: AwaitedPayment }) {
  const { t } = useTranslation();
  const { pays } = useMyPart();
  const amount = formatMoney(cents);
  const asked = view.members.filter(({ role }) => role === 'payer').map(({ name }) => name);
  const who = asked.join(', ');
  const others = asked.length > 0 || !pays;
  if (purpose === 'advance') return others && who ? t('awaited.advanceOf', { amount, who }) : t('awaited.advance', { amount });
  return others && who ? t('awaited.finalOf', { amount, who }) : t('awaited.final', { amount });
}
