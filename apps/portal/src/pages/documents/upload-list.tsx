import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Alert, Button, Checkbox, Section } from '../../ui';
import { BulkType } from './bulk-type';
import type { GroupTexts, TypeChoices } from './type-groups';
import { isSent } from './upload-item';
import { UploadProgress } from './upload-progress';
import { startUploads, type UploadItem } from './upload-store';
import { UploadRow } from './upload-row';

interface UploadListProps {
  uploads: UploadItem[];
  choices: TypeChoices;
}

const NONE: ReadonlySet<string> = new Set();
const isReady = (item: UploadItem): boolean => item.state === 'chosen' && item.problem === null;

/** Files on their way: first choose what each one is, then send all; every file has its own progress and its own retry. */
export function UploadList({ uploads, choices }: UploadListProps) {
  const { t } = useTranslation();
  const [selected, setSelected] = useState(NONE);
  /** Files that had no type when the filter was set: one that gets its type stays in view. */
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null);
  const texts = useMemo<GroupTexts>(
    () => ({ suggested: t('upload.groupSuggested'), needed: t('upload.groupRequired'), others: t('upload.groupOther') }),
    [t],
  );
  const select = useCallback((id: string, on: boolean) => setSelected((before) => changed(before, id, on)), []);
  const open = uploads.filter((item) => !isSent(item));
  if (open.length === 0) return null;
  const untyped = open.filter((item) => isReady(item) && item.typeCode === '');
  const typed = open.filter((item) => isReady(item) && item.documentId === null);
  const shown = only ? open.filter((item) => only.has(item.id) || untyped.includes(item)) : open;
  return (
    <Section title={t('upload.listTitle', { count: open.length })}>
      <UploadProgress uploads={uploads} />
      <RetryAll uploads={uploads} />
      {(untyped.length > 0 || only !== null) && (
        <Checkbox
          label={t('upload.onlyUntyped', { count: untyped.length })}
          checked={only !== null}
          onChange={(event) => setOnly(event.target.checked ? new Set(untyped.map((item) => item.id)) : null)}
        />
      )}
      {typed.length > 1 && (
        <BulkType shown={shown.filter((item) => typed.includes(item))} {...{ selected, choices, texts }} onSelected={setSelected} />
      )}
      <ul className="br-list">
        {shown.map((item) => (
          <li key={item.id} className="br-item" data-testid="upload-item">
            <UploadRow {...{ item, choices, texts }} selected={typed.length > 1 ? selected.has(item.id) : null} onSelect={select} />
          </li>
        ))}
      </ul>
      <Start open={open} untyped={untyped.length} />
    </Section>
  );
}

function changed(before: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(before);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}

/** Sends what has a type; the others stay on the list. */
function Start({ open, untyped }: { open: readonly UploadItem[]; untyped: number }) {
  const { t } = useTranslation();
  const ready = open.filter((item) => isReady(item) && item.typeCode !== '');
  return (
    <>
      {untyped > 0 && <Alert title={t('upload.chooseType', { count: untyped })} />}
      {ready.length + untyped > 0 && (
        <div className="br-actions">
          <Button
            kind="primary"
            icon="drive-folder-upload"
            disabled={ready.length === 0}
            onClick={() => startUploads(ready.map((item) => item.id))}
          >
            {t('upload.start', { count: ready.length })}
          </Button>
        </div>
      )}
    </>
  );
}

function RetryAll({ uploads }: { uploads: readonly UploadItem[] }) {
  const { t } = useTranslation();
  const failed = uploads.filter((item) => item.state === 'failed');
  if (failed.length < 2) return null;
  return (
    <Alert tone="warning" title={t('upload.failed', { count: failed.length })}>
      <Button icon="autorenew" onClick={() => startUploads(failed.map((item) => item.id))}>
        {t('upload.retryAll')}
      </Button>
    </Alert>
  );
}
