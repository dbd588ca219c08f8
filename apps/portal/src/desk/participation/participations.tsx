import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { CaseView, Participation } from '../../api/types';
import { Empty, Loaded } from '../../ui';
import { Block } from '../ui/parts';
import { StartForm } from './start-form';
import { Statements } from './statements';
import { Timeline } from './timeline';

/** Which bodies are asked, what they answered, and asking more of them. */
export default function Participations({ view }: { view: CaseView }) {
  const query = useApi<Participation[]>(`cases/${view.id}/participations`, { poll: 30_000 });
  return <Loaded query={query}>{(list) => <Opened view={view} participations={list} />}</Loaded>;
}

function Opened({ view, participations }: { view: CaseView; participations: readonly Participation[] }) {
  const { t } = useTranslation();
  const mayStart = view.allowed.includes('START_PARTICIPATIONS');
  const any = participations.length > 0;
  const open = participations.filter((item) => item.status === 'requested' || item.status === 'extensionAsked').length;
  return (
    <div className="desk-stack">
      {any && (
        <Block
          title={t('desk.participation.title')}
          aside={
            <span className="kern-body kern-body--small">
              {t('desk.participation.progress', { done: participations.length - open, count: participations.length })}
            </span>
          }
        >
          <Timeline participations={participations} />
        </Block>
      )}
      {any && <Statements participations={participations} />}
      {mayStart && !any && (
        <Block title={t('desk.participation.start')}>
          <StartForm view={view} participations={participations} />
        </Block>
      )}
      {mayStart && any && (
        <details className="kern-accordion">
          <summary className="kern-accordion__header">
            <span className="kern-title">{t('desk.participation.startMore')}</span>
          </summary>
          <div className="kern-accordion__body">
            <StartForm view={view} participations={participations} />
          </div>
        </details>
      )}
      {!mayStart && !any && (
        <Empty title={t('desk.participation.none')}>
          {t(`desk.participation.${view.status === 'substantiveCheck' ? 'noneOfficer' : 'noneYet'}`)}
        </Empty>
      )}
    </div>
  );
}
