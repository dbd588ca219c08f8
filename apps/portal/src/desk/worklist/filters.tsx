import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from '../../i18n';
import { Link, useSearchParams } from 'react-router';
import type { CaseStatus } from '../../api/types';
import { Select, TextField } from '../../ui';

const MUNICIPALITY: CaseStatus[] = ['atMunicipality', 'municipalReview'];
const WAITING: CaseStatus[] = ['hearing', 'deferred'];
const OPEN: CaseStatus[] = ['formalCheck', 'supplementsRequested', 'substantiveCheck', 'releasePending', ...MUNICIPALITY, ...WAITING];
const CLOSED: CaseStatus[] = [
  'granted',
  'refused',
  'deemedGranted',
  'mayStart',
  'acknowledged',
  'prohibited',
  'handedOver',
  'notCompetent',
  'withdrawn',
  'deemedWithdrawn',
  'lapsed',
  'revoked',
];
/** The cases of which a deadline has warned, whatever their state. */
const WARNED = 'warned';
/** The views of the list and the states they show; the name stands in the address. */
const VIEWS: Record<string, CaseStatus[]> = {
  open: OPEN,
  [WARNED]: [],
  formalCheck: ['formalCheck'],
  supplementsRequested: ['supplementsRequested'],
  substantiveCheck: ['substantiveCheck'],
  waiting: WAITING,
  municipality: MUNICIPALITY,
  releasePending: ['releasePending'],
  closed: CLOSED,
  all: [],
};
const SORTS = ['due', '-created', 'fileNumber'];

export interface Filter {
  view: string;
  statuses: CaseStatus[];
  q: string;
  sort: string;
  change: (changes: Record<string, string>) => void;
}

/** The filter stands in the address, so that a view can be kept and shared. */
export function useFilter(): Filter {
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

/** The address of the list below the authority. */
export function pathOf(filter: Filter): string {
  const query = new URLSearchParams({ scope: 'office', sort: filter.sort, limit: '50' });
  if (filter.statuses.length > 0) query.set('status', filter.statuses.join(','));
  if (filter.view === WARNED) query.set('warned', 'true');
  if (filter.q !== '') query.set('q', filter.q);
  return `cases?${query.toString()}`;
}

/** Views, search and order of the list. */
export function Filters({ filter, search }: { filter: Filter; search: RefObject<HTMLInputElement | null> }) {
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
