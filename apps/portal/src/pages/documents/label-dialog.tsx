import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n';
import { useSend } from '../../api/queries';
import type { Doc } from '../../api/types';
import { Alert, announce, Button, Dialog, Select, TextField, useProblemText } from '../../ui';
import { typeGroups, type GroupTexts, type TypeChoices } from './type-groups';

interface LabelDialogProps {
  caseId: string;
  /** One: type and name; several: the type that they get together. */
  documents: readonly Doc[];
  choices: TypeChoices;
  onClose: () => void;
}

/** What a document is, and what it is called. */
export function LabelDialog({ caseId, documents, choices, onClose }: LabelDialogProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [only] = documents.length === 1 ? documents : [];
  const [typeCode, setTypeCode] = useState(only?.typeCode ?? '');
  const [title, setTitle] = useState(only?.title ?? '');
  const save = useSend([`cases/${caseId}`]);
  const texts = useMemo<GroupTexts>(
    () => ({ suggested: t('upload.groupSuggested'), needed: t('upload.groupRequired'), others: t('upload.groupOther') }),
    [t],
  );
  const groups = useMemo(() => typeGroups(choices, texts, { all: true }), [choices, texts]);
  const go = (): void => {
    const more = only ? { title: title.trim() } : {};
    const labels = documents.map(({ id }) => ({ documentId: id, typeCode, ...more }));
    save.mutate(
      { path: `cases/${caseId}/documents/labels`, body: { labels } },
      {
        onSuccess: () => {
          announce(t('labels.changed', { count: documents.length }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      title={only ? t('labels.editTitle', { title: only.title }) : t('labels.editMany', { count: documents.length })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={save.isPending} disabled={typeCode === '' || (only && title.trim() === '')} onClick={go}>
            {t('labels.save')}
          </Button>
        </>
      }
    >
      <Select
        label={t('upload.type')}
        {...(only ? {} : { empty: t('common.choose') })}
        groups={groups}
        value={typeCode}
        onChange={(event) => setTypeCode(event.target.value)}
      />
      {only && <TextField label={t('upload.title')} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />}
      <p className="kern-body kern-body--small">{t('labels.signOffs')}</p>
      {save.error && <Alert tone="danger" title={problemText(save.error)} live />}
    </Dialog>
  );
}
