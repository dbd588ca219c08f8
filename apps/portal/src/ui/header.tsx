import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { auth } from '../api/http';
import type { Authority, Me } from '../api/types';
import { loginUrl } from '../api/queries';
import { unsentKeys } from '../collab/unsent-keys';
import { LANGUAGE_NAMES, LANGUAGES, useTranslation } from '../i18n';
import { accentOn } from './accent';
import { Icon, type IconName } from './button';
import { useChooseLanguage } from './language';

const OFFICE = ['clerk', 'officer', 'head'] as const;

/** The areas of the portal that a person may enter, in the order of the navigation. */
export function areasOf(me: Pick<Me, 'roles' | 'bodies'>): ('cases' | 'office' | 'inbox' | 'admin')[] {
  const office = OFFICE.some((role) => me.roles.includes(role));
  const inbox = me.roles.includes('body-member') || me.bodies.length > 0;
  const admin = me.roles.includes('administrator');
  const applicant = me.roles.includes('builder') || me.roles.includes('designer') || (!office && !inbox && !admin);
  return [applicant && ('cases' as const), office && ('office' as const), inbox && ('inbox' as const), admin && ('admin' as const)].filter(
    (area) => area !== false,
  );
}

interface HeaderProps {
  authority?: Authority;
  me?: Me;
  /** Has no areas and no profile, but a name and a way to identify. */
  guest?: boolean;
}

/** Head of every page: skip link, brand, authority, areas, language, notifications, user menu. */
export function Header({ authority, me, guest }: HeaderProps) {
  const { t } = useTranslation();
  const home = authority ? `/${authority.id}` : '/';
  return (
    <header className="br-header">
      <a className="br-skip kern-link" href="#main" onClick={skip}>
        {t('shell.skip')}
      </a>
      {authority?.sandbox && <p className="br-sandbox">{t('shell.sandbox')}</p>}
      {authority?.branding.accent && <Accent colour={authority.branding.accent} />}
      <div className="br-header-row kern-container">
        <Link className="br-brand" to={home}>
          <img src="/favicon.svg" alt="" width="32" height="32" />
          <span className="br-brand-text">
            <strong>{t('common.product')}</strong>
            {authority && <Name {...authority} />}
          </span>
        </Link>
        <div className="br-header-tools">
          <LanguageMenu />
          {authority && me && <Bell authority={authority.id} unread={me.unread} />}
          {authority && me && !guest && <UserMenu authority={authority.id} name={me.name} />}
          {me && guest && <GuestMenu name={me.name} />}
        </div>
      </div>
      {authority && me && !guest && <Areas authority={authority.id} me={me} />}
    </header>
  );
}

/** A phone has no room for a long name; the pack of the authority may know a short one. */
function Name({ name, branding: { shortName } }: Authority) {
  return (
    <>
      <span className={shortName && 'br-name-long'} lang="de">
        {name}
      </span>
      {shortName && (
        <span className="br-name-short" lang="de">
          {shortName}
        </span>
      )}
    </>
  );
}

/** A line in the colour of the authority, as it can be seen on the light and on the dark header. */
function Accent({ colour }: { colour: string }) {
  const style = { '--br-on-light': accentOn(colour, 1), '--br-on-dark': accentOn(colour, 0) } as React.CSSProperties;
  return <div className="br-accent" style={style} />;
}

