import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n';
import type { Doc, PreviewPage } from '../../api/types';
import type { Source } from './source';
import { Thumbnail } from './thumbnail';

interface PageListProps {
  source: Source;
  doc: Doc;
  version: number;
  pages: readonly PreviewPage[];
  current: number;
  onGo: (page: number) => void;
}

/** All pages small, beside the pages themselves. */
export function PageList({ source, doc, version, pages, current, onGo }: PageListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = list.current?.children[current - 1];
    if (!(item instanceof HTMLElement) || !list.current) return;
    // By hand: scrollIntoView would move the whole page, too.
    const { scrollTop, clientHeight } = list.current;
    const top = item.offsetTop - list.current.offsetTop;
    if (top < scrollTop || top + item.offsetHeight > scrollTop + clientHeight) list.current.scrollTop = top;
  }, [current]);
  return (
    <nav className="br-viewer-list" aria-label={t('viewer.pageList')}>
      <ol ref={list}>
        {pages.map(({ number }) => (
          <li key={number}>
            <button type="button" aria-current={number === current ? 'page' : undefined} onClick={() => onGo(number)}>
              <Thumbnail source={source} doc={doc} version={version} page={number} />
              <span>
                <span className="br-sr-only">{t('viewer.page')} </span>
                {number}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
