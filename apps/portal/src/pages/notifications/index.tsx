import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import { useAuthority, useMe, usePaged, useSend } from '../../api/queries';
import type { Me, Notification } from '../../api/types';
import { Badge, Button, DateTime, Empty, German, Loaded, Page } from '../../ui';
import { areasOf } from '../../ui/header';
import './texts';

/** All notifications, newest first; opening one marks it as read. */
export default function NotificationsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const list = usePaged<Notification>('notifications');
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t('notification.title')} width="medium">
      <Loaded query={{ data: items, error: list.error, refetch: list.refetch }}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('notification.empty')}>{t('notification.emptyText')}</Empty>
          ) : (
            <Items items={all} me={me.data} />
          )
        }
      </Loaded>
      {list.hasNextPage && (
        <div className="br-actions">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Items({ items, me }: { items: Notification[]; me?: Me }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const mark = useSend(['notifications', 'me']);
  const read = (item: Notification): void => {
    if (item.readAt === null) mark.mutate({ path: `notifications/${item.id}/read` });
  };
  return (
    <ul className="br-list">
      {items.map((item) => (
        <li key={item.id} className={`br-item${item.readAt ? '' : ' br-item--new'}`}>
          <div className="br-item-head">
            <h2 className="kern-title">
              {item.caseId || item.params['participationId'] ? (
                <Link className="kern-link" to={targetOf(item, authority, me)} onClick={() => read(item)}>
                  <Words item={item} />
                </Link>
              ) : (
                <Words item={item} />
              )}
            </h2>
            {!item.readAt && <Badge tone="info">{t('notification.new')}</Badge>}
          </div>
          <Subject params={item.params} />
          <p className="kern-body kern-body--small kern-body--muted">
            <DateTime at={item.createdAt} />
          </p>
          {!item.readAt && (
            <div className="br-actions">
              <Button kind="tertiary" icon="check" onClick={() => read(item)}>
                {t('notification.markRead')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The portal's own words; a kind that it has none for says what happened in the words of the procedure. */
function Words({ item }: { item: Notification }) {
  const { t, i18n } = useTranslation();
  const key = `notification.kind.${item.kind}`;
  return i18n.exists(key) ? t(key) : <German>{item.text.replace(/\.$/, '')}</German>;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** File number and title of the case, what it is about and who did it, as far as the notification carries them. */
function Subject({ params }: { params: Notification['params'] }) {
  const { t } = useTranslation();
  const words = [wordOf(params['fileNumber']), wordOf(params['title']), wordOf(params['what'])].filter(Boolean);
  const by = wordOf(params['by']);
  if (words.length === 0 && by === '') return null;
  return <p className="kern-body">{[...words, ...(by === '' ? [] : [t('notification.by', { name: by })])].join(' · ')}</p>;
}

function targetOf(item: Notification, authority: string, me?: Me): string {
  const areas = me ? areasOf(me) : ['cases'];
  const participation = wordOf(item.params['participationId']);
  if (participation && areas.includes('inbox')) return `/${authority}/inbox/${participation}`;
  const desk = areas.includes('office') && !areas.includes('cases');
  return desk ? `/${authority}/office/cases/${item.caseId}` : `/${authority}/cases/${item.caseId}`;
}
