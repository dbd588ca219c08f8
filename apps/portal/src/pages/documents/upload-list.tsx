import { useTranslation } from 'react-i18next';
import type { DocumentType, RequiredDocument } from '../../api/types';
import { Alert, Button, formatSize, Progress, Section, Select, TextField, type ChoiceGroup } from '../../ui';
import { patchUpload, removeUpload, startUploads, type UploadItem } from './upload-store';
import { useUploadProblem } from './upload-problem';

interface UploadListProps {
  uploads: UploadItem[];
  types: readonly DocumentType[];
  required: readonly RequiredDocument[];
}

/** Files on their way: first choose what each one is, then send all; every file has its own progress and its own retry. */
export function UploadList({ uploads, types, required }: UploadListProps) {
  const { t } = useTranslation();
  const open = uploads.filter((item) => item.state !== 'checking');
  if (open.length === 0) return null;
  const ready = open.filter((item) => item.state === 'chosen' && item.problem === null);
  const untyped = ready.filter((item) => item.typeCode === '');
  return (
    <Section title={t('upload.listTitle', { count: open.length })}>
      <ul className="br-list">
        {open.map((item) => (
          <li key={item.id} className="br-item" data-testid="upload-item">
            <UploadRow item={item} groups={groupTypes(types, required, t('upload.groupRequired'), t('upload.groupOther'))} />
          </li>
        ))}
      </ul>
      {untyped.length > 0 && <Alert title={t('upload.chooseType', { count: untyped.length })} />}
      {ready.length > 0 && (
        <div className="br-actions">
          <Button
            kind="primary"
            icon="drive-folder-upload"
            disabled={untyped.length > 0}
            onClick={() => startUploads(ready.map((item) => item.id))}
          >
            {t('upload.start', { count: ready.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** What the case needs first, then the whole list. */
export function groupTypes(
  types: readonly DocumentType[],
  required: readonly RequiredDocument[],
  first: string,
  other: string,
): ChoiceGroup[] {
  const needed = required.map((item) => ({ value: item.typeCode, label: item.label }));
  const codes = new Set(needed.map((choice) => choice.value));
  const rest = types.filter((type) => !codes.has(type.code)).map((type) => ({ value: type.code, label: `${type.label} (${type.code})` }));
  return [
    { label: first, choices: needed },
    { label: other, choices: rest },
  ];
}

function UploadRow({ item, groups }: { item: UploadItem; groups: ChoiceGroup[] }) {
  const { t } = useTranslation();
  const problem = useUploadProblem();
  const size = formatSize(item.file.size);
  const moving = item.state === 'hashing' || item.state === 'sending' || item.state === 'waiting';
  return (
    <>
      <div className="br-item-head">
        <p className="kern-title kern-title--small">{item.file.name}</p>
        <p className="kern-body kern-body--small">{size}</p>
      </div>
      {item.state === 'chosen' && item.problem === null && (
        <>
          {item.documentId === null && (
            <>
              <Select
                label={t('upload.type')}
                empty={t('common.choose')}
                groups={groups}
                value={item.typeCode}
                onChange={(event) => patchUpload(item.id, { typeCode: event.target.value })}
              />
              <TextField
                label={t('upload.title')}
                maxLength={200}
                value={item.title}
                onChange={(event) => patchUpload(item.id, { title: event.target.value })}
              />
            </>
          )}
        </>
      )}
      {moving && (
        <Progress
          label={t(`upload.state.${item.state}`, { done: formatSize(item.done), size })}
          value={item.state === 'waiting' ? 0 : item.done}
          max={Math.max(1, item.file.size)}
        />
      )}
      {item.problem !== null && <Alert tone="danger" title={problem(item.problem)} live />}
      {!moving && (
        <div className="br-actions">
          {item.state === 'failed' && (
            <Button icon="autorenew" onClick={() => startUploads([item.id])}>
              {t('upload.retry')}
            </Button>
          )}
          <Button kind="tertiary" icon="delete" onClick={() => removeUpload(item.id)}>
            {t('upload.remove')}
            <span className="br-sr-only"> {item.file.name}</span>
          </Button>
        </div>
      )}
    </>
  );
}
