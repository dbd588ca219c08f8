import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAuthority } from '../../api/queries';
import type { Doc, DocumentType, Finding } from '../../api/types';
import { Alert, Badge, Button, formatSize, Progress, TextArea } from '../../ui';
import { useFormTexts } from '../application/texts';
import { useCaseForm } from '../application/use-form';
import { pathSteps } from '../application/values';
import { useCaseView } from '../case';
import { DropZone } from '../documents/drop-zone';
import { fileProblem } from '../documents/file-problem';
import { NewVersion } from '../documents/new-version';
import { titleOf } from '../documents/suggest';
import { addUpload, removeUpload, startUploads, type UploadItem } from '../documents/upload-store';
import { useUploadProblem } from '../documents/upload-problem';

interface FindingItemProps {
  number: number;
  finding: Finding;
  caseId: string;
  types: readonly DocumentType[];
  documents: Doc[];
  editable: boolean;
  text: string;
  onText: (text: string) => void;
  upload: UploadItem | undefined;
}

/** One finding: what is wrong, by which rule, and the answer to it: a text, a new version, or a new document. */
export function FindingItem(props: FindingItemProps) {
  const { number, finding, types, documents, editable, text, onText, upload } = props;
  const { t } = useTranslation();
  const texts = useFormTexts(useCaseForm(useCaseView()).data);
  const doc = documents.find((item) => item.id === finding.documentId);
  const type = types.find((item) => item.code === finding.typeCode);
  const [section, field] = pathSteps(finding.field ?? '');
  const subject = doc?.title ?? type?.label ?? (section && field ? texts.label(section, field) : '');
  return (
    <li className="br-item" data-testid="finding">
      <div className="br-item-head">
        <h3 className="kern-title kern-title--small">
          {number}. {t(`findingKind.${finding.kind}`)}
          {subject && `: ${subject}`}
        </h3>
        {finding.open ? <Badge tone="warning">{t('supplements.open')}</Badge> : <Badge tone="success">{t('supplements.closed')}</Badge>}
      </div>
      <p className="kern-body">{finding.text}</p>
      <p className="kern-body kern-body--small kern-body--muted">{t('deadline.basis', { basis: finding.legalBasis })}</p>
      {editable ? (
        <>
          <FileAnswer {...props} doc={doc} />
          <TextArea
            label={t('supplements.answer')}
            optional={upload !== undefined}
            rows={3}
            maxLength={4000}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        </>
      ) : (
        <GivenAnswer finding={finding} documents={documents} />
      )}
    </li>
  );
}

function GivenAnswer({ finding, documents }: { finding: Finding; documents: Doc[] }) {
  const { t } = useTranslation();
  const doc = documents.find((item) => item.id === finding.answerDocumentId);
  if (finding.answer === null && !doc) return null;
  return (
    <p className="kern-body">
      <strong>{t('supplements.yourAnswer')}:</strong> {finding.answer} {doc && `(${doc.title})`}
    </p>
  );
}

function FileAnswer({ finding, caseId, types, doc, upload }: FindingItemProps & { doc: Doc | undefined }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const problem = useUploadProblem();
  const [replacing, setReplacing] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (upload) return <UploadState upload={upload} />;
  if (doc) {
    return (
      <div className="br-actions">
        <Button icon="drive-folder-upload" onClick={() => setReplacing(true)}>
          {t('documents.newVersion')}
          <span className="br-sr-only"> {doc.title}</span>
        </Button>
        {replacing && <NewVersion caseId={caseId} doc={doc} findingId={finding.id} onClose={() => setReplacing(false)} />}
      </div>
    );
  }
  const take = ([file]: File[]): void => {
    if (!file) return;
    const code = fileProblem(file);
    setRefused(code);
    if (code) return;
    const typeCode = finding.typeCode ?? types[0]?.code ?? '';
    startUploads([addUpload({ authority, caseId, file, title: titleOf(file.name), typeCode, findingId: finding.id })]);
  };
  if (finding.typeCode === null) return null;
  return (
    <>
      <DropZone label={t('supplements.file')} hint={t('upload.hint')} onFiles={take} />
      {refused && <Alert tone="danger" title={problem(refused)} live />}
    </>
  );
}

function UploadState({ upload }: { upload: UploadItem }) {
  const { t } = useTranslation();
  const problem = useUploadProblem();
  const size = formatSize(upload.file.size);
  const moving = upload.state !== 'checking' && upload.state !== 'failed';
  return (
    <div>
      <p className="kern-body" role="status">
        {upload.file.name}: {t(`upload.state.${upload.state}`, { done: formatSize(upload.done), size })}
      </p>
      {moving && <Progress label={upload.file.name} value={upload.done} max={Math.max(1, upload.file.size)} />}
      {upload.problem && <Alert tone="danger" title={problem(upload.problem)} live />}
      {!moving && (
        <div className="br-actions">
          {upload.state === 'failed' && <Button onClick={() => startUploads([upload.id])}>{t('upload.retry')}</Button>}
          <Button kind="tertiary" onClick={() => removeUpload(upload.id)}>
            {t('supplements.otherFile')}
          </Button>
        </div>
      )}
    </div>
  );
}
