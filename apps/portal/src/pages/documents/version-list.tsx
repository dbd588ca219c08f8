import { useTranslation } from '../../i18n';
import type { Doc } from '../../api/types';
import { DateTime, formatSize, Table, type Column } from '../../ui';
import { compareVersions, type VersionStep } from './compare-versions';
import { DocumentLinks } from './document-links';
import { useUploadProblem } from './upload-problem';

/** All versions of a document: who brought them, when and why, and what differs from the one before. */
export function VersionList({ caseId, doc }: { caseId: string; doc: Doc }) {
  const { t } = useTranslation();
  const problem = useUploadProblem();
  const columns: Column<VersionStep>[] = [
    {
      key: 'version',
      header: t('documents.versionHead'),
      primary: true,
      cell: ({ version }) =>
        version.version === doc.currentVersion
          ? t('documents.versionCurrent', { version: version.version })
          : t('documents.version', { version: version.version }),
    },
    {
      key: 'uploader',
      header: t('documents.by'),
      cell: ({ version }) => (
        <>
          {version.uploadedBy?.name ?? t('documents.system')}, <DateTime at={version.uploadedAt} />
        </>
      ),
    },
    {
      key: 'reason',
      header: t('documents.reason'),
      cell: ({ version }) => (version.status === 'rejected' ? problem(version.problem ?? 'other') : (version.reason ?? '–')),
    },
    { key: 'size', header: t('documents.size'), cell: (step) => <Size step={step} /> },
    { key: 'pages', header: t('documents.pages'), cell: (step) => <Pages step={step} /> },
    { key: 'content', header: t('documents.content'), cell: ({ content }) => (content ? t(`documents.contentIs.${content}`) : '–') },
    {
      key: 'links',
      header: t('documents.open'),
      hiddenHeader: true,
      cell: ({ version }) =>
        version.status === 'available' && version.version !== doc.currentVersion ? (
          <DocumentLinks caseId={caseId} doc={doc} version={version.version} />
        ) : null,
    },
  ];
  const steps = compareVersions(doc.versions);
  return (
    <details className="br-more">
      <summary className="kern-body">{t('documents.versions', { count: steps.length })}</summary>
      <Table
        small
        caption={t('documents.versionsOf', { title: doc.title })}
        columns={columns}
        rows={steps}
        rowKey={({ version }) => String(version.version)}
      />
    </details>
  );
}

const sign = (change: number): string => (change > 0 ? '+' : '−');

function Size({ step: { version, sizeChange } }: { step: VersionStep }) {
  const change = sizeChange ? ` (${sign(sizeChange)}${formatSize(Math.abs(sizeChange))})` : '';
  return `${formatSize(version.size)}${change}`;
}

function Pages({ step: { version, pagesChange } }: { step: VersionStep }) {
  if (version.pages === null) return '–';
  const change = pagesChange ? ` (${sign(pagesChange)}${Math.abs(pagesChange)})` : '';
  return `${version.pages}${change}`;
}
