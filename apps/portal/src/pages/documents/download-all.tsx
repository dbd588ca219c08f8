import { useTranslation } from '../../i18n';
import { useAuthority } from '../../api/queries';
import type { Doc } from '../../api/types';
import { AnchorButton } from '../../ui';

/** All documents of a case as one file; nothing where there is none. The browser loads it like any file, whatever its size. */
export function DownloadAll({ caseId, documents }: { caseId: string; documents: readonly Doc[] }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  if (!documents.some((doc) => doc.currentVersion > 0 && !doc.withdrawn)) return null;
  return (
    <div className="br-actions">
      <AnchorButton kind="tertiary" icon="download" href={`/api/v1/${authority}/cases/${caseId}/documents.zip`} download="">
        {t('documents.downloadAll')}
      </AnchorButton>
    </div>
  );
}
