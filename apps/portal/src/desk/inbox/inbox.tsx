import { useTranslation } from '../../i18n';
import { Link, useSearchParams } from 'react-router';
import { useAuthority, useMe, usePaged } from '../../api/queries';
import type { Participation } from '../../api/types';
import { Empty, ShortDate, Table, type Column } from '../../ui';
import { DeskPage } from '../ui/desk-page';
import { Due } from '../ui/due';
import { ListStates, ParticipationBadge } from '../ui/parts';
import { moveRow, ShortcutHelp, useShortcuts } from '../ui/shortcuts';

const VIEWS = ['open', 'done'] as const;

/** The requests to a participating body, the most urgent first. */
export default function Inbox() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const me = useMe().data;
  const status = params.get('status') === 'done' ? 'done' : 'open';
  const query = usePaged<Participation>(`inbox?status=${status}`);
  useShortcuts({
    j: () => {
      if (!moveRow(1) && query.hasNextPage) void query.fetchNextPage();
    },
    k: () => void moveRow(-1),
  });
  return (
    <DeskPage
      title={t('desk.inboxPage.title')}
      place="inbox"
      preline={me?.bodies.map((body) => body.name).join(', ')}
      aside={
        <ShortcutHelp
          rows={[
            { keys: ['j', 'k'], text: t('desk.keys.rows') },
            { keys: ['Enter'], text: t('desk.keys.open') },
          ]}
        />
      }
    >
      <nav className="desk-views" aria-label={t('desk.inboxPage.views')}>
        <ul>
          {VIEWS.map((view) => (
            <li key={view}>
              <Link
                className="desk-view"
                replace
                to={view === 'open' ? '?' : `?status=${view}`}
                aria-current={status === view ? 'page' : undefined}
              >
                {t(`desk.inboxPage.view.${view}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ListStates query={query} empty={<Empty title={t(`desk.inboxPage.empty.${status}`)} />}>
        {(rows) => <Rows rows={rows} done={status === 'done'} />}
      </ListStates>
    </DeskPage>
  );
}

function Rows({ rows, done }: { rows: readonly Participation[]; done: boolean }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const several = (useMe().data?.bodies.length ?? 0) > 1;
  const sorted = done ? rows : [...rows].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const columns: Column<Participation>[] = [
    {
      key: 'title',
      header: t('desk.worklist.case'),
      primary: true,
      cell: (row) => (
        <Link className="kern-link desk-row-link" data-row to={`/${authority}/inbox/${row.id}`}>
          {row.caseTitle}
        </Link>
      ),
    },
    { key: 'number', header: t('desk.worklist.fileNumber'), cell: (row) => <span className="desk-nowrap">{row.fileNumber}</span> },
    { key: 'place', header: t('desk.worklist.place'), cell: (row) => row.place },
    ...(several ? [{ key: 'body', header: t('desk.participation.body'), cell: (row: Participation) => row.body.name }] : []),
    { key: 'status', header: t('desk.worklist.status'), cell: (row) => <ParticipationBadge status={row.status} /> },
    {
      key: 'due',
      header: t('desk.participation.due'),
      cell: (row) => (done ? <ShortDate date={row.dueOn} /> : <Due date={row.dueOn} />),
    },
  ];
  return (
    <Table
      small
      caption={t('desk.inboxPage.title')}
      columns={columns}
      rows={[...sorted]}
      rowKey={(row) => row.id}
      rowClass={() => 'desk-row'}
    />
  );
}
