import { useTranslation } from '../../i18n';
import { useApi, useMe } from '../../api/queries';
import type { Fee, Payment } from '../../api/types';
import { Badge, berlinDate, Empty, Loaded, Money, shortDate, ShortDate, Table } from '../../ui';
import { Block } from '../ui/parts';
import { FeeSettingsForm } from './fee-settings';

/** How the fee is computed, what the office sets of it, and what was paid. */
export default function FeeTab({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const mayChange = useMe().data?.roles.includes('officer') === true;
  const fee = useApi<Fee>(`cases/${caseId}/fee`);
  const payments = useApi<Payment[]>(`cases/${caseId}/payments`);
  return (
    <div className="desk-stack">
      <Loaded query={fee}>
        {(data) => (
          <div className="desk-two desk-two--editor">
            <Block title={t('desk.fee.computation')}>
              <Computation fee={data} />
            </Block>
            <FeeSettingsForm caseId={caseId} fee={data} readOnly={!mayChange} />
          </div>
        )}
      </Loaded>
      <Block title={t('desk.fee.payments')}>
        <Loaded query={payments}>{(list) => <Payments list={list} />}</Loaded>
      </Block>
    </div>
  );
}

function Payments({ list }: { list: readonly Payment[] }) {
  const { t } = useTranslation();
  if (list.length === 0) return <Empty title={t('desk.fee.noPayments')} />;
  return (
    <Table
      small
      caption={t('desk.fee.payments')}
      rows={list}
      rowKey={(payment) => payment.id}
      columns={[
        { key: 'purpose', header: t('desk.fee.purpose'), primary: true, cell: (payment) => t(`desk.fee.purposes.${payment.purpose}`) },
        { key: 'date', header: t('desk.fee.date'), cell: (payment) => <ShortDate date={berlinDate(payment.createdAt)} /> },
        { key: 'status', header: t('desk.worklist.status'), cell: (payment) => t(`desk.paymentState.${payment.status}`) },
        { key: 'amount', header: t('desk.fee.amount'), numeric: true, cell: (payment) => <Money cents={payment.amountCents} /> },
      ]}
    />
  );
}

/** Lines whose amount is no fee but what it is computed from. */
const BASES = ['value'];
const SUMS = ['total', 'due'];

type Line = Fee['lines'][number];

function Computation({ fee }: { fee: Fee }) {
  const { t, i18n } = useTranslation();
  if (fee.lines.length === 0) return <Empty title={t('desk.fee.missing')}>{t('desk.fee.missingText')}</Empty>;
  const unverified = !fee.verified || fee.lines.some((line) => !line.verified);
  return (
    <>
      <Table
        small
        caption={t('desk.fee.computation')}
        rows={fee.lines.map((line, index) => ({ ...line, id: String(index), key: line.key ?? '' }))}
        rowKey={(line) => line.id}
        rowClass={(line) => (SUMS.includes(line.key) ? 'br-total' : undefined)}
        columns={[
          { key: 'text', header: t('desk.fee.line'), primary: true, cell: (line) => <LineText line={line} /> },
          { key: 'basis', header: t('desk.fee.basis'), cell: (line) => line.basis },
          {
            key: 'amount',
            header: t('desk.fee.amount'),
            numeric: true,
            cell: (line) => (line.amountCents === null || BASES.includes(line.key) ? '–' : <Money cents={line.amountCents} />),
          },
        ]}
      />
      <Balance fee={fee} />
      <p className="kern-body kern-body--small kern-body--muted desk-flat">
        {t('desk.fee.schedule', { schedule: fee.schedule, date: shortDate(fee.on, i18n.language) })}{' '}
        {fee.indexReason && `${t('desk.fee.index')}: ${fee.indexReason} `}
        {unverified && t('desk.fee.unverifiedHint')}
      </p>
    </>
  );
}

function LineText({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <>
      {line.text}
      {BASES.includes(line.key ?? '') && line.amountCents !== null && (
        <>
          {' = '}
          <Money cents={line.amountCents} />
        </>
      )}{' '}
      {!line.verified && <Badge tone="warning">{t('desk.fee.unverified')}</Badge>}
    </>
  );
}

/** What is to be paid, was paid and is open. */
function Balance({ fee }: { fee: Fee }) {
  const { t } = useTranslation();
  const rows = [
    { label: t('desk.fee.total'), cents: fee.totalCents },
    { label: t('desk.fee.advance'), cents: fee.advanceCents },
    { label: t('desk.fee.paid'), cents: fee.paidCents },
    { label: t(fee.openCents < 0 ? 'desk.fee.refund' : 'desk.fee.open'), cents: Math.abs(fee.openCents) },
  ];
  return (
    <dl className="desk-facts desk-facts--row">
      {rows.map(({ label, cents }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Money cents={cents} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
