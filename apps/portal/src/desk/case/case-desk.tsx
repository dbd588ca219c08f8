import { Suspense } from 'react';
import { lazyPage, useTranslation } from '../../i18n';
import { Route, Routes, useNavigate, useParams } from 'react-router';
import { useAuthority, useCase } from '../../api/queries';
import type { CaseView } from '../../api/types';
import { Failed, Loading, StatusSentence, TabNav } from '../../ui';
import { useMessages } from '../../pages/messages/use-messages';
import { DeskPage } from '../ui/desk-page';
import { CaseBadge } from '../ui/parts';
import { ShortcutHelp, useShortcuts } from '../ui/shortcuts';
import { Deadlines } from './deadlines';

const Overview = lazyPage(() => import('./overview'));
const FormalCheck = lazyPage(() => import('../formal/formal-check'));
const Participations = lazyPage(() => import('../participation/participations'));
const DecisionTab = lazyPage(() => import('../decision/decision-tab'));
const ClocksTab = lazyPage(() => import('./clocks'));
const ProceedingsTab = lazyPage(() => import('./proceedings'));
const EFileTab = lazyPage(() => import('./efile'));
const Journal = lazyPage(() => import('./journal'));
const MessagesTab = lazyPage(() => import('../../pages/messages/desk-messages'));
const FeeTab = lazyPage(() => import('./fee'));

/** The tabs of a case in their order; the key is the last part of the address. */
const TABS = ['', 'formal-check', 'participation', 'decision', 'clocks', 'proceedings', 'efile', 'journal', 'fee', 'messages'] as const;
/** The digits as they lie on the keyboard: the tenth tab is 0. */
const keyOf = (index: number): string => String((index + 1) % 10);
const TAB_TEXTS: Record<(typeof TABS)[number], string> = {
  '': 'overview',
  'formal-check': 'formalCheck',
  participation: 'participation',
  decision: 'decision',
  clocks: 'clocks',
  proceedings: 'proceedings',
  efile: 'efile',
  journal: 'journal',
  fee: 'fee',
  messages: 'messages',
};

/** One case, everything about it: head, deadlines, and a tab for each kind of work. */
export default function CaseDesk() {
  const { t } = useTranslation();
  const { caseId = '' } = useParams();
  const authority = useAuthority();
  const query = useCase(caseId, { poll: 30_000 });
  if (query.data) return <Opened view={query.data} />;
  if (query.error)
    return (
      <DeskPage
        title={t('desk.failedCase')}
        place={`case ${caseId}`}
        back={{ to: `/${authority}/office`, label: t('desk.worklist.title') }}
      >
        <Failed error={query.error} retry={() => void query.refetch()} />
      </DeskPage>
    );
  return <Loading />;
}

function Opened({ view }: { view: CaseView }) {
  const { t, i18n } = useTranslation();
  const authority = useAuthority();
  const navigate = useNavigate();
  const base = `/${authority}/office/cases/${view.id}`;
  const counts: Partial<Record<(typeof TABS)[number], number | undefined>> = {
    participation: view.openParticipations,
    messages: useMessages(view.id).data?.unread,
  };
  const go = (tab: string): void => void navigate(tab === '' ? base : `${base}/${tab}`);
  useShortcuts({
    ...Object.fromEntries(TABS.map((tab, index) => [keyOf(index), () => go(tab)])),
    u: () => void navigate(`/${authority}/office`),
  });
  // "Your turn" is said to those only who may do something now.
  const ball = view.ball === 'office' && view.allowed.length === 0 ? ('nobody' as const) : view.ball;
  // Where the procedure speaks to the applicants, the office has words of its own.
  const facts = {
    ...view,
    ball,
    statusSentence: i18n.exists(`desk.sentence.${view.status}`) ? t(`desk.sentence.${view.status}`) : view.statusSentence,
  };
  return (
    <DeskPage
      title={view.title}
      place={`case ${view.id}`}
      preline={[view.fileNumber, view.place, view.procedureBasis].filter(Boolean).join(' · ')}
      back={{ to: `/${authority}/office`, label: t('desk.worklist.title') }}
      aside={
        <>
          <CaseBadge status={view.status} label={view.statusLabel} />
          <ShortcutHelp
            rows={[
              { keys: ['1', '…', keyOf(TABS.length - 1)], text: t('desk.keys.tabs') },
              { keys: ['u'], text: t('desk.keys.back') },
            ]}
          />
        </>
      }
    >
      <StatusSentence facts={facts} viewer="office" />
      <Deadlines deadlines={view.deadlines} />
      <div>
        <TabNav
          label={t('desk.tab.label')}
          tabs={TABS.map((tab) => ({
            to: tab === '' ? base : `${base}/${tab}`,
            label: t(`desk.tab.${TAB_TEXTS[tab]}`),
            end: tab === '',
            count: counts[tab],
          }))}
        />
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route index element={<Overview view={view} />} />
            <Route path="formal-check" element={<FormalCheck view={view} />} />
            <Route path="participation" element={<Participations view={view} />} />
            <Route path="decision" element={<DecisionTab view={view} />} />
            <Route path="clocks" element={<ClocksTab view={view} />} />
            <Route path="proceedings" element={<ProceedingsTab view={view} />} />
            <Route path="efile" element={<EFileTab caseId={view.id} />} />
            <Route path="journal" element={<Journal caseId={view.id} />} />
            <Route path="messages" element={<MessagesTab view={view} />} />
            <Route path="fee" element={<FeeTab caseId={view.id} />} />
          </Routes>
        </Suspense>
      </div>
    </DeskPage>
  );
}
