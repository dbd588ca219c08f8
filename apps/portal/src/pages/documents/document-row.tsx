import { memo, useState, type DragEvent } from 'react';
import { useTranslation } from '../../i18n';
import type { Doc, DocVersion } from '../../api/types';
import { Alert, Badge, Button, Checkbox, DateTime, formatSize, German, type Tone } from '../../ui';
import { Thumbnail } from '../viewer';
import { DocumentLinks } from './document-links';
import { droppedFiles } from './dropped-files';
import { newestOf } from './list-view';
import { NewVersion } from './new-version';
import { useUploadProblem } from './upload-problem';
import { VersionList } from './version-list';

const TONES: Record<DocVersion['status'], Tone> = { uploading: 'info', checking: 'info', available: 'success', rejected: 'danger' };

/** What may be done with a document now. */
export interface RowActions {
  /** May be replaced by a new version. */
  readonly canReplace: boolean;
  /** May be taken out, and called something else (draft only). */
  readonly canChange: boolean;
}

interface DocumentRowProps extends RowActions {
  caseId: string;
  doc: Doc;
  /** null: nothing to choose. */
  selected: boolean | null;
  onSelect?: (id: string, selected: boolean) => void;
  onLabel?: (doc: Doc) => void;
  onRemove?: (doc: Doc) => void;
}

/** One document: what it is, its newest version, what can be done with it. Drawn again only when it changes itself. */
export const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { caseId, doc, canReplace, selected, onSelect } = props;
  const { t } = useTranslation();
  /** A new version is being chosen, with the file that was dropped on the row. */
  const [replacing, setReplacing] = useState<File | true | null>(null);
  const { over, handlers } = useRowDrop(canReplace && !doc.withdrawn, setReplacing);
  const newest = newestOf(doc);
  return (
    <div className={`br-document${over ? ' br-drop--over' : ''}`} {...handlers}>
      <div className="br-item-head">
        <div className="br-document-name">
          {selected !== null && (
            <Checkbox
              label={<span className="kern-sr-only">{t('documentList.select', { title: doc.title })}</span>}
              checked={selected}
              onChange={(event) => onSelect?.(doc.id, event.target.checked)}
            />
          )}
          <h3 className="kern-title kern-title--small">{doc.title}</h3>
        </div>
        <State doc={doc} newest={newest} />
      </div>
      <div className="br-document-facts">
        {doc.currentVersion > 0 && <Thumbnail source={{ caseId }} doc={doc} />}
        <div>
          {newest ? (
            <Newest doc={doc} version={newest} />
          ) : (
            <p className="kern-body kern-body--small">
              <German>{doc.typeLabel}</German>
            </p>
          )}
        </div>
      </div>
      {over && <p className="kern-body kern-body--small">{t('documentList.dropHere')}</p>}
      {doc.versions.length > 1 && <VersionList caseId={caseId} doc={doc} />}
      <div className="br-document-actions">
        {doc.currentVersion > 0 && <DocumentLinks caseId={caseId} doc={doc} viewer />}
        {!doc.withdrawn && <Actions {...props} onReplace={() => setReplacing(true)} />}
      </div>
      {replacing !== null && (
        <NewVersion caseId={caseId} doc={doc} chosen={replacing === true ? null : replacing} onClose={() => setReplacing(null)} />
      )}
    </div>
  );
});

function Actions({ doc, canReplace, canChange, onLabel, onRemove, onReplace }: DocumentRowProps & { onReplace: () => void }) {
  const { t } = useTranslation();
  if (!canReplace && !canChange) return null;
  return (
    <div className="br-actions">
      {canReplace && (
        <Button kind="tertiary" icon="drive-folder-upload" onClick={onReplace}>
          {t('documentList.newVersion')}
          <span className="br-sr-only"> {doc.title}</span>
        </Button>
      )}
      {canChange && (
        <Button kind="tertiary" icon="edit" onClick={() => onLabel?.(doc)}>
          {t('labels.editShort')}
          <span className="br-sr-only"> {doc.title}</span>
        </Button>
      )}
      {canChange && (
        <Button kind="tertiary" icon="delete" onClick={() => onRemove?.(doc)}>
          {t('documents.remove')}
          <span className="br-sr-only"> {doc.title}</span>
        </Button>
      )}
    </div>
  );
}

/** A file that is dropped on the row is meant to replace this document. */
function useRowDrop(enabled: boolean, onFile: (file: File) => void) {
  const [over, setOver] = useState(false);
  if (!enabled) return { over: false, handlers: {} };
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer).then(([file]) => file && onFile(file));
    },
  };
  return { over, handlers };
}

function State({ doc, newest }: { doc: Doc; newest: DocVersion | undefined }) {
  const { t } = useTranslation();
  if (doc.withdrawn) return <Badge tone="warning">{t('documents.withdrawn')}</Badge>;
  if (newest?.waiting === 'scanner') return <Badge tone="warning">{t('scanner.waiting')}</Badge>;
  return newest ? <Badge tone={TONES[newest.status]}>{t(`documentStatus.${newest.status}`)}</Badge> : null;
}

/** Type, number, size, who and when of the newest version, and why it was refused if it was. */
function Newest({ doc, version }: { doc: Doc; version: DocVersion }) {
  const { t } = useTranslation();
  const problem = useUploadProblem();
  return (
    <>
      <p className="kern-body kern-body--small">
        <German>{doc.typeLabel}</German>
        {` · ${t('documents.version', { version: version.version })} · ${formatSize(version.size)}`}
      </p>
      <p className="kern-body kern-body--small kern-body--muted">
        {version.uploadedBy?.name ?? t('documents.system')}, <DateTime at={version.uploadedAt} />
      </p>
      {version.status === 'rejected' && <Alert tone="danger" title={problem(version.problem ?? 'other')} />}
    </>
  );
}
