import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from '../i18n';
import { Link, Outlet, useLocation } from 'react-router';
import { loginUrl, useAuthorities, useAuthority, useMe, useSession } from '../api/queries';
import type { Authority, Me } from '../api/types';
import { AnchorButton } from './button';
import { Failed, Loaded, Loading } from './feedback';
import { Header } from './header';
import { useOwnLanguage } from './language';
import { LiveRegion } from './live-region';
import { Page } from './page';

interface FrameProps {
  authority?: Authority;
  me?: Me;
  /** Joined by a link, has not identified. */
  guest?: boolean;
  children: ReactNode;
}

function Frame({ authority, me, guest, children }: FrameProps) {
  useOwnLanguage(me);
  return (
    <div className="br-frame">
      <Header authority={authority} me={me} guest={guest} />
      <Offline />
      <main id="main" className="br-main kern-container" tabIndex={-1}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </main>
      <Footer />
      <LiveRegion />
    </div>
  );
}

function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="br-footer">
      <nav className="kern-container" aria-label={t('shell.footer')}>
        <Link className="kern-link" to="/accessibility">
          {t('shell.accessibility')}
        </Link>
        <Link className="kern-link" to="/privacy">
          {t('shell.privacy')}
        </Link>
      </nav>
    </footer>
  );
}

/** Says that the line is gone; what was typed stays on the page. */
function Offline() {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return <div role="status">{online ? null : <p className="br-offline kern-body">{t('shell.offline')}</p>}</div>;
}

/** Frame of the pages that need no login. */
export function PublicShell() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

/** Frame of what strangers may open inside an authority, e.g. an invitation: names the authority, and who is logged in if somebody is. */
export function VisitorShell() {
  const id = useAuthority();
  const authorities = useAuthorities();
  const session = useSession();
  const known = session.data?.authenticated === true && session.data.guest !== true;
  const me = useMe(known);
  const authority = authorities.data?.find((item) => item.id === id);
  const error = authorities.error ?? session.error;
  const refetch = (): unknown => Promise.all([authorities.refetch(), session.refetch()]);
  const data = authorities.data && session.data;
  return (
    <Frame authority={authority} me={me.data}>
      <Loaded query={{ data, error, refetch }}>{() => (authority ? <Outlet /> : <UnknownAuthority />)}</Loaded>
    </Frame>
  );
}

/** Frame of everything inside an authority: checks that it exists and that somebody is logged in. */
export function AuthorityShell() {
  const id = useAuthority();
  const authorities = useAuthorities();
  const session = useSession();
  const loggedIn = session.data?.authenticated === true;
  const me = useMe(loggedIn);
  const authority = authorities.data?.find((item) => item.id === id);
  if (authorities.error)
    return (
      <Frame>
        <Failed error={authorities.error} retry={() => void authorities.refetch()} />
      </Frame>
    );
  if (session.error)
    return (
      <Frame authority={authority}>
        <Failed error={session.error} retry={() => void session.refetch()} />
      </Frame>
    );
  if (!authorities.data || !session.data)
    return (
      <Frame>
        <Loading />
      </Frame>
    );
  if (!authority)
    return (
      <Frame>
        <UnknownAuthority />
      </Frame>
    );
  if (!loggedIn)
    return (
      <Frame authority={authority}>
        <LoginNeeded authority={authority} />
      </Frame>
    );
  if (me.data)
    return (
      <Frame authority={authority} me={me.data} guest={session.data.guest === true}>
        <Outlet />
      </Frame>
    );
  if (me.error)
    return (
      <Frame authority={authority}>
        <Failed error={me.error} retry={() => void me.refetch()} />
      </Frame>
    );
  return (
    <Frame authority={authority}>
      <Loading />
    </Frame>
  );
}

function UnknownAuthority() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <p className="kern-body">{t('notFound.authority')}</p>
      <p className="kern-body">
        <Link className="kern-link" to="/">
          {t('notFound.start')}
        </Link>
      </p>
    </Page>
  );
}

function LoginNeeded({ authority }: { authority: Authority }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <Page title={t('login.title')}>
      <p className="kern-body">{t('login.text', { authority: authority.name })}</p>
      <div className="br-actions">
        <AnchorButton kind="primary" href={loginUrl(pathname + search)}>
          {t('common.login')}
        </AnchorButton>
      </div>
      {authority.sandbox && <p className="kern-body kern-body--muted">{t('login.sandbox')}</p>}
      <p className="kern-body">{t('login.guest')}</p>
    </Page>
  );
}
