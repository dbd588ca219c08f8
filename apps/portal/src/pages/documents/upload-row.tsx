import { memo, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Alert, Button, Checkbox, formatSize, German, Progress, Select, TextField } from '../../ui';
import { typeGroups, type GroupTexts, type TypeChoices } from './type-groups';
import { isMoving, patchUpload, removeUpload, startUploads, type UploadItem } from './upload-store';
import { useUploadProblem } from './upload-problem';

interface UploadRowProps {
  item: UploadItem;
  choices: TypeChoices;
  texts: GroupTexts;
  /** Among those that get one type together; null when there is nothing to choose together. */
  selected: boolean | null;
  onSelect: (id: string, selected: boolean) => void;
}

/** One file: what it is, how far it has come, what went wrong. Drawn again only when it changes itself. */
export const UploadRow = memo(function UploadRow({ item, choices, texts, selected, onSelect }: UploadRowProps) {
  const { t } = useTranslation();
  const problem = useUploadProblem();
  const size = formatSize(item.file.size);
  const sizes = { done: formatSize(item.done), size };
  const moving = isMoving(item);
  const open = item.state === 'chosen' && item.problem === null && item.documentId === null;
  return (
    <>
      <div className="br-item-head">
        {open && selected !== null ? (
          <Checkbox label={item.file.name} checked={selected} onChange={(event) => onSelect(item.id, event.target.checked)} />
        ) : (
          <p className="kern-title kern-title--small">{item.file.name}</p>
        )}
        <p className="kern-body kern-body--small">{size}</p>
      </div>
      {open && <TypeAndTitle item={item} choices={choices} texts={texts} />}
      {moving && (
        <Progress
          label={item.stalled ? t('upload.stalled', sizes) : t(`upload.state.${item.state}`, sizes)}
          value={item.state === 'waiting' ? 0 : item.done}
          max={Math.max(1, item.file.size)}
        />
      )}
      {item.problem !== null && <Alert tone="danger" title={problem(item.problem)} live />}
      <div className="br-actions">
        {item.state === 'failed' && item.problem !== 'other-file' && (
          <Button icon="autorenew" onClick={() => startUploads([item.id])}>
            {t('upload.retry')}
            <span className="br-sr-only"> {item.file.name}</span>
          </Button>
        )}
        <Button kind="tertiary" icon={moving ? 'close' : 'delete'} onClick={() => removeUpload(item.id)}>
          {moving ? t('upload.cancel') : t('upload.remove')}
          <span className="br-sr-only"> {item.file.name}</span>
        </Button>
      </div>
    </>
  );
});

function TypeAndTitle({ item, choices, texts }: Pick<UploadRowProps, 'item' | 'choices' | 'texts'>) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const reason = item.suggestions.find((suggestion) => suggestion.typeCode === item.typeCode);
  return (
    <>
      <Select
        label={t('upload.type')}
        hint={reason && <German>{reason.why}</German>}
        empty={t('common.choose')}
        groups={typeGroups(choices, texts, { suggestions: item.suggestions, chosen: item.typeCode, all })}
        value={item.typeCode}
        onFocus={() => setAll(true)}
        onPointerEnter={() => setAll(true)}
        onChange={(event) => patchUpload(item.id, { typeCode: event.target.value })}
      />
      <TextField
        label={t('upload.title')}
        maxLength={200}
        value={item.title}
        onChange={(event) => patchUpload(item.id, { title: event.target.value })}
      />
    </>
  );
}
