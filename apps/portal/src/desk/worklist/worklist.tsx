import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useAuthority, usePaged } from '../../api/queries';
import type { CaseRow, CaseStatus } from '../../api/types';
import { announce, Button, Empty, Failed, Loading, Select, Table, TextField, type Column } from '../../ui';
import { DeskPage } from '../ui/desk-page';
import { Due } from '../ui/due';
import { CaseBadge, More } from '../ui/parts';
import { moveRow, ShortcutHelp, useShortcuts } from '../ui/shortcuts';

const OPEN: CaseStatus[] = ['formalCheck', 'supplementsRequested', 'substantiveCheck', 'releasePending'];
const CLOSED: CaseStatus[] = ['granted', 'refused', 'deemedGranted', 'withdrawn', 'deemedWithdrawn'];
/** The views of the list and the states they show; the name stands in the address. */
const VIEWS: Record<string, CaseStatus[]> = {
  open: OPEN,
  formalCheck: ['formalCheck'],
  supplementsRequested: ['supplementsRequested'],
  substantiveCheck: ['substantiveCheck'],
  releasePending: ['releasePending'],
  closed: CLOSED,
  all: [],
};
const SORTS = ['due', '-created', 'fileNumber'];

interface Filter {
  view: string;
  statuses: CaseStatus[];
  q: string;
  sort: string;
  change: (changes: Record<string, string>) => void;
}

/** The filter stands in the address, so that a view can be kept and shared. */
function useFilter(): Filter {
  const [params, setParams] = useSearchParams();
  const view = params.get('status') ?? 'open';
  const listed = view.split(',').filter((status): status is CaseStatus => [...OPEN, ...CLOSED].includes(status as CaseStatus));
  const sort = params.get('sort') ?? 'due';
  const change = (changes: Record<string, string>): void => {
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [key, value] of Object.entries(changes)) {
          if (value === '') next.delete(key);
          else next.set(key, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  return { view, statuses: VIEWS[view] ?? listed, q: params.get('q') ?? '', sort: SORTS.includes(sort) ? sort : 'due', change };
}

function pathOf(filter: Filter): string {
  const query = new URLSearchParams({ scope: 'office', sort: filter.sort, limit: '50' });
  if (filter.statuses.length > 0) query.set('status', filter.statuses.join(','));
  if (filter.q !== '') query.set('q', filter.q);
  return `cases?${query.toString()}`;
}

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
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const count = query.data && (total ?? rows.length);
  const countText =
    count === undefined
      ? ''
      : total === undefined && query.hasNextPage
        ? t('desk.worklist.countAtLeast', { count })
        : t('desk.worklist.count', { count });
  useEffect(() => {
    if (countText !== '') announce(countText);
  }, [countText]);
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
      <p className="kern-body kern-body--small desk-count">{countText || '\u00a0'}</p>
      {query.error && !query.data && <Failed error={query.error} retry={() => void query.refetch()} />}
      {!query.data && !query.error && <Loading />}
      {query.data && rows.length === 0 && <Nothing filter={filter} />}
      {rows.length > 0 && <Rows rows={rows} />}
      <More query={query} />
    </DeskPage>
  );
}

function Filters({ filter, search }: { filter: Filter; search: React.RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const { q, change } = filter;
  const [text, setText] = useState(q);
  const [sent, setSent] = useState(q);
  if (q !== sent) {
    // The address changed by itself (back button, reset): it wins over what stands in the field.
    setSent(q);
    setText(q);
  }
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  useEffect(() => {
    const next = text.trim();
    if (next === q) return;
    const timer = setTimeout(() => {
      setSent(next);
      latest.current({ q: next });
    }, 250);
    return () => clearTimeout(timer);
  }, [text, q]);
  return (
    <div className="desk-filters">
      <nav className="desk-views" aria-label={t('desk.worklist.views')}>
        <ul>
          {Object.keys(VIEWS).map((view) => (
            <li key={view}>
              <Link
                className="desk-view"
                aria-current={filter.view === view ? 'page' : undefined}
                replace
                to={`?${new URLSearchParams({ ...(view === 'open' ? {} : { status: view }), ...(q && { q }), ...(filter.sort !== 'due' && { sort: filter.sort }) }).toString()}`}
              >
                {t(`desk.worklist.view.${view}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form className="desk-search" role="search" onSubmit={(event) => event.preventDefault()}>
        <TextField
          ref={search}
          type="search"
          label={t('desk.worklist.search')}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          label={t('desk.worklist.sort')}
          value={filter.sort}
          onChange={(event) => change({ sort: event.target.value === 'due' ? '' : event.target.value })}
          choices={[
            { value: 'due', label: t('desk.worklist.sortDue') },
            { value: '-created', label: t('desk.worklist.sortCreated') },
            { value: 'fileNumber', label: t('desk.worklist.sortFileNumber') },
          ]}
        />
      </form>
    </div>
  );
}

function Nothing({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  if (filter.q === '' && filter.view === 'open') return <Empty title={t('desk.worklist.empty')}>{t('desk.worklist.emptyText')}</Empty>;
  return (
    <Empty title={t('desk.worklist.noMatch')}>
      <Button onClick={() => filter.change({ q: '', status: '' })}>{t('desk.worklist.reset')}</Button>
    </Empty>
  );
}

function Rows({ rows }: { rows: CaseRow[] }) {
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
      numeric: true,
      cell: (row) => (row.openParticipations > 0 ? row.openParticipations : '–'),
    },
  ];
  return (
    <Table small caption={t('desk.worklist.title')} columns={columns} rows={rows} rowKey={(row) => row.id} rowClass={() => 'desk-row'} />
  );
}

function NextDeadline({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  if (!row.nextDeadline) return <>–</>;
  return (
    <span className="desk-next">
      <Due date={row.nextDeadline.dueOn} />
      <span className="desk-muted">{t(`deadline.kind.${row.nextDeadline.kind}`)}</span>
    </span>
  );
}
