import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { Link } from 'react-router';

interface Props {
  title: string;
  /** The focus goes to the title when this changes, so that tabs of one case keep the place. */
  place: string;
  preline?: ReactNode;
  back?: { to: string; label: string };
  aside?: ReactNode;
  children: ReactNode;
}

let shownPlace: string | null = null;

/** A page of the desk: denser than the citizen pages, full width. */
export function DeskPage({ title, place, preline, back, aside, children }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t('common.product')}`;
  }, [title, t]);
  useEffect(() => {
    if (shownPlace !== null && shownPlace !== place) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shownPlace = place;
  }, [place]);
  return (
    <div className="br-page desk">
      <div className="br-page-head">
        <div>
          <div className="desk-over">
            {back && (
              <p className="br-back">
                <Link className="kern-link" to={back.to}>
                  <span className="kern-icon kern-icon--arrow-back" aria-hidden="true" />
                  {back.label}
                </Link>
              </p>
            )}
            {preline && <p className="kern-preline">{preline}</p>}
          </div>
          <h1 className="kern-heading-medium" tabIndex={-1} ref={heading}>
            {title}
          </h1>
        </div>
        {aside && <div className="desk-head-aside">{aside}</div>}
      </div>
      {children}
    </div>
  );
}
