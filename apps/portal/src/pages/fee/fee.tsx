import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ApiProblem } from '../../api/http';
import { useApi, useSend } from '../../api/queries';
import type { CaseView, Fee, Payment } from '../../api/types';
import { Alert, Badge, Button, DateTime, Loaded, Money, Page, Section, Table, type Tone, Failed } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { RoomPage } from '../room/room-page';

const TONES: Record<Payment['status'], Tone> = {
  created: 'info',
  awaitingPayer: 'info',
  paid: 'success',
  failed: 'danger',
  cancelled: 'warning',
};

/** The fee, how it was computed, and paying it. */
export default function FeePage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const fee = useApi<Fee>(`cases/${view.id}/fee`);
  const payments = useApi<Payment[]>(`cases/${view.id}/payments`);
  const notComputable = fee.error instanceof ApiProblem && fee.error.code === 'fee-not-computable';
  const content = (
    <>
      {notComputable ? <NotComputable /> : <Loaded query={fee}>{(known) => <FeeParts fee={known} view={view} />}</Loaded>}
      {payments.data && payments.data.length > 0 && <Payments payments={payments.data} />}
    </>
  );
  if (view.status !== 'draft') return <RoomPage title={t('tasks.fee')}>{content}</RoomPage>;
  return (
    <Page title={t('tasks.fee')} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      {content}
    </Page>
  );
}

/** The fee follows from the building's volume; without it there is nothing to show but the way there. */
function NotComputable() {
  const { t } = useTranslation();
  const path = useCasePath();
  return (
    <Alert title={t('fee.notComputable')}>
      <p className="kern-body">{t('fee.notComputableText')}</p>
      <p className="kern-body">
        <Link className="kern-link" to={`${path}/form/building`}>
          {t('fee.toBuilding')}
        </Link>
      </p>
    </Alert>
  );
}

function FeeParts({ fee, view }: { fee: Fee; view: CaseView }) {
  const { t } = useTranslation();
  const draft = view.status === 'draft';
  const decided = view.status === 'granted' || view.status === 'refused';
  const advance = view.advance.paid ? 0 : fee.advanceCents - fee.paidCents;
  const due = draft ? advance : decided ? fee.openCents : 0;
  return (
    <>
      <p className="kern-body kern-body--large">
        {t('fee.total')}{' '}
        <strong>
          <Money cents={fee.totalCents} />
        </strong>
      </p>
      <FeeLines fee={fee} />
      {!fee.verified && <p className="kern-body kern-body--small kern-body--muted">{t('fee.unverified')}</p>}
      {due > 0 ? (
        <Pay view={view} purpose={draft ? 'advance' : 'final'} cents={due} />
      ) : (
        <Alert tone="success" title={draft || view.advance.paid ? t('fee.advancePaid') : t('fee.nothingDue')} />
      )}
    </>
  );
}

function FeeLines({ fee }: { fee: Fee }) {
  const { t } = useTranslation();
  const lines = fee.lines.map((line, index) => ({ ...line, key: line.key ?? String(index) }));
  const rows = [
    ...lines,
    ...(fee.paidCents > 0 ? [{ key: 'paid', text: t('fee.paid'), basis: '', amountCents: -fee.paidCents }] : []),
    { key: 'open', text: t('fee.open'), basis: '', amountCents: fee.openCents },
  ];
  return (
    <Table
      caption={t('fee.computation')}
      columns={[
        {
          key: 'text',
          header: t('fee.line'),
          primary: true,
          cell: (line) => line.text,
        },
        { key: 'basis', header: t('fee.basis'), cell: (line) => line.basis },
        {
          key: 'amount',
          header: t('fee.amount'),
          numeric: true,
          cell: (line) => (line.amountCents === null ? null : <Money cents={line.amountCents} />),
        },
      ]}
      rows={rows}
      rowKey={(line) => line.key}
    />
  );
}

function Pay({ view, purpose, cents }: { view: CaseView; purpose: Payment['purpose']; cents: number }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const navigate = useNavigate();
  const pay = useSend<Payment>([`cases/${view.id}`]);
  const go = (): void => {
    const onSuccess = (payment: Payment): void => void navigate(`${path}/payment/${payment.id}`, { state: { start: true } });
    pay.mutate({ path: `cases/${view.id}/payments`, body: { purpose } }, { onSuccess });
  };
  return (
    <Section title={t('fee.payTitle')}>
      <p className="kern-body">{purpose === 'advance' ? t('fee.advanceText') : t('fee.finalText')}</p>
      {pay.error && <Failed error={pay.error} />}
      <div className="br-actions">
        <Button kind="primary" busy={pay.isPending} onClick={go}>
          {t('fee.pay')} <Money cents={cents} />
        </Button>
      </div>
    </Section>
  );
}

function Payments({ payments }: { payments: Payment[] }) {
  const { t } = useTranslation();
  const path = useCasePath();
  return (
    <Section title={t('fee.payments')}>
      <Table
        caption={t('fee.payments')}
        columns={[
          {
            key: 'what',
            header: t('fee.purpose'),
            primary: true,
            cell: (payment) => (
              <Link className="kern-link" to={`${path}/payment/${payment.id}`}>
                {t(`paymentPurpose.${payment.purpose}`)}
              </Link>
            ),
          },
          { key: 'when', header: t('fee.when'), cell: (payment) => <DateTime at={payment.createdAt} /> },
          {
            key: 'status',
            header: t('fee.status'),
            cell: (payment) => <Badge tone={TONES[payment.status]}>{t(`paymentStatus.${payment.status}`)}</Badge>,
          },
          { key: 'amount', header: t('fee.amount'), numeric: true, cell: (payment) => <Money cents={payment.amountCents} /> },
        ]}
        rows={payments}
        rowKey={(payment) => payment.id}
      />
    </Section>
  );
}
