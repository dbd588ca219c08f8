import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { EFile } from '../../api/types';
import { berlinDate, Empty, formatSize, Loaded, ShortDate, Table, type Column } from '../../ui';
import { OpenDocument, versionLink } from '../ui/open-document';
import { Block, Hash } from '../ui/parts';

type Filed = EFile['proceedings'][number]['documents'][number];

/** The e-file: record, its proceedings, their documents in the order of filing. */
export default function EFileTab({ caseId }: { caseId: string }) {
  const query = useApi<EFile>(`cases/${caseId}/efile`);
  return <Loaded query={query}>{(efile) => <Opened caseId={caseId} efile={efile} />}</Loaded>;
}

function Opened({ caseId, efile }: { caseId: string; efile: EFile }) {
  const { t } = useTranslation();
  return (
    <div className="desk-stack">
      <Block title={t('desk.efile.record', { number: efile.recordNumber })}>
        <dl className="desk-facts desk-facts--row">
          <div>
            <dt>{t('desk.efile.title')}</dt>
            <dd>{efile.recordTitle}</dd>
          </div>
          <div>
            <dt>{t('desk.efile.plan')}</dt>
            <dd>{efile.recordPlan}</dd>
          </div>
          <div>
            <dt>{t('desk.efile.opened')}</dt>
            <dd>
              <ShortDate date={berlinDate(efile.openedAt)} />
            </dd>
          </div>
        </dl>
      </Block>
      {efile.proceedings.map((proceeding) => (
        <div className="desk-branch" key={proceeding.number}>
          <Block title={t('desk.efile.proceeding', { number: proceeding.number, title: proceeding.title })}>
            {proceeding.documents.length === 0 ? (
              <Empty title={t('desk.efile.empty')} />
            ) : (
              <FiledDocuments
                caseId={caseId}
                caption={t('desk.efile.documentsOf', { number: proceeding.number })}
                documents={proceeding.documents}
              />
            )}
          </Block>
        </div>
      ))}
    </div>
  );
}

function FiledDocuments({ caseId, caption, documents }: { caseId: string; caption: string; documents: readonly Filed[] }) {
  const { t } = useTranslation();
  const columns: Column<Filed>[] = [
    {
      key: 'title',
      header: t('desk.documents.document'),
      primary: true,
      cell: (document) => (
        <>
          <span className="desk-no">{document.no}</span>
          <OpenDocument path={versionLink(caseId, document.documentId, document.version)}>{document.title}</OpenDocument>
        </>
      ),
    },
    { key: 'type', header: t('desk.documents.type'), cell: (document) => document.typeLabel },
    { key: 'direction', header: t('desk.documents.direction'), cell: (document) => t(`desk.direction.${document.direction}`) },
    { key: 'version', header: t('desk.documents.version'), numeric: true, cell: (document) => document.version },
    { key: 'filed', header: t('desk.efile.filed'), cell: (document) => <ShortDate date={berlinDate(document.filedAt)} /> },
    {
      key: 'size',
      header: t('desk.documents.size'),
      numeric: true,
      cell: (document) => <span className="desk-nowrap">{formatSize(document.size)}</span>,
    },
    { key: 'hash', header: t('desk.efile.hash'), cell: (document) => <Hash value={document.sha256} /> },
  ];
  return <Table small caption={caption} columns={columns} rows={[...documents]} rowKey={(document) => String(document.no)} />;
}
