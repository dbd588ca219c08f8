import { useId } from 'react';
import { useTranslation } from '../../i18n';
import type { PreviewPage } from '../../api/types';
import { Button } from '../../ui';

interface ToolbarProps {
  pages: readonly PreviewPage[];
  count: number;
  current: number;
  /** Of the size on paper. */
  share: number;
  fits: boolean;
  onGo: (page: number) => void;
  onZoom: (how: 'in' | 'out' | 'fit' | 'actual') => void;
}

/** Turning pages and size; stays in view. */
export function Toolbar({ pages, count, current, share, fits, onGo, onZoom }: ToolbarProps) {
  const { t } = useTranslation();
  const pageId = useId();
  const percent = Math.round(share * 100);
  return (
    <div className="br-viewer-tools" role="toolbar" aria-label={t('viewer.tools')}>
      <div className="br-viewer-group">
        <Button small kind="tertiary" icon="chevron-left" iconOnly disabled={current <= 1} onClick={() => onGo(current - 1)}>
          {t('viewer.previous')}
        </Button>
        <label className="kern-label" htmlFor={pageId}>
          {t('viewer.page')}
        </label>
        <select id={pageId} className="br-viewer-select" value={current} onChange={(event) => onGo(Number(event.target.value))}>
          {pages.map(({ number }) => (
            <option key={number} value={number}>
              {number}
            </option>
          ))}
        </select>
        <span className="kern-label">{t('viewer.of', { count })}</span>
        <Button small kind="tertiary" icon="chevron-right" iconOnly disabled={current >= pages.length} onClick={() => onGo(current + 1)}>
          {t('viewer.next')}
        </Button>
      </div>
      <div className="br-viewer-group">
        <Button small kind="tertiary" aria-label={t('viewer.zoomOut')} onClick={() => onZoom('out')}>
          −
        </Button>
        <span className="kern-label br-viewer-share" role="status">
          <span className="br-sr-only">{t('viewer.zoomed', { percent })}</span>
          <span aria-hidden="true">{t('viewer.percent', { percent })}</span>
        </span>
        <Button small kind="tertiary" aria-label={t('viewer.zoomIn')} onClick={() => onZoom('in')}>
          +
        </Button>
        <Button small kind="tertiary" aria-pressed={fits} onClick={() => onZoom('fit')}>
          {t('viewer.fit')}
        </Button>
        <Button
          small
          kind="tertiary"
          aria-label={t('viewer.actualName')}
          aria-pressed={percent === 100 && !fits}
          onClick={() => onZoom('actual')}
        >
          {t('viewer.actual')}
        </Button>
      </div>
    </div>
  );
}
