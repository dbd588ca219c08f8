import { useTranslation } from '../../i18n';
import type { Preview, PreviewPage } from '../../api/types';

/** Words for a page: "A3 quer". */
export function useFormat(): (page: PreviewPage) => string {
  const { t } = useTranslation();
  return ({ format, width, height }) => {
    if (format === null) return t('viewer.photo', { width, height });
    const orientation = t(width > height ? 'viewer.landscape' : 'viewer.portrait');
    return format === 'other' ? orientation : t('viewer.format', { format, orientation });
  };
}

/** What is known about a document as a whole: pages, sheet sizes, scales. */
export function useFacts(): (preview: Preview) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ count, pages, scales }) => {
    const formats = [...new Set(pages.map(format))].slice(0, 4).join(', ');
    const found =
      scales.length > 0 ? t('viewer.scale', { count: scales.length, scales: scales.map((scale) => `1:${scale}`).join(', ') }) : '';
    return [t('viewer.count', { count }), formats, found].filter(Boolean).join(' · ');
  };
}
