import { useTranslation } from '../i18n';
import { Navigate } from 'react-router';
import { loginUrl, useAuthority, useGuest, useMe, usePaged } from '../api/queries';
import type { CaseRow } from '../api/types';
import {
  AnchorButton,
  Button,
  Card,
  DeadlineLabel,
  Empty,
  LinkButton,
  Loaded,
  Page,
  ShortDate,
  StatusBadge,
  useDeadlineTitle,
} from '../ui';
import { areasOf } from '../ui/header';

/** My applications; who works at an office or a body only goes there at once. */
export default function HomePage() {
  const me = useMe();
  const authority = useAuthority();
  if (useGuest()) return <GuestHome />;
  return (
    <Loaded query={me}>
      {(person) => {
        const [area = 'cases'] = areasOf(person);
        return area === 'cases' ? <MyCases name={person.name} /> : <Navigate to={`/${authority}/${area}`} replace />;
      }}
    </Loaded>
  );
}

/** Who came by a link has no list of applications, but knows the way to one. */
function GuestHome() {
  const { t } = useTranslation();
  const authority = useAuthority();
  return (
    <Page title={t('home.guestTitle')}>
      <p className="kern-body">{t('home.guestText')}</p>
      <div className="br-actions">
        <AnchorButton kind="primary" href={loginUrl(`/${authority}`)}>
          {t('identify.go')}
        </AnchorButton>
      </div>
    </Page>
  );
}

function MyCases({ name }: { name: string }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const cases = usePaged<CaseRow>('cases?scope=mine&sort=-created');
  const rows = cases.data?.pages.flatMap((page) => page.items);
  const add = (
    <LinkButton kind="primary" icon="add" to={`/${authority}/cases/new`}>
      {t('home.new')}
    </LinkButton>
  );
  return (
    <Page title={t('home.title')} preline={t('home.hello', { name })} aside={add} width="medium">
      <Loaded query={{ data: rows, error: cases.error, refetch: cases.refetch }}>
        {(list) => (list.length === 0 ? <Empty title={t('home.empty')}>{t('home.emptyText')}</Empty> : <CaseCards rows={list} />)}
      </Loaded>
      {cases.hasNextPage && (
        <div className="br-actions">
          <Button busy={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function CaseCards({ rows }: { rows: CaseRow[] }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const title = useDeadlineTitle();
  return (
    <div className="br-cards">
      {rows.map((row) => (
        <Card key={row.id} title={row.title} to={`/${authority}/cases/${row.id}`} preline={row.fileNumber ?? t('home.noFileNumber')}>
          <p className="kern-body">{row.place}</p>
          <StatusBadge status={row.status} />
          {row.nextDeadline && (
            <p className="kern-body kern-body--small">
              {title(row.nextDeadline)}: <DeadlineLabel deadline={row.nextDeadline} plain />
            </p>
          )}
          <p className="kern-body kern-body--small kern-body--muted">
            {row.submittedAt ? t('home.submitted') : t('home.started')} <ShortDate date={row.submittedAt ?? row.createdAt} />
          </p>
        </Card>
      ))}
    </div>
  );
}
