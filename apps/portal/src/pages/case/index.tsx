import { createContext, Suspense, useContext } from 'react';
import { Navigate, Route, Routes, useParams } from 'react-router';
import { ApiProblem } from '../../api/http';
import { useAuthority, useCase } from '../../api/queries';
import type { CaseView } from '../../api/types';
import { lazyPage } from '../../i18n';
import { Loaded, Loading } from '../../ui';
import NotFound from '../not-found';
import { myPart } from './my-part';

const DraftRoom = lazyPage(() => import('../../collab/draft-room'));
const History = lazyPage(() => import('../../collab/history'));
const Tasks = lazyPage(() => import('../application/tasks'));
const SectionForm = lazyPage(() => import('../application/section'));
const Check = lazyPage(() => import('../application/check'));
const Receipt = lazyPage(() => import('../application/receipt'));
const Answers = lazyPage(() => import('../application/answers-page'));
const Documents = lazyPage(() => import('../documents/documents'));
const Viewer = lazyPage(() => import('../viewer/routes').then((routes) => ({ default: routes.ApplicantViewer })));
const People = lazyPage(() => import('../people/people'));
const FeePage = lazyPage(() => import('../fee/fee'));
const PaymentPage = lazyPage(() => import('../fee/payment'));
const Overview = lazyPage(() => import('../room/overview'));
const Supplements = lazyPage(() => import('../room/supplements'));
const Notices = lazyPage(() => import('../room/notices'));
const Deadlines = lazyPage(() => import('../room/deadlines'));
const Steps = lazyPage(() => import('../room/steps'));
const Messages = lazyPage(() => import('../messages/messages'));
const Withdraw = lazyPage(() => import('../room/withdraw'));

const CaseContext = createContext<CaseView | null>(null);

/** The case of the address; only below CaseRoutes. */
export function useCaseView(): CaseView {
  const view = useContext(CaseContext);
  if (!view) throw new Error('useCaseView outside of a case');
  return view;
}

/** Address of the case, e.g. '/district/cases/1'. */
export function useCasePath(): string {
  return `/${useAuthority()}/cases/${useCaseView().id}`;
}

/** Everything about one case for the applicant side: the application while it is a draft, the case room after. */
export default function CaseRoutes() {
  const { caseId = '' } = useParams();
  const query = useCase(caseId, { poll: 30_000 });
  if (!query.data && query.error instanceof ApiProblem && query.error.status === 404) return <NotFound />;
  return <Loaded query={query}>{(view) => <CasePages view={view} />}</Loaded>;
}

/** Whoever was only asked to pay: the fee and the payments, whatever else the address says. */
function PayerPages() {
  const path = useCasePath();
  return (
    <Routes>
      <Route path="fee" element={<FeePage />} />
      <Route path="payment/:paymentId" element={<PaymentPage />} />
      <Route path="*" element={<Navigate to={`${path}/fee`} replace />} />
    </Routes>
  );
}

function CasePages({ view }: { view: CaseView }) {
  const authority = useAuthority();
  const draft = view.status === 'draft';
  switch (myPart(view).sees) {
    case 'nothing':
      return <Navigate to={`/${authority}/office/cases/${view.id}`} replace />;
    case 'fee':
      return (
        <CaseContext value={view}>
          {
            <Suspense fallback={<Loading />}>
              <PayerPages />
            </Suspense>
          }
        </CaseContext>
      );
    case 'everything':
      break;
  }
  const pages = (
    <Routes>
      <Route index element={draft ? <Tasks /> : <Overview />} />
      <Route path="documents" element={<Documents />} />
      <Route path="documents/:documentId" element={<Viewer />} />
      <Route path="people" element={<People />} />
      <Route path="messages" element={<Messages />} />
      <Route path="fee" element={<FeePage />} />
      <Route path="payment/:paymentId" element={<PaymentPage />} />
      {draft && <Route path="form/:section" element={<SectionForm />} />}
      {draft && <Route path="check" element={<Check />} />}
      {draft && <Route path="history" element={<History />} />}
      {!draft && <Route path="receipt" element={<Receipt />} />}
      {!draft && <Route path="application" element={<Answers />} />}
      {!draft && <Route path="supplements" element={<Supplements />} />}
      {!draft && <Route path="notices" element={<Notices />} />}
      {!draft && <Route path="steps" element={<Steps />} />}
      {!draft && <Route path="deadlines" element={<Deadlines />} />}
      {!draft && <Route path="withdraw" element={<Withdraw />} />}
      {!draft && <Route path="form/*" element={<Navigate to={`/${authority}/cases/${view.id}`} replace />} />}
      {!draft && <Route path="check" element={<Navigate to={`/${authority}/cases/${view.id}/receipt`} replace />} />}
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
  return (
    <CaseContext value={view}>
      <Suspense fallback={<Loading />}>{draft ? <DraftRoom caseId={view.id}>{pages}</DraftRoom> : pages}</Suspense>
    </CaseContext>
  );
}
