import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../../i18n';
import { useNavigate, useSearchParams } from 'react-router';
import type { Doc, Preview } from '../../api/types';
import { PageImage } from './page-image';
import { PageList } from './page-list';
import type { Source } from './source';
import { Toolbar } from './toolbar';
import { usePagesInView } from './use-pages-in-view';
import { shareOf, shownWidth, zoomIn, zoomOut, type Zoom } from './zoom';

interface PagesProps {
  source: Source;
  doc: Doc;
  version: number;
  preview: Preview;
  /** Where Esc leads. */
  back: string;
}

/** Pages one below the other, with tools, a list of them and keys. */
export function Pages({ source, doc, version, preview, back }: PagesProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keysId = useId();
  const [params, setParams] = useSearchParams();
  const area = useRef<HTMLDivElement>(null);
  const room = useRoom(area);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const { pages, count } = preview;
  const { current, go } = usePagesInView(area, pages.length, Number(params.get('page') ?? 1));
  useFocusOnOpening(area);
  useEffect(() => {
    if (String(current) === (params.get('page') ?? '1')) return;
    setParams((before) => (before.set('page', String(current)), before), { replace: true, preventScrollReset: true });
  }, [current, params, setParams]);
  const page = pages[current - 1];
  const share = page ? shareOf(page, zoom, room) : 1;
  const changeZoom = (how: 'in' | 'out' | 'fit' | 'actual'): void => {
    setZoom({ in: zoomIn(share), out: zoomOut(share), fit: 'fit' as const, actual: 1 }[how]);
  };
  const keys: Record<string, () => void> = {
    ArrowRight: () => go(current + 1),
    ArrowLeft: () => go(current - 1),
    Home: () => go(1),
    End: () => go(pages.length),
    '+': () => changeZoom('in'),
    '-': () => changeZoom('out'),
    '0': () => changeZoom('fit'),
    Escape: () => void navigate(back),
  };
  return (
    <div className="br-viewer" onKeyDown={(event) => pressed(event, keys, area.current)}>
      <Toolbar {...{ pages, count, current, share }} fits={zoom === 'fit'} onGo={go} onZoom={changeZoom} />
      <div className="br-viewer-body">
        {pages.length > 1 && <PageList {...{ source, doc, version, pages, current }} onGo={go} />}
        <div
          ref={area}
          className="br-viewer-area"
          role="region"
          tabIndex={0}
          aria-label={`${t('viewer.pages')}: ${doc.title}`}
          aria-describedby={keysId}
        >
          <div className="br-viewer-stack">
            {pages.map((one) => (
              <div key={one.number} data-page={one.number} data-testid="viewer-page">
                <PageImage
                  of={{ source, documentId: doc.id, version, page: one.number }}
                  page={one}
                  count={count}
                  width={shownWidth(one, zoom, room)}
                />
              </div>
            ))}
          </div>
        </div>
      </div>
      <p id={keysId} className="kern-body kern-body--small br-viewer-keys">
        {t('viewer.keys')}
      </p>
    </div>
  );
}

/** Arrows to the side scroll where there is more to the side; a field keeps its own keys. */
function pressed(event: KeyboardEvent, keys: Readonly<Record<string, () => void>>, area: HTMLElement | null): void {
  const wide = area !== null && area.scrollWidth > area.clientWidth;
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement || (sideways && wide)) return;
  const run = keys[event.key];
  if (!run) return;
  event.preventDefault();
  run();
}

/** Space around the pages on both sides, as the styles have it. */
const MARGIN_PX = 32;

/** How wide a page may be without scrolling sideways. */
function useRoom(area: { readonly current: HTMLElement | null }): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const measure = (): void => setRoom(Math.max(1, element.clientWidth - MARGIN_PX));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  return room;
}

/** The keys work at once, unless somebody has gone elsewhere meanwhile. */
function useFocusOnOpening(area: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const at = document.activeElement;
    if (at === document.body || at?.tagName === 'H1') area.current?.focus({ preventScroll: true });
  }, [area]);
}
