import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { CaseView, Doc, DocumentType, SupplementRequest } from '../../api/types';
import { Badge, Loaded, Section, ShortDate } from '../../ui';
import { countPoints } from './counts';
import { FindingItem } from './finding';
import '../supplements/texts';

interface RoundsProps {
  view: CaseView;
  types: readonly DocumentType[];
  documents: readonly Doc[];
}

/** The requests for supplements before the one that counts now: what was asked, what was answered, what the office made of it. */
export function Rounds({ view, ...known }: RoundsProps) {
  const { t } = useTranslation();
  const rounds = useApi<SupplementRequest[]>(`cases/${view.id}/supplement-requests`);
  const earlier = rounds.data?.filter(({ id }) => id !== view.supplements?.id);
  if (earlier?.length === 0) return null;
  return (
    <Section title={t('rounds.title')}>
      <Loaded query={{ ...rounds, data: earlier }}>{(all) => all.map((round) => <Round key={round.id} round={round} {...known} />)}</Loaded>
    </Section>
  );
}

function Round({ round, types, documents }: Omit<RoundsProps, 'view'> & { round: SupplementRequest }) {
  const { t } = useTranslation();
  const { findings, requestedAt, dueOn, answeredAt } = round;
  const { insufficient } = countPoints(round);
  return (
    <details className="br-more" data-testid="round">
      <summary className="kern-body">
        {t('rounds.round', { count: findings.length })} <ShortDate date={requestedAt} />, {t('rounds.due')} <ShortDate date={dueOn} />,{' '}
        {answeredAt === null ? (
          t('rounds.unanswered')
        ) : (
          <>
            {t('rounds.answered')} <ShortDate date={answeredAt} />
          </>
        )}{' '}
        {insufficient > 0 && <Badge tone="warning">{t('rounds.insufficient', { count: insufficient })}</Badge>}
      </summary>
      <ol className="br-list">
        {findings.map((finding, index) => (
          <FindingItem
            key={finding.id}
            number={index + 1}
            finding={finding}
            types={types}
            documents={documents}
            answer={null}
            mine={false}
          />
        ))}
      </ol>
    </details>
  );
}
