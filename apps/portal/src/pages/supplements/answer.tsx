import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from '../../i18n';
import type { Application, Doc, DocumentType, Finding, FormDefinition } from '../../api/types';
import { Alert, Button, DateTime, Failed, TextArea } from '../../ui';
import type { UploadItem } from '../documents/upload-store';
import { removeUpload } from '../documents/upload-store';
import type { AnswerSaver, SaverState } from './answer-saver';
import { FieldAnswer } from './field-answer';
import { FileAnswer } from './file-answer';
import { inputOf, type AnswerInput, type PreparedAnswer } from './answer-input';
import { useSaveAnswer } from './use-prepared';

export interface AnswerProps {
  finding: Finding;
  prepared: PreparedAnswer;
  problems: readonly { path: string; key: string }[];
  form: FormDefinition;
  application: Application;
  types: readonly DocumentType[];
  documents: readonly Doc[];
  upload: UploadItem | undefined;
  caseId: string;
}

/** The answer to one finding while it is written: fields of the form, a document, words. It is saved as it is typed. */
export function Answer(props: AnswerProps) {
  const { finding, prepared, form, application, problems, documents, upload, caseId } = props;
  const { t } = useTranslation();
  const { saver, saving } = useSaveAnswer(caseId, prepared);
  const [input, setInput] = useState<AnswerInput>(() => inputOf(prepared));
  // What others have saved appears here, as long as nothing of ours is on its way.
  const [seen, setSeen] = useState(prepared.revision);
  if (prepared.revision !== seen && !saving.busy && saving.theirs === null) {
    setSeen(prepared.revision);
    setInput(inputOf(prepared));
  }
  const change = (changes: Partial<AnswerInput>, soon = true): void => {
    const next = { ...input, ...changes };
    setInput(next);
    saver.save(next, soon);
  };
  useUploaded(documents, upload, (documentId) => change({ documentId }, false));
  const setValue = (section: string, field: string, value: unknown): void =>
    change({ values: { ...input.values, [section]: { ...input.values[section], [field]: value } } });
  const document = documents.find((doc) => doc.id === input.documentId);
  return (
    <div className="supplements-answer" onBlur={() => void saver.flush()}>
      {prepared.fields.map((key, index) => {
        const [section = '', id = ''] = key.split('.');
        const field = form.sections.find((one) => one.id === section)?.fields.find((one) => one.id === id);
        if (!field) return null;
        return (
          <div key={key}>
            {key !== finding.field && index === (prepared.fields[0] === finding.field ? 1 : 0) && (
              <p className="kern-body">{t('punchList.followUp')}</p>
            )}
            <FieldAnswer
              form={form}
              section={section}
              field={field}
              before={application.data[section]?.[id]}
              value={input.values[section]?.[id]}
              problem={problems.find(({ path }) => path === `/${section}/${id}`)?.key ?? null}
              onValue={(value) => setValue(section, id, value)}
            />
          </div>
        );
      })}
      {document && !upload ? (
        <div className="br-actions">
          <p className="kern-body">{t('punchList.document', { title: document.title, version: document.currentVersion })}</p>
          <Button kind="tertiary" onClick={() => change({ documentId: null }, false)}>
            {t('punchList.documentAway')}
          </Button>
        </div>
      ) : (
        <FileAnswer {...props} />
      )}
      <TextArea
        label={t('supplements.answer')}
        optional={prepared.fields.length > 0 || input.documentId !== null || upload !== undefined}
        rows={3}
        maxLength={2000}
        value={input.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <Saved prepared={prepared} saver={saver} saving={saving} input={input} onTake={(taken) => setInput(inputOf(taken))} />
    </div>
  );
}

/** Takes the document as the answer as soon as it has passed the quarantine. */
function useUploaded(documents: readonly Doc[], upload: UploadItem | undefined, onReady: (documentId: string) => void): void {
  const tell = useEffectEvent(onReady);
  const isReady = documents.some(
    (doc) =>
      doc.id === upload?.documentId && doc.versions.some(({ version, status }) => version === upload.version && status === 'available'),
  );
  const documentId = upload?.documentId ?? null;
  const uploadId = upload?.id ?? '';
  useEffect(() => {
    if (!isReady || documentId === null) return;
    tell(documentId);
    removeUpload(uploadId);
  }, [isReady, documentId, uploadId]);
}

interface SavedProps {
  prepared: PreparedAnswer;
  saver: AnswerSaver;
  saving: SaverState;
  input: AnswerInput;
  onTake: (taken: PreparedAnswer) => void;
}

/** Saved or not, by whom last; and who decides when two wrote at once. */
function Saved({ prepared, saver, saving, input, onTake }: SavedProps) {
  const { t } = useTranslation();
  const { state, error, theirs } = saving;
  if (theirs) {
    const name = theirs.updatedBy?.name ?? '';
    const take = (): void => {
      onTake(theirs);
      saver.decide(null);
    };
    return (
      <Alert tone="warning" title={t('punchList.conflict.title', { name })} live>
        <p className="kern-body">{t('punchList.conflict.text')}</p>
        {theirs.text && <blockquote className="kern-body">{theirs.text}</blockquote>}
        <div className="br-actions">
          <Button onClick={take}>{t('punchList.conflict.theirs', { name })}</Button>
          <Button onClick={() => saver.decide(input)}>{t('punchList.conflict.mine')}</Button>
        </div>
      </Alert>
    );
  }
  if (state === 'failed' && error) {
    return (
      <>
        <Failed error={error} />
        <p className="kern-body" role="status">
          {t('punchList.save.failed')}
        </p>
        <div className="br-actions">
          <Button onClick={() => void saver.flush()}>{t('punchList.save.retry')}</Button>
        </div>
      </>
    );
  }
  return (
    <p className="kern-body kern-body--small kern-body--muted" data-testid="answer-saved">
      {state === 'saving' && t('punchList.save.saving')}
      {state === 'saved' && t('punchList.save.saved')}
      {state === 'idle' && prepared.updatedBy && prepared.updatedAt && (
        <>
          {t('punchList.by', { name: prepared.updatedBy.name })} <DateTime at={prepared.updatedAt} />
        </>
      )}
    </p>
  );
}
