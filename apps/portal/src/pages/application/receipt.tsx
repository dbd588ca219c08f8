import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { Doc } from '../../api/types';
import { Alert, Button, DateTime, FactList, LinkButton, Loading, Page, Section, StatusSentence, type Fact } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { DocumentLinks } from '../documents/document-links';

/** The receipt that can be kept: file number, time, hash of what was submitted, the sealed PDF. */
export default function ReceiptPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`, { poll: (list) => (receiptOf(list) ? false : 2_000) });
  const receipt = receiptOf(documents.data);
  const facts: Fact[] = [
    { key: 'fileNumber', label: t('receipt.fileNumber'), value: view.fileNumber ?? '' },
    { key: 'title', label: t('receipt.project'), value: `${view.title}, ${view.place}` },
    { key: 'basis', label: t('receipt.procedure'), value: view.procedureBasis },
    { key: 'at', label: t('receipt.received'), value: view.submittedAt ? <DateTime at={view.submittedAt} /> : '' },
    { key: 'hash', label: t('receipt.hash'), value: <span className="br-hash">{view.snapshotHash}</span> },
  ];
  return (
    <Page title={t('receipt.title')} preline={view.fileNumber ?? undefined}>
      <Alert tone="success" title={t('receipt.done')}>
        {t('receipt.doneText')}
      </Alert>
      <FactList facts={facts} />
      <Section title={t('receipt.keep')}>
        <p className="kern-body">{t('receipt.hashText')}</p>
        {receipt ? <DocumentLinks caseId={view.id} doc={receipt} /> : <Loading text={t('receipt.producing')} />}
        <div className="br-actions">
          <Button onClick={() => window.print()}>{t('receipt.print')}</Button>
        </div>
      </Section>
      <Section title={t('receipt.next')}>
        <StatusSentence facts={view} viewer="applicant" />
      </Section>
      <div className="br-actions">
        <LinkButton kind="primary" to={path}>
          {t('receipt.toRoom')}
        </LinkButton>
      </div>
    </Page>
  );
}

/** The first letter that goes out to the applicants is the receipt. */
function receiptOf(documents: Doc[] | undefined): Doc | undefined {
  const outgoing = documents?.filter((doc) => doc.direction === 'outgoing' && doc.currentVersion > 0) ?? [];
  return outgoing.toSorted((left, right) => (left.versions[0]?.uploadedAt ?? '').localeCompare(right.versions[0]?.uploadedAt ?? ''))[0];
}