function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Areas({ authority, me }: { authority: string; me: Me }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const areas = areasOf(me);
  if (areas.length === 0) return null;
  const links = { cases: `/${authority}`, office: `/${authority}/office`, inbox: `/${authority}/inbox`, admin: `/${authority}/admin` };
  const labels = { cases: t('shell.cases'), office: t('shell.office'), inbox: t('shell.inbox'), admin: t('shell.admin') };
  const inCases = pathname === links.cases || pathname.startsWith(`${links.cases}/cases`);
  return (
    <nav className="br-areas" aria-label={t('shell.navigation')}>
      <ul className="kern-container">
        {areas.map((area) => (
          <li key={area}>
            {area === 'cases' ? (
              <Link className={`br-tab${inCases ? ' active' : ''}`} to={links.cases} aria-current={inCases ? 'page' : undefined}>
                {labels.cases}
              </Link>
            ) : (
              <NavLink className="br-tab" to={links[area]}>
                {labels[area]}
              </NavLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The languages as a menu: each in its own words, the one of the page marked. */
function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const choose = useChooseLanguage();
  return (
    <Menu label={`${t('shell.language')} ${LANGUAGE_NAMES[i18n.language]}`} name={LANGUAGE_NAMES[i18n.language]} icon="language">
      {LANGUAGES.map((language) => (
        <li key={language}>
          <button
            type="button"
            className="br-menu-item"
            lang={language}
            aria-current={language === i18n.language}
            onClick={() => choose(language)}
          >
            <Icon name={language === i18n.language ? 'check' : 'language'} />
            {LANGUAGE_NAMES[language]}
          </button>
        </li>
      ))}
    </Menu>
  );
}

function Bell({ authority, unread }: { authority: string; unread: number }) {
  const { t } = useTranslation();
  return (
    <Link className="br-tool" to={`/${authority}/notifications`}>
      <Icon name="mail" />
      {unread > 0 && (
        <span className="br-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
      <span className="br-tool-text">{t('shell.notifications')}</span>
      {unread > 0 && <span className="kern-sr-only">{t('shell.unread', { count: unread })}</span>}
    </Link>
  );
}

/** Logs out here and at the login provider; what was typed and not sent is asked about before. */
export async function logout(): Promise<void> {
  if (unsentKeys().length > 0 && !(await (await import('../collab/before-logout')).mayLogOut())) return;
  const { url } = await auth<{ url: string }>('/logout', 'POST');
  window.location.assign(url || '/');
}

function UserMenu({ authority, name }: { authority: string; name: string }) {
  const { t } = useTranslation();
  return (
    <Menu label={t('shell.account', { name })} name={name} icon="account-circle">
      <li>
        <Link className="br-menu-item" to={`/${authority}/profile`}>
          <Icon name="account-circle" />
          {t('shell.profile')}
        </Link>
      </li>
      <li>
        <Link className="br-menu-item" to="/">
          <Icon name="home" />
          {t('shell.otherAuthority')}
        </Link>
      </li>
      <li>
        <button type="button" className="br-menu-item" onClick={() => void logout()}>
          <Icon name="logout" />
          {t('shell.logout')}
        </button>
      </li>
    </Menu>
  );
}

/** "Gast: Petra Lang". Logging in keeps the place and the work; leaving ends the session until the link is opened again. */
function GuestMenu({ name }: { name: string }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const label = t('shell.guest', { name });
  return (
    <Menu label={label} name={label} short={t('shell.guestShort')} icon="account-circle">
      <li>
        <a className="br-menu-item" href={loginUrl(pathname + search)}>
          <Icon name="account-circle" />
          {t('identify.go')}
        </a>
      </li>
      <li>
        <button type="button" className="br-menu-item" onClick={() => void logout()}>
          <Icon name="logout" />
          {t('shell.guestLeave')}
        </button>
      </li>
    </Menu>
  );
}

interface MenuProps {
  label: string;
  name: string;
  /** What a phone shows in place of the name, which is too long there. */
  short?: string;
  icon: IconName;
  children: ReactNode;
}

function Menu({ label, name, short, icon, children }: MenuProps) {
  const { pathname } = useLocation();
  // Open for one address only: going elsewhere closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === pathname;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpenAt(null);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpenAt(null);
      box.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return (
    <div className="br-menu" ref={box}>
      <button type="button" className="br-tool" aria-expanded={open} onClick={() => setOpenAt(open ? null : pathname)} aria-label={label}>
        <Icon name={icon} />
        <span className="br-tool-text br-ellipsis">{name}</span>
        {short && <span className="br-tool-short">{short}</span>}
        <Icon name="arrow-down" size="small" />
      </button>
      {open && <ul className="br-menu-list">{children}</ul>}
    </div>
  );
}
