import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n';
import { useAuthority, useSend } from '../../api/queries';
import type { Doc } from '../../api/types';
import { Alert, Button, formatSize } from '../../ui';
import { DropZone } from './drop-zone';
import { matchFiles, unfinishedFiles, type UnfinishedFile } from './unfinished';
import { addUploads, startUploads, type UploadItem } from './upload-store';

interface UnfinishedFilesProps {
  caseId: string;
  documents: readonly Doc[];
  uploads: readonly UploadItem[];
}

/** Files whose transfer broke off before: chosen again, they go on where they ended. */
export function UnfinishedFiles({ caseId, documents, uploads }: UnfinishedFilesProps) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const [others, setOthers] = useState<readonly string[]>([]);
  const unfinished = useMemo(() => unfinishedFiles(documents, uploads), [documents, uploads]);
  const goOn = (files: File[]): void => {
    const { matched, others: strange } = matchFiles(files, unfinished);
    setOthers(strange.map(({ name }) => name));
    const ids = addUploads(matched.map(({ file, begun }) => ({ authority, caseId, file, ...begunBefore(begun) })));
    startUploads(ids);
  };
  if (unfinished.length === 0) return null;
  return (
    <Alert tone="warning" title={t('unfinished.title', { count: unfinished.length })}>
      <p className="kern-body">{t('unfinished.text')}</p>
      <ul className="br-needed">
        {unfinished.map((file) => (
          <li key={file.documentId} className="br-needed-item">
            <span className="kern-body">
              {file.fileName} ({formatSize(file.size)})
            </span>
            {file.isNew && <Discard caseId={caseId} file={file} />}
          </li>
        ))}
      </ul>
      <DropZone label={t('unfinished.choose')} hint={t('unfinished.hint')} multiple photo={false} onFiles={goOn} />
      {others.length > 0 && (
        <p className="kern-body" role="alert">
          {t('unfinished.others', { count: others.length, names: others.slice(0, 3).join('“, „') })}
        </p>
      )}
    </Alert>
  );
}

const begunBefore = ({ documentId, version, partSize, title, typeCode, sha256 }: UnfinishedFile) => ({
  title,
  typeCode,
  documentId,
  target: { documentId, version, partSize },
  expectedSha256: sha256,
});

function Discard({ caseId, file }: { caseId: string; file: UnfinishedFile }) {
  const { t } = useTranslation();
  const discard = useSend([`cases/${caseId}/documents`]);
  return (
    <Button
      kind="tertiary"
      icon="delete"
      busy={discard.isPending}
      onClick={() => discard.mutate({ method: 'DELETE', path: `cases/${caseId}/documents/${file.documentId}` })}
    >
      {t('unfinished.discard')}
      <span className="br-sr-only"> {file.fileName}</span>
    </Button>
  );
}
