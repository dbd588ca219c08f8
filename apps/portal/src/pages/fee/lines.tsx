import { useTranslation } from '../../i18n';
import type { Fee } from '../../api/types';
import { Badge, German, longDate, Money, Table } from '../../ui';

type Line = Pick<Fee['lines'][number], 'text' | 'basis' | 'amountCents' | 'verified'> & { key: string };

/** The computation line by line, each with its basis; what no lawyer has confirmed is marked. */
export function FeeLines({ fee }: { fee: Fee }) {
  const { t, i18n } = useTranslation();
  const total = (key: string, text: string, amountCents: number): Line => ({ key, text, basis: '', amountCents, verified: true });
  const rows: Line[] = [
    ...fee.lines.map((line, index) => ({ ...line, key: `${index} ${line.key ?? ''}` })),
    ...(fee.paidCents > 0 ? [total('paid', t('fee.paid'), -fee.paidCents)] : []),
    total('open', t('fee.open'), fee.openCents),
  ];
  const isOurs = ({ key }: Line): boolean => key === 'paid' || key === 'open';
  return (
    <>
      <Table
        caption={t('fee.computation')}
        columns={[
          {
            key: 'text',
            header: t('fee.line'),
            primary: true,
            cell: (line) => (
              <>
                {isOurs(line) ? line.text : <German>{line.text}</German>}{' '}
                {!line.verified && <Badge tone="warning">{t('fee.lineUnverified')}</Badge>}
              </>
            ),
          },
          { key: 'basis', header: t('fee.basis'), cell: (line) => <German>{line.basis}</German> },
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
      {fee.indexReason && (
        <p className="kern-body kern-body--small">
          <German>{fee.indexReason}</German>
        </p>
      )}
      <p className="kern-body kern-body--small kern-body--muted">
        {t('fee.on', { date: longDate(fee.on, i18n.language), schedule: fee.schedule })}
      </p>
      {!fee.verified && <p className="kern-body kern-body--small kern-body--muted">{t('fee.unverified')}</p>}
    </>
  );
}
