import { useRef } from 'react';
import type { Doc } from '../../api/types';
import { Icon } from '../../ui';
import type { Source } from './source';
import { useImage } from './use-preview';
import { useInView } from './use-in-view';
import './viewer.css';

interface ThumbnailProps {
  source: Source;
  doc: Pick<Doc, 'id' | 'currentVersion'>;
  version?: number;
  page?: number;
  /** For dense lists. */
  small?: boolean;
}

/** A small picture of a page (default: the first), loaded when it comes into view. Decoration only: the title beside it carries the meaning. */
export function Thumbnail({ source, doc, version = doc.currentVersion, page = 1, small }: ThumbnailProps) {
  const box = useRef<HTMLSpanElement>(null);
  const inView = useInView(box);
  const { data } = useImage({ source, documentId: doc.id, version, page }, 'thumbnail', inView);
  return (
    <span
      ref={box}
      className={`br-thumbnail${small ? ' br-thumbnail--small' : ''}${data?.state === 'pending' ? ' br-thumbnail--pending' : ''}`}
      data-testid="thumbnail"
      data-state={data?.state}
    >
      {data?.url ? (
        <img src={data.url} width={data.width ?? undefined} height={data.height ?? undefined} alt="" decoding="async" />
      ) : (
        <Icon name="draft" />
      )}
    </span>
  );
}
