import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries';
import type { Fee, Payment } from '../../api/types';
import { berlinDate, Empty, Loaded, Money, shortDate, ShortDate, Table } from '../../ui';
import { Block } from '../ui/parts';

/** How the fee was computed and what was paid. */
export default function FeeTab({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const fee = useApi<Fee>(`cases/${caseId}/fee`);
  const payments = useApi<Payment[]>(`cases/${caseId}/payments`);
  return (
    <div className="desk-stack">
      <Block title={t('desk.fee.computation')}>
        <Loaded query={fee}>{(data) => <Computation fee={data} />}</Loaded>
      </Block>
      <Block title={t('desk.fee.payments')}>
        <Loaded query={payments}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={t('desk.fee.noPayments')} />
            ) : (
              <Table
                small
                caption={t('desk.fee.payments')}
                rows={list}
                rowKey={(payment) => payment.id}
                columns={[
                  {
                    key: 'purpose',
                    header: t('desk.fee.purpose'),
                    primary: true,
                    cell: (payment) => t(`desk.fee.purposes.${payment.purpose}`),
                  },
                  { key: 'date', header: t('desk.fee.date'), cell: (payment) => <ShortDate date={berlinDate(payment.createdAt)} /> },
                  { key: 'status', header: t('desk.worklist.status'), cell: (payment) => t(`desk.paymentState.${payment.status}`) },
                  { key: 'amount', header: t('desk.fee.amount'), numeric: true, cell: (payment) => <Money cents={payment.amountCents} /> },
                ]}
              />
            )
          }
        </Loaded>
      </Block>
    </div>
  );
}

/** Lines whose amount is no fee but what it is computed from. */
const BASES = ['value'];
const SUMS = ['total', 'due'];

function Computation({ fee }: { fee: Fee }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Table
        small
        caption={t('desk.fee.computation')}
        rows={fee.lines.map((line, index) => ({ ...line, id: String(index), key: line.key ?? '' }))}
        rowKey={(line) => line.id}
        rowClass={(line) => (SUMS.includes(line.key) ? 'br-total' : undefined)}
        columns={[
          {
            key: 'text',
            header: t('desk.fee.line'),
            primary: true,
            cell: (line) => (
              <>
                {line.text}
                {BASES.includes(line.key) && line.amountCents !== null && (
                  <>
                    {' = '}
                    <Money cents={line.amountCents} />
                  </>
                )}
              </>
            ),
          },
          { key: 'basis', header: t('desk.fee.basis'), cell: (line) => line.basis },
          {
            key: 'amount',
            header: t('desk.fee.amount'),
            numeric: true,
            cell: (line) => (line.amountCents === null || BASES.includes(line.key) ? '–' : <Money cents={line.amountCents} />),
          },
        ]}
      />
      <p className="kern-body kern-body--small kern-body--muted desk-flat">
        {t('desk.fee.schedule', { schedule: fee.schedule, date: shortDate(fee.on, i18n.language) })}{' '}
        {!fee.verified && t('desk.deadlines.unverified')}
      </p>
    </>
  );
}
