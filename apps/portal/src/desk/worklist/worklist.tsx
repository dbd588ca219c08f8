import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import { useAuthority, usePaged } from '../../api/queries';
import type { CaseRow } from '../../api/types';
import { announce, Badge, Button, Empty, Table, useDistance, useToday, type Column } from '../../ui';
import { DeskPage } from '../ui/desk-page';
import { Due, urgencyOf } from '../ui/due';
import { CaseBadge, ListStates } from '../ui/parts';
import { moveRow, ShortcutHelp, useShortcuts } from '../ui/shortcuts';
import { Filters, pathOf, useFilter, type Filter } from './filters';

/** The cases of the office, the most urgent legal date first. */
export default function Worklist() {
  const { t } = useTranslation();
  const filter = useFilter();
  const query = usePaged<CaseRow>(pathOf(filter));
  const search = useRef<HTMLInputElement>(null);
  useShortcuts({
    j: () => {
      if (!moveRow(1) && query.hasNextPage) void query.fetchNextPage();
    },
    k: () => void moveRow(-1),
    '/': () => search.current?.focus(),
  });
  const total = query.data?.pages[0]?.total;
  const count = query.data && (total ?? query.data.pages.flatMap((page) => page.items).length);
  return (
    <DeskPage
      title={t('desk.worklist.title')}
      place="worklist"
      aside={
        <ShortcutHelp
          rows={[
            { keys: ['j', 'k'], text: t('desk.keys.rows') },
            { keys: ['Enter'], text: t('desk.keys.open') },
            { keys: ['/'], text: t('desk.keys.search') },
          ]}
        />
      }
    >
      <Filters filter={filter} search={search} />
      <Count count={count} more={total === undefined && query.hasNextPage} />
      <ListStates query={query} empty={<Nothing filter={filter} />}>
        {(rows) => <Rows rows={rows} />}
      </ListStates>
    </DeskPage>
  );
}

/** How many cases the view has; said aloud when it changes. */
function Count({ count, more }: { count: number | undefined; more: boolean }) {
  const { t } = useTranslation();
  const text = count === undefined ? '' : t(more ? 'desk.worklist.countAtLeast' : 'desk.worklist.count', { count });
  useEffect(() => {
    if (text !== '') announce(text);
  }, [text]);
  return <p className="kern-body kern-body--small desk-count">{text || '\u00a0'}</p>;
}

function Nothing({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  if (filter.q === '' && filter.view === 'open') return <Empty title={t('desk.worklist.empty')}>{t('desk.worklist.emptyText')}</Empty>;
  if (filter.q === '' && filter.view === 'warned')
    return <Empty title={t('desk.worklist.noWarning')}>{t('desk.worklist.noWarningText')}</Empty>;
  return (
    <Empty title={t('desk.worklist.noMatch')}>
      <Button onClick={() => filter.change({ q: '', status: '' })}>{t('desk.worklist.reset')}</Button>
    </Empty>
  );
}

function Rows({ rows }: { rows: readonly CaseRow[] }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const columns: Column<CaseRow>[] = [
    {
      key: 'title',
      header: t('desk.worklist.case'),
      primary: true,
      cell: (row) => (
        <Link className="kern-link desk-row-link" data-row to={`/${authority}/office/cases/${row.id}`}>
          {row.title}
        </Link>
      ),
    },
    { key: 'number', header: t('desk.worklist.fileNumber'), cell: (row) => <span className="desk-nowrap">{row.fileNumber ?? '–'}</span> },
    { key: 'place', header: t('desk.worklist.place'), cell: (row) => row.place },
    { key: 'status', header: t('desk.worklist.status'), cell: (row) => <CaseBadge status={row.status} /> },
    { key: 'due', header: t('desk.worklist.due'), cell: (row) => <NextDeadline row={row} /> },
    {
      key: 'open',
      header: t('desk.worklist.open'),

      cell: (row) => (row.openParticipations > 0 ? t('desk.worklist.openCount', { count: row.openParticipations }) : '–'),
    },
  ];
  return (
    <Table
      small
      caption={t('desk.worklist.title')}
      columns={columns}
      rows={[...rows]}
      rowKey={(row) => row.id}
      rowClass={() => 'desk-row'}
    />
  );
}

/** The next legal date, and the deadline that warns, which need not be the next one. */
function NextDeadline({ row }: { row: CaseRow }) {
  const { nextDeadline, warning } = row;
  if (!nextDeadline) return <>–</>;
  const same = warning !== null && warning.kind === nextDeadline.kind && warning.dueOn === nextDeadline.dueOn;
  const fiction = same && nextDeadline.fiction;
  // The mark of a warning says the title itself, unless it says what the law makes of it.
  const titled = !same || fiction;
  return (
    <span className="desk-next">
      <Due date={nextDeadline.dueOn} />
      {titled && <span className="desk-muted">{nextDeadline.title}</span>}
      {warning && <Warning warning={warning} fiction={fiction} />}
    </span>
  );
}

/** 'Fiktion in 5 Tagen' where the law then acts by itself, else 'Stellungnahme in 5 Tagen'. */
function Warning({ warning, fiction }: { warning: NonNullable<CaseRow['warning']>; fiction: boolean }) {
  const { t } = useTranslation();
  const distance = useDistance();
  const today = useToday();
  return (
    <Badge tone={urgencyOf(warning.dueOn, today) === 'late' ? 'danger' : 'warning'}>
      {t('desk.worklist.warning', { title: fiction ? t('desk.worklist.fiction') : warning.title, when: distance(warning.dueOn) })}
    </Badge>
  );
}
