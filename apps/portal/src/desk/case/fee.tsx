import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries';
import type { Fee, Payment } from '../../api/types';
import { berlinDate, Empty, Loaded, Money, ShortDate, Table } from '../../ui';
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

function Computation({ fee }: { fee: Fee }) {
  const { t } = useTranslation();
  const sums = [
    { key: 'total', cents: fee.totalCents },
    { key: 'advance', cents: fee.advanceCents },
    { key: 'paid', cents: fee.paidCents },
    { key: 'open', cents: fee.openCents },
  ];
  return (
    <>
      <Table
        small
        caption={t('desk.fee.computation')}
        rows={fee.lines.map((line, index) => ({ ...line, key: String(index) }))}
        rowKey={(line) => line.key}
        columns={[
          {
            key: 'text',
            header: t('desk.fee.line'),
            primary: true,
            cell: (line) => (
              <>
                {line.text}
                {line.detail && <span className="desk-detail">{line.detail}</span>}
              </>
            ),
          },
          { key: 'basis', header: t('desk.fee.basis'), cell: (line) => line.basis },
          {
            key: 'amount',
            header: t('desk.fee.amount'),
            numeric: true,
            cell: (line) => (line.amountCents === null ? '–' : <Money cents={line.amountCents} />),
          },
        ]}
      />
      <dl className="desk-sums">
        {sums.map((sum) => (
          <div key={sum.key}>
            <dt>{t(`desk.fee.sum.${sum.key}`)}</dt>
            <dd>
              <Money cents={sum.cents} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="kern-body kern-body--small kern-body--muted desk-flat">
        {t('desk.fee.schedule', { schedule: fee.schedule })} <ShortDate date={fee.validFrom} />.{' '}
        {!fee.verified && t('desk.deadlines.unverified')}
      </p>
    </>
  );
}
