import { useTranslation } from '../../i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useApi, useAuthority } from '../../api/queries';
import type { CaseView, Doc } from '../../api/types';
import { Alert, DateTime, Empty, German, Loaded } from '../../ui';
import { useCaseView } from '../case';
import { DocumentLinks } from '../documents/document-links';
import { Thumbnail, ViewerLink } from '../viewer';
import { RoomPage } from './room-page';

/** Letters and notices of the authority. Opening the decision is recorded, because it sets the period for an objection going. */
export default function NoticesPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`, { poll: 15_000 });
  return (
    <RoomPage title={t('room.notices')}>
      <Loaded query={documents}>
        {(list) => <Letters view={view} letters={list.filter((doc) => doc.direction === 'outgoing' && doc.currentVersion > 0)} />}
      </Loaded>
    </RoomPage>
  );
}

function Letters({ view, letters }: { view: CaseView; letters: Doc[] }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const client = useQueryClient();
  if (letters.length === 0) return <Empty title={t('notices.none')}>{t('notices.noneText')}</Empty>;
  const newest = letters.toSorted((left, right) =>
    (right.versions.at(-1)?.uploadedAt ?? '').localeCompare(left.versions.at(-1)?.uploadedAt ?? ''),
  );
  const refresh = (): void => void client.invalidateQueries({ queryKey: ['api', authority, 'cases', view.id] });
  return (
    <ul className="br-list">
      {newest.map((doc) => {
        const notice = doc.id === view.decision?.noticeDocumentId;
        const at = doc.versions.at(-1)?.uploadedAt;
        return (
          <li key={doc.id} className={`br-item${notice ? ' br-item--new' : ''}`} data-testid={notice ? 'notice' : 'letter'}>
            <div className="br-with-thumbnail">
              <Thumbnail source={{ caseId: view.id }} doc={doc} />
              <div>
                <h2 className="kern-title">{doc.title}</h2>
                <p className="kern-body kern-body--small kern-body--muted">
                  <German>{doc.typeLabel}</German>
                  {at && (
                    <>
                      , <DateTime at={at} />
                    </>
                  )}
                </p>
              </div>
            </div>
            {notice && <Alert title={t('notices.openTitle')}>{t('notices.openText')}</Alert>}
            <ViewerLink source={{ caseId: view.id }} doc={doc} />
            <DocumentLinks caseId={view.id} doc={doc} notice={notice} onOpened={refresh} />
          </li>
        );
      })}
    </ul>
  );
}
