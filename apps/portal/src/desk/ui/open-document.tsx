import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { read } from '../../api/http';
import { useAuthority } from '../../api/queries';
import { Icon, useProblemText } from '../../ui';

interface Props {
  /** Where the signed address comes from, below the authority. */
  path: string;
  children: ReactNode;
}

/** Opens a document in a new tab. The signed address is fetched when it is needed, as it lives for minutes only. */
export function OpenDocument({ path, children }: Props) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const problemText = useProblemText();
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    // Opened before the wait: a browser only lets a press open a window.
    const tab = window.open('', '_blank');
    try {
      const { url } = await read<{ url: string }>(`/${authority}/${path}`);
      setProblem(null);
      if (!tab) return window.location.assign(url);
      tab.opener = null;
      tab.location.href = url;
    } catch (error) {
      tab?.close();
      setProblem(problemText(error));
    }
  };
  return (
    <>
      <button type="button" className="desk-link" onClick={() => void open()}>
        <span>{children}</span>
        <Icon name="open-in-new" size="small" />
        <span className="kern-sr-only">{t('desk.newTab')}</span>
      </button>
      {problem && (
        <span className="desk-inline-problem" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}

/** Path of the signed address of one version of a document of a case. */
export function versionLink(caseId: string, documentId: string, version: number): string {
  return `cases/${caseId}/documents/${documentId}/versions/${version}/link?disposition=inline`;
}
