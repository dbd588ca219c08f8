import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { Link, useNavigate } from 'react-router';
import { ApiProblem } from '../../api/http';
import { useApi, useAuthority, useGuest, useSend } from '../../api/queries';
import type { CaseView, Fee, Payment, Procedure } from '../../api/types';
import { Alert, Badge, Button, DateTime, Identify, Loaded, Money, Page, Section, Table, type Tone, Failed } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { useFormTexts } from '../application/texts';
import { useCaseForm } from '../application/use-form';
import { useProcedure } from '../case/procedure';
import { useMyPart } from '../case/use-my-part';
import { Leave } from '../people/members';
import { RoomPage } from '../room/room-page';
import { AskPayer } from './ask-payer';
import { dueNow, isDecided } from './fee.model';
import { FeeLines } from './lines';
import './texts';

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
  const payerOnly = useMyPart().sees === 'fee';
  const fee = useApi<Fee>(`cases/${view.id}/fee`);
  const payments = useApi<Payment[]>(`cases/${view.id}/payments`);
  const missing = fee.error instanceof ApiProblem && fee.error.code === 'fee-not-computable' ? (fee.error.problem.missing ?? []) : null;
  const content = (
    <>
      {missing ? (
        <NotComputable view={view} missing={missing} />
      ) : (
        <Loaded query={fee}>{(known) => <FeeParts fee={known} view={view} />}</Loaded>
      )}
      {payments.data && payments.data.length > 0 && <Payments payments={payments.data} />}
    </>
  );
  if (payerOnly) return <PayerPage view={view}>{content}</PayerPage>;
  if (view.status !== 'draft') return <RoomPage title={t('tasks.fee')}>{content}</RoomPage>;
  return (
    <Page title={t('tasks.fee')} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      {content}
    </Page>
  );
}

/** All that somebody sees who was asked to pay and nothing more. */
function PayerPage({ view, children }: { view: CaseView; children: ReactNode }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const guest = useGuest();
  return (
    <Page
      title={t('tasks.fee')}
      preline={`${view.title} · ${view.place}`}
      {...(guest ? {} : { back: { to: `/${authority}`, label: t('home.title') } })}
    >
      <p className="kern-body">{t('feePart.asked')}</p>
      {children}
      <div className="br-actions">
        <Leave view={view} role="payer" />
      </div>
    </Page>
  );
}

const MISSING = /^\/(\w+)\/(\w+)$/;

/** Answers are missing: the way to them; or the office has not set its part yet. */
function NotComputable({ view, missing }: { view: CaseView; missing: readonly string[] }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const texts = useFormTexts(useCaseForm(view).data);
  const payerOnly = useMyPart().sees === 'fee';
  if (payerOnly) return <Alert title={t('fee.notComputable')}>{t('feePart.unknown')}</Alert>;
  const fields = missing.flatMap((place) => {
    const [, section = '', field = ''] = MISSING.exec(place) ?? [];
    return section === '' || section === 'fee' ? [] : [{ section, field }];
  });
  return (
    <Alert title={t('fee.notComputable')}>
      <p className="kern-body">{fields.length > 0 ? t('fee.notComputableText') : t('fee.officeSets')}</p>
      <ul className="kern-list kern-list--bullet">
        {fields.map(({ section, field }) => (
          <li key={section + field}>
            {view.status === 'draft' ? (
              <Link className="kern-link" to={`${path}/form/${section}#${section}-${field}`}>
                {texts.label(section, field)}
              </Link>
            ) : (
              texts.label(section, field)
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function FeeParts({ fee, view }: { fee: Fee; view: CaseView }) {
  const { t } = useTranslation();
  const procedure = useProcedure(view);
  const part = useMyPart();
  const guest = useGuest();
  const due = dueNow(view, fee);
  if (fee.lines.length === 0 && fee.paidCents === 0) return <Free feeDue={procedure?.feeDue} />;
  return (
    <>
      <p className="kern-body kern-body--large">
        {t('fee.total')}{' '}
        <strong>
          <Money cents={fee.totalCents} />
        </strong>
      </p>
      {procedure?.feeDue === 'with-decision' && !isDecided(view) && <p className="kern-body">{t('feePart.withDecision')}</p>}
      <FeeLines fee={fee} />
      {due ? <Pay view={view} {...due} /> : <Alert tone="success" title={view.advance.paid ? t('fee.advancePaid') : t('fee.nothingDue')} />}
      {due && !guest && part.invites.includes('payer') && <AskPayer view={view} part={part} />}
    </>
  );
}

/** Nothing is charged: never, or not before the decision. */
function Free({ feeDue }: { feeDue: Procedure['feeDue'] | undefined }) {
  const { t } = useTranslation();
  return feeDue === 'with-decision' ? (
    <Alert title={t('fee.nothingDue')}>{t('feePart.withDecision')}</Alert>
  ) : (
    <Alert tone="success" title={t('fee.free')} />
  );
}

function Pay({ view, purpose, cents }: { view: CaseView; purpose: Payment['purpose']; cents: number }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const navigate = useNavigate();
  const { pays } = useMyPart();
  const guest = useGuest();
  const pay = useSend<Payment>([`cases/${view.id}`]);
  const go = (): void => {
    const onSuccess = (payment: Payment): void => void navigate(`${path}/payment/${payment.id}`, { state: { start: true } });
    pay.mutate({ path: `cases/${view.id}/payments`, body: { purpose } }, { onSuccess });
  };
  return (
    <Section title={t('fee.payTitle')}>
      <p className="kern-body">{purpose === 'advance' ? t('fee.advanceText') : t('fee.finalText')}</p>
      {pay.error && <Failed error={pay.error} />}
      {pays && guest && <Identify to="pay" />}
      {pays && !guest && (
        <div className="br-actions">
          <Button kind="primary" busy={pay.isPending} onClick={go}>
            {t('fee.pay')} <Money cents={cents} />
          </Button>
        </div>
      )}
      {!pays && <p className="kern-body">{t('feePart.notYours')}</p>}
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
