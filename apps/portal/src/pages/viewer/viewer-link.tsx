import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useTranslation } from '../../i18n';
import { useAuthority } from '../../api/queries';
import type { Doc } from '../../api/types';
import { LinkButton } from '../../ui';
import { viewerPath, type Source } from './source';
import './texts';

interface ViewerLinkProps {
  source: Source;
  doc: Pick<Doc, 'id' | 'title'>;
  /** Default: the current one. */
  version?: number;
  /** Opens there, e.g. at the page that a finding names. */
  page?: number;
  /** Without: a button "Ansehen" that names the document to screen readers. */
  children?: ReactNode;
}

/** Leads to the pages of a document. */
export function ViewerLink({ source, doc, version, page, children }: ViewerLinkProps) {
  const { t } = useTranslation();
  const path = viewerPath(useAuthority(), useLocation().pathname, source, doc.id);
  const query = new URLSearchParams({ ...(version ? { version: String(version) } : {}), ...(page ? { page: String(page) } : {}) });
  const to = query.size > 0 ? `${path}?${query.toString()}` : path;
  if (children !== undefined)
    return (
      <Link className="kern-link" to={to}>
        {children}
      </Link>
    );
  return (
    <LinkButton kind="tertiary" icon="visibility" to={to}>
      {t('viewer.view')}
      <span className="br-sr-only"> {doc.title}</span>
    </LinkButton>
  );
}
