import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import type { CaseStatus, Participation } from '../../api/types';
import { Badge, Button, Failed, Loading, type Tone } from '../../ui';

const CASE_TONES: Partial<Record<CaseStatus, Tone>> = {
  supplementsRequested: 'warning',
  releasePending: 'warning',
  hearing: 'warning',
  deferred: 'warning',
  granted: 'success',
  deemedGranted: 'success',
  mayStart: 'success',
  acknowledged: 'success',
  refused: 'danger',
  prohibited: 'danger',
  revoked: 'danger',
  lapsed: 'danger',
};

/** States at which the office works; it has its own short words for them. The others are called as the procedure calls them, if it is asked. */
const AT_WORK: readonly CaseStatus[] = ['draft', 'formalCheck', 'supplementsRequested', 'substantiveCheck', 'releasePending'];

/** The state of a case. `label`: as its procedure calls it, e.g. `Vorbescheid erteilt`. */
export function CaseBadge({ status, label }: { status: CaseStatus; label?: string }) {
  const { t } = useTranslation();
  const words = label === undefined || AT_WORK.includes(status) ? t(`desk.state.${status}`) : label;
  return <Badge tone={CASE_TONES[status] ?? 'info'}>{words}</Badge>;
}

const PARTICIPATION_TONES: Record<Participation['status'], Tone> = {
  requested: 'info',
  extensionAsked: 'warning',
  answered: 'success',
  deemedNoConcerns: 'success',
  cancelled: 'info',
};

export function ParticipationBadge({ status }: { status: Participation['status'] }) {
  const { t } = useTranslation();
  return <Badge tone={PARTICIPATION_TONES[status]}>{t(`desk.state.${status}`)}</Badge>;
}

interface MoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Loads the next page of a list; nothing when it is complete. */
function More({ query }: MoreProps) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <div className="br-actions">
      <Button icon="arrow-down" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('desk.more')}
      </Button>
    </div>
  );
}

interface ListQuery<T> {
  data: { pages: readonly { items: readonly T[] }[] } | undefined;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** A list page by page: loading, failed, empty, or its rows and the button for more. */
export function ListStates<T>({
  query,
  empty,
  children,
}: {
  query: ListQuery<T>;
  empty: ReactNode;
  children: (rows: readonly T[]) => ReactNode;
}) {
  if (query.error && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      {children(rows)}
      <More query={query} />
    </>
  );
}

/** A hash: its beginning to look at, the whole of it to copy and to hear. */
export function Hash({ value }: { value: string }) {
  return (
    <abbr className="br-hash desk-hash" title={value}>
      {value.slice(0, 12)}…
    </abbr>
  );
}

/** A part of a desk page with its heading and, beside it, what one can do. */
export function Block({ title, aside, level = 2, children }: { title: string; aside?: ReactNode; level?: 2 | 3; children: ReactNode }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="desk-block">
      <div className="br-section-head">
        <Heading className="kern-title">{title}</Heading>
        {aside && <div className="desk-head-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** A text of several lines as it was typed. */
export function Prose({ text }: { text: string }) {
  return <p className="kern-body desk-prose">{text}</p>;
}
