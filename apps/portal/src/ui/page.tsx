import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../i18n';
import { Link, useLocation } from 'react-router';

/** Address whose h1 had its turn; null until the first page is there, which leaves the focus where the browser put it. */
let shownPath: string | null = null;

export interface PageProps {
  title: string;
  /** Small line above the title, e.g. the file number. */
  preline?: ReactNode;
  /** Where "back" leads. */
  back?: { to: string; label: string };
  /** Citizen pages read best narrow; the desk uses the whole width. */
  width?: 'narrow' | 'medium' | 'full';
  /** Beside the title: buttons, a badge. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page: document title, h1 that takes the focus after navigation, content. Exactly one per screen. */
export function Page({ title, preline, back, width = 'narrow', aside, children }: PageProps) {
  const { t } = useTranslation();
  const { pathname, hash } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t('common.product')}`;
  }, [title, t]);
  useEffect(() => {
    // An address that names a field leaves the focus to that field.
    if (shownPath !== null && shownPath !== pathname && hash === '') {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shownPath = pathname;
  }, [pathname, hash]);
  return (
    <div className={`br-page br-page--${width}`}>
      {back && (
        <p className="br-back">
          <Link className="kern-link" to={back.to}>
            <span className="kern-icon kern-icon--arrow-back" aria-hidden="true" />
            {back.label}
          </Link>
        </p>
      )}
      <div className="br-page-head">
        <div>
          {preline && <p className="kern-preline">{preline}</p>}
          <h1 className="kern-heading-large" tabIndex={-1} ref={heading}>
            {title}
          </h1>
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Section({ title, aside, id, children }: { title: string; aside?: ReactNode; id?: string; children: ReactNode }) {
  const headingId = id ? `${id}-title` : undefined;
  return (
    <section className="br-section" id={id} aria-labelledby={headingId}>
      <div className="br-section-head">
        <h2 className="kern-heading-medium" id={headingId}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
