import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { read, send } from '../../api/http';
import { useAuthority } from '../../api/queries';
import type { Doc } from '../../api/types';
import { Button, useProblemText } from '../../ui';
import { ViewerLink } from '../viewer';

interface DocumentLinksProps {
  caseId: string;
  doc: Pick<Doc, 'id' | 'title' | 'currentVersion'>;
  version?: number;
  /** A notice is opened with a command, because opening it has legal effects that the journal records. */
  notice?: boolean;
  /** Opens the pages in the portal instead of a new tab. */
  viewer?: boolean;
  /** What to do once it is open, e.g. read the case again. */
  onOpened?: () => void;
}

/** Open in a new tab, or download; the signed address is fetched when it is needed. */
export function DocumentLinks({ caseId, doc, version = doc.currentVersion, notice, viewer, onOpened }: DocumentLinksProps) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const problemText = useProblemText();
  const [error, setError] = useState<unknown>(null);
  const base = `/${authority}/cases/${caseId}/documents/${doc.id}`;
  const link = (disposition: 'inline' | 'attachment'): Promise<{ url: string }> =>
    notice && disposition === 'inline'
      ? send({ method: 'POST', path: `${base}/open`, body: {} })
      : read(`${base}/versions/${version}/link?disposition=${disposition}`);
  const view = async (): Promise<void> => {
    setError(null);
    const tab = window.open('about:blank', '_blank');
    try {
      const { url } = await link('inline');
      if (tab) {
        tab.opener = null;
        tab.location.replace(new URL(url, window.location.origin));
      } else window.location.assign(url);
      onOpened?.();
    } catch (failure) {
      tab?.close();
      setError(failure);
    }
  };
  const download = async (): Promise<void> => {
    setError(null);
    try {
      // A notice that is downloaded counts as opened too.
      if (notice) await send({ method: 'POST', path: `${base}/open`, body: {} });
      window.location.assign((await link('attachment')).url);
      onOpened?.();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <div className="br-actions">
      {viewer ? (
        <ViewerLink source={{ caseId }} doc={doc} version={version} />
      ) : (
        <Button kind="tertiary" icon="open-in-new" onClick={() => void view()}>
          {t('documents.open')}
          <span className="br-sr-only"> {doc.title}</span>
        </Button>
      )}
      <Button kind="tertiary" icon="download" onClick={() => void download()}>
        {t('documents.download')}
        <span className="br-sr-only"> {doc.title}</span>
      </Button>
      {error !== null && (
        <p className="kern-body" role="alert">
          {problemText(error)}
        </p>
      )}
    </div>
  );
}
