import { useTranslation } from '../../i18n';
import type { Doc, DocVersion } from '../../api/types';
import { Thumbnail, ViewerLink } from '../../pages/viewer';
import { berlinDate, Empty, formatSize, ShortDate, Table, type Column } from '../../ui';
import { currentVersion } from './versions';

/** The documents of a case, each with its first page; the title leads to all pages. */
export function Documents({ caseId, documents }: { caseId: string; documents: readonly Doc[] }) {
  const { t } = useTranslation();
  if (documents.length === 0) return <Empty title={t('desk.documents.empty')} />;
  const columns: Column<Doc>[] = [
    {
      key: 'title',
      header: t('desk.documents.document'),
      primary: true,
      cell: (document) => <Title caseId={caseId} document={document} />,
    },
    { key: 'type', header: t('desk.documents.type'), cell: (document) => document.typeLabel },
    { key: 'direction', header: t('desk.documents.direction'), cell: (document) => t(`desk.direction.${document.direction}`) },
    { key: 'version', header: t('desk.documents.version'), numeric: true, cell: (document) => document.currentVersion },
    {
      key: 'date',
      header: t('desk.documents.date'),
      cell: (document) => {
        const version = currentVersion(document);
        return version ? <ShortDate date={berlinDate(version.uploadedAt)} /> : '–';
      },
    },
    { key: 'uploadedBy', header: t('desk.documents.by'), cell: (document) => currentVersion(document)?.uploadedBy?.name ?? '–' },
    { key: 'size', header: t('desk.documents.size'), numeric: true, cell: (document) => <Size version={currentVersion(document)} /> },
  ];
  return <Table small caption={t('desk.documents.title')} columns={columns} rows={[...documents]} rowKey={(document) => document.id} />;
}

function Size({ version }: { version: DocVersion | undefined }) {
  return <span className="desk-nowrap">{version ? formatSize(version.size) : '–'}</span>;
}

function Title({ caseId, document }: { caseId: string; document: Doc }) {
  const { t } = useTranslation();
  const version = currentVersion(document);
  if (document.withdrawn) return <span className="desk-muted">{t('desk.documents.withdrawn', { title: document.title })}</span>;
  if (version?.status !== 'available') {
    return (
      <>
        {document.title} <span className="desk-muted">({t(`desk.documents.state.${version?.status ?? 'uploading'}`)})</span>
      </>
    );
  }
  return (
    <span className="br-with-thumbnail">
      <Thumbnail small source={{ caseId }} doc={document} version={version.version} />
      <ViewerLink source={{ caseId }} doc={document}>
        {document.title}
      </ViewerLink>
    </span>
  );
}
