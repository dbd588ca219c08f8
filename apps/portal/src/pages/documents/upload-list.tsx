import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentType, RequiredDocument } from '../../api/types';
import { Alert, Button, Checkbox, formatSize, Progress, Section } from '../../ui';
import { BulkType } from './bulk-type';
import { typeChoices, type GroupTexts } from './type-groups';
import { isMoving, startUploads, type UploadItem } from './upload-store';
import { UploadRow } from './upload-row';

interface UploadListProps {
  uploads: UploadItem[];
  types: readonly DocumentType[];
  required: readonly RequiredDocument[];
}

const NONE: ReadonlySet<string> = new Set();
const isReady = (item: UploadItem): boolean => item.state === 'chosen' && item.problem === null;

/** Files on their way: first choose what each one is, then send all; every file has its own progress and its own retry. */
export function UploadList({ uploads, types, required }: UploadListProps) {
  const { t } = useTranslation();
  const [selected, setSelected] = useState(NONE);
  /** Files that had no type when the filter was set: one that gets its type stays in view. */
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null);
  const choices = useMemo(() => typeChoices(types, required), [types, required]);
  const texts = useMemo<GroupTexts>(
    () => ({ suggested: t('upload.groupSuggested'), needed: t('upload.groupRequired'), others: t('upload.groupOther') }),
    [t],
  );
  const select = useCallback((id: string, on: boolean) => setSelected((before) => changed(before, id, on)), []);
  const open = uploads.filter((item) => item.state !== 'checking' && item.state !== 'done');
  if (open.length === 0) return null;
  const untyped = open.filter((item) => isReady(item) && item.typeCode === '');
  const typed = open.filter((item) => isReady(item) && item.documentId === null);
  const shown = only ? open.filter((item) => only.has(item.id) || untyped.includes(item)) : open;
  return (
    <Section title={t('upload.listTitle', { count: open.length })}>
      <AllProgress uploads={uploads} />
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

/** How far all files are together, while some are on their way. */
function AllProgress({ uploads }: { uploads: readonly UploadItem[] }) {
  const { t } = useTranslation();
  const begun = uploads.filter((item) => item.state !== 'chosen' && item.state !== 'failed');
  if (begun.length < 2 || !begun.some(isMoving)) return null;
  const sent = begun.filter((item) => item.state === 'checking' || item.state === 'done');
  const size = sum(begun, (item) => item.file.size);
  const done = sum(sent, (item) => item.file.size) + sum(begun, (item) => (item.state === 'sending' ? item.done : 0));
  const words = { sent: sent.length, count: begun.length, done: formatSize(done), size: formatSize(size) };
  return <Progress label={t('upload.progress', words)} value={Math.min(done, size)} max={Math.max(1, size)} />;
}

const sum = (items: readonly UploadItem[], of: (item: UploadItem) => number): number => items.reduce((total, item) => total + of(item), 0);

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
