import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { lazyPage } from './i18n';
import { ErrorBoundary } from './ui/error-boundary';
import { Loading } from './ui/feedback';
import { AuthorityShell, PublicShell, VisitorShell } from './ui/shell';

const Start = lazyPage(() => import('./pages/start'));
const Accessibility = lazyPage(() => import('./pages/legal/accessibility'));
const Privacy = lazyPage(() => import('./pages/legal/privacy'));
const NotFound = lazyPage(() => import('./pages/not-found'));
const Home = lazyPage(() => import('./pages/home'));
const Join = lazyPage(() => import('./pages/people/join'));
const Notifications = lazyPage(() => import('./pages/notifications'));
const WhyMail = lazyPage(() => import('./pages/messages/why-mail'));
const Profile = lazyPage(() => import('./pages/profile'));
const NewCase = lazyPage(() => import('./pages/new-case'));
const CaseRoutes = lazyPage(() => import('./pages/case'));
const DeskRoutes = lazyPage(() => import('./desk/routes'));

/** All addresses of the portal. Every page is loaded when it is first opened. */
export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route element={<PublicShell />}>
            <Route index element={<Start />} />
            <Route path="accessibility" element={<Accessibility />} />
            <Route path="privacy" element={<Privacy />} />
            <Route path="not-found" element={<NotFound />} />
          </Route>
          <Route path=":authority/join" element={<VisitorShell />}>
            <Route index element={<Join />} />
          </Route>
          <Route path=":authority" element={<AuthorityShell />}>
            <Route index element={<Home />} />
            <Route path="notifications" element={<Notifications />} />
            <Route path="why-mail" element={<WhyMail />} />
            <Route path="profile" element={<Profile />} />
            <Route path="cases/new/*" element={<NewCase />} />
            <Route path="cases/:caseId/*" element={<CaseRoutes />} />
            <Route path="office/*" element={<DeskRoutes area="office" />} />
            <Route path="inbox/*" element={<DeskRoutes area="inbox" />} />
            <Route path="admin/*" element={<DeskRoutes area="admin" />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}
