import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useApi, useSend } from '../../api/queries';
import type { Payment } from '../../api/types';
import { Alert, AnchorButton, Button, DateTime, FactList, LinkButton, Loaded, Loading, Money, Page, Section } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { useMyPart } from '../case/use-my-part';
import './texts';

const OPEN: Payment['status'][] = ['created', 'awaitingPayer'];

/** Way out to the payment service and way back. Coming back proves nothing: the page asks our server until it knows. */
export default function PaymentPage() {
  const { t } = useTranslation();
  const { paymentId = '' } = useParams();
  const view = useCaseView();
  const path = useCasePath();
  const payment = useApi<Payment>(`cases/${view.id}/payments/${paymentId}`, {
    poll: (known) => (!known || OPEN.includes(known.status) ? 1_500 : false),
  });
  const leaving = useWayOut(payment.data);
  useReturned(view.id, paymentId, leaving);
  return (
    <Page title={t('payment.title')} preline={view.title} back={{ to: `${path}/fee`, label: t('tasks.fee') }}>
      <Loaded query={payment}>{(known) => (leaving ? <Loading text={t('payment.leaving')} /> : <State payment={known} />)}</Loaded>
    </Page>
  );
}

/** True while we are on the way to the payment service: goes there as soon as its address is known, once. */
function useWayOut(payment: Payment | undefined): boolean {
  const location = useLocation();
  const navigate = useNavigate();
  const start = (location.state as { start?: boolean } | null)?.start === true;
  const url = start && payment?.status === 'awaitingPayer' ? payment.redirectUrl : null;
  useEffect(() => {
    if (!url) return;
    // Forget the start first, so that "back" shows the state of the payment and does not leave again.
    void navigate(location.pathname, { replace: true, state: null });
    window.location.assign(url);
  }, [url, navigate, location.pathname]);
  return start && (payment === undefined || OPEN.includes(payment.status));
}

/** Tells the server once that the payer came back; it then asks the payment service. */
function useReturned(caseId: string, paymentId: string, leaving: boolean): void {
  const { mutate } = useSend<Payment>([`cases/${caseId}`]);
  const told = useRef(false);
  useEffect(() => {
    if (leaving || told.current) return;
    told.current = true;
    mutate({ path: `cases/${caseId}/payments/${paymentId}/returned`, body: {} });
  }, [caseId, paymentId, leaving, mutate]);
}

function State({ payment }: { payment: Payment }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const payerOnly = useMyPart().sees === 'fee';
  switch (payment.status) {
    case 'created':
    case 'awaitingPayer':
      return (
        <>
          <Loading text={t('payment.waiting')} />
          <p className="kern-body">{t('payment.waitingText')}</p>
          <div className="br-actions">
            {payment.redirectUrl && (
              <AnchorButton kind="primary" href={payment.redirectUrl}>
                {t('payment.toPage')}
              </AnchorButton>
            )}
            <LinkButton to={path}>{t('payment.later')}</LinkButton>
          </div>
        </>
      );
    case 'paid':
      return (
        <>
          <Alert tone="success" title={t('payment.paid')} live>
            <p className="kern-body">
              {t('payment.paidText')} <Money cents={payment.amountCents} />
            </p>
          </Alert>
          <Receipt payment={payment} />
          <div className="br-actions">
            <LinkButton kind="primary" to={path}>
              {payerOnly ? t('feePart.back') : t('payment.continue')}
            </LinkButton>
            <Button onClick={() => window.print()}>{t('feePart.print')}</Button>
          </div>
        </>
      );
    case 'failed':
    case 'cancelled':
      return (
        <>
          <Alert tone={payment.status === 'failed' ? 'danger' : 'warning'} title={t(`paymentStatus.${payment.status}`)} live>
            {payment.status === 'failed' ? t('payment.failedText') : t('payment.cancelledText')}
          </Alert>
          <div className="br-actions">
            <LinkButton kind="primary" to={`${path}/fee`}>
              {t('payment.again')}
            </LinkButton>
          </div>
        </>
      );
  }
}

/** What was paid for what, to keep or to print. */
function Receipt({ payment }: { payment: Payment }) {
  const { t } = useTranslation();
  const view = useCaseView();
  return (
    <Section title={t('feePart.receipt')}>
      <FactList
        facts={[
          {
            key: 'project',
            label: t('feePart.receiptProject'),
            value: [view.fileNumber, view.title, view.place].filter(Boolean).join(' · '),
          },
          { key: 'purpose', label: t('feePart.receiptFor'), value: t(`paymentPurpose.${payment.purpose}`) },
          { key: 'amount', label: t('fee.amount'), value: <Money cents={payment.amountCents} /> },
          { key: 'date', label: t('feePart.receiptDate'), value: <DateTime at={payment.createdAt} /> },
          { key: 'number', label: t('feePart.receiptNumber'), value: <span className="br-hash">{payment.id}</span> },
        ]}
      />
    </Section>
  );
}
