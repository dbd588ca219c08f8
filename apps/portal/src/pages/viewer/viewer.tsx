import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useParams, useSearchParams } from 'react-router';
import { read } from '../../api/http';
import { useApi, useAuthority, useSend } from '../../api/queries';
import type { Doc, DocVersion, Participation } from '../../api/types';
import { Alert, Button, Failed, formatSize, German, Loaded, Loading, Page, Select, useProblemText } from '../../ui';
import { useFacts } from './page-words';
import { Pages } from './pages';
import { filePath, type Source } from './source';
import { isSlow, usePages } from './use-preview';
import './texts';
import './viewer.css';

interface Back {
  readonly to: string;
  readonly label: string;
}

/** A document of a case, page by page; below `.../documents/:documentId`. */
export function CaseViewer({ caseId, back }: { caseId: string; back: Back }) {
  const documents = useApi<Doc[]>(`cases/${caseId}/documents`);
  return <Loaded query={documents}>{(list) => <Found source={{ caseId }} documents={list} back={back} />}</Loaded>;
}

/** A document that a body was given. */
export function GivenViewer({ participationId, back }: { participationId: string; back: Back }) {
  const request = useApi<Participation>(`participations/${participationId}`);
  return <Loaded query={request}>{({ documents }) => <Found source={{ participationId }} documents={documents} back={back} />}</Loaded>;
}

function Found({ source, documents, back }: { source: Source; documents: readonly Doc[]; back: Back }) {
  const { t } = useTranslation();
  const { documentId } = useParams();
  const [params] = useSearchParams();
  const doc = documents.find(({ id }) => id === documentId);
  if (!doc) {
    return (
      <Page title={t('viewer.document')} back={back}>
        <Alert title={t('viewer.missing')} />
      </Page>
    );
  }
  const asked = 'caseId' in source ? Number(params.get('version') ?? 0) : 0;
  const version = doc.versions.find((one) => one.version === (asked || doc.currentVersion));
  return (
    <Page
      title={doc.title}
      preline={<German>{doc.typeLabel}</German>}
      back={back}
      width="full"
      aside={<Head source={source} doc={doc} version={version} />}
    >
      {version?.status === 'available' ? (
        <Content key={version.version} source={source} doc={doc} version={version} back={back.to} />
      ) : (
        <Alert tone="warning" title={t('viewer.notAvailable')} />
      )}
    </Page>
  );
}

/** Which version, and the file itself. */
function Head({ source, doc, version }: { source: Source; doc: Doc; version: DocVersion | undefined }) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  const choices = doc.versions
    .filter(({ status }) => status === 'available')
    .toSorted((a, b) => b.version - a.version)
    .map(({ version: number }) => ({
      value: String(number),
      label: t(number === doc.currentVersion ? 'viewer.versionCurrent' : 'viewer.versionNumber', { version: number }),
    }));
  return (
    <div className="br-viewer-head">
      {'caseId' in source && choices.length > 1 && (
        <Select
          label={t('viewer.version')}
          choices={choices}
          value={String(version?.version ?? '')}
          onChange={(event) => setParams({ version: event.target.value }, { replace: true })}
        />
      )}
      {version?.status === 'available' && <Download source={source} doc={doc} version={version} />}
    </div>
  );
}

function Download({ source, doc, version }: { source: Source; doc: Doc; version: DocVersion }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const problemText = useProblemText();
  const [error, setError] = useState<unknown>(null);
  const go = async (): Promise<void> => {
    setError(null);
    try {
      const { url } = await read<{ url: string }>(`/${authority}/${filePath(source, doc.id, version.version)}`);
      window.location.assign(url);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <Button icon="download" onClick={() => void go()}>
        {`${t('viewer.download')} (${formatSize(version.size)})`}
      </Button>
      {error !== null && <Alert tone="danger" title={problemText(error)} live />}
    </>
  );
}

interface ContentProps {
  source: Source;
  doc: Doc;
  version: DocVersion;
  back: string;
}

function Content({ source, doc, version, back }: ContentProps) {
  const { t } = useTranslation();
  const facts = useFacts();
  const query = usePages(source, doc.id, version.version);
  const { data, error } = query;
  if (!data) return error ? <Failed error={error} retry={() => void query.refetch()} /> : <Loading />;
  switch (data.state) {
    case 'pending':
      return isSlow(data.asked) ? (
        <Alert tone="warning" title={t('viewer.slow')} live>
          {t('viewer.slowText')}
        </Alert>
      ) : (
        <Alert title={t('viewer.preparing')} live>
          {t('viewer.preparingText')}
        </Alert>
      );
    case 'none':
      return data.problem === 'unopened' && 'caseId' in source ? (
        <Unopened caseId={source.caseId} doc={doc} onOpened={() => void query.refetch()} />
      ) : (
        <Alert title={t('viewer.none')}>{t(`viewer.because.${data.problem ?? 'broken'}`)}</Alert>
      );
    case 'ready':
      return (
        <>
          <p className="kern-body kern-body--small br-viewer-facts">{facts(data)}</p>
          {data.pages.length < data.count && <Alert title={t('viewer.firstPages', { shown: data.pages.length, count: data.count })} />}
          <Pages source={source} doc={doc} version={version.version} preview={data} back={back} />
        </>
      );
  }
}

/** Opening a notice is a command: the journal records it. */
function Unopened({ caseId, doc, onOpened }: { caseId: string; doc: Doc; onOpened: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const open = useSend([`cases/${caseId}`]);
  return (
    <Alert tone="warning" title={t('viewer.unopenedTitle')}>
      <p className="kern-body">{t('viewer.because.unopened')}</p>
      <Button
        kind="primary"
        busy={open.isPending}
        onClick={() => open.mutate({ path: `cases/${caseId}/documents/${doc.id}/open`, body: {} }, { onSuccess: onOpened })}
      >
        {t('viewer.openNotice')}
      </Button>
      {open.error && <Alert tone="danger" title={problemText(open.error)} live />}
    </Alert>
  );
}
