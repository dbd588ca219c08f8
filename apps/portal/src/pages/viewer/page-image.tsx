import { useRef } from 'react';
import { useTranslation } from '../../i18n';
import type { PreviewPage } from '../../api/types';
import { German } from '../../ui';
import { useFormat } from './page-words';
import { useInView } from './use-in-view';
import { useImage, type PageOf } from './use-preview';
import { pictureFor } from './zoom';

interface PageImageProps {
  of: PageOf;
  page: PreviewPage;
  count: number;
  /** CSS pixels. */
  width: number;
}

/** One page at its place, also before its picture is there; the large picture takes over when the usual one would be blurred. */
export function PageImage({ of, page, count, width }: PageImageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const inView = useInView(box, { margin: '800px' });
  const usual = useImage(of, 'page', inView);
  const wantsLarge = pictureFor(page, width, window.devicePixelRatio) === 'large';
  const large = useImage(of, 'large', inView && wantsLarge);
  const picture = wantsLarge && large.data?.url ? large.data : usual.data;
  const failed = usual.error !== null || usual.data?.state === 'none';
  const words = `${t('viewer.pageOf', { page: page.number, count })}, ${format(page)}`;
  return (
    <div ref={box} className="br-viewer-paper" style={{ width, aspectRatio: `${page.width} / ${page.height}` }} data-state={picture?.state}>
      {picture?.url && <img src={picture.url} alt={words} decoding="async" />}
      {!picture?.url && (
        <p className="kern-body br-viewer-wait">{t(failed ? 'viewer.pageNone' : 'viewer.pagePreparing', { page: page.number })}</p>
      )}
      {usual.data?.text && (
        <div className="br-sr-only">
          <p>{t('viewer.textOf')}</p>
          <p>
            <German>{usual.data.text}</German>
          </p>
        </div>
      )}
    </div>
  );
}
