import { useTranslation } from '../../i18n';
import { useParams } from 'react-router';
import { useAuthority } from '../../api/queries';
import './texts';
import { CaseViewer, GivenViewer } from './viewer';

/** For the applicant side: back to the documents. */
export function ApplicantViewer() {
  const { t } = useTranslation();
  const authority = useAuthority();
  const { caseId = '' } = useParams();
  return <CaseViewer caseId={caseId} back={{ to: `/${authority}/cases/${caseId}/documents`, label: t('tasks.documents') }} />;
}

/** For the office: back to the case. */
export function OfficeViewer() {
  const { t } = useTranslation();
  const authority = useAuthority();
  const { caseId = '' } = useParams();
  return <CaseViewer caseId={caseId} back={{ to: `/${authority}/office/cases/${caseId}`, label: t('viewer.backToCase') }} />;
}

/** For a body: back to what it was asked. */
export function BodyViewer() {
  const { t } = useTranslation();
  const authority = useAuthority();
  const { participationId = '' } = useParams();
  return (
    <GivenViewer
      participationId={participationId}
      back={{ to: `/${authority}/inbox/${participationId}`, label: t('viewer.backToRequest') }}
    />
  );
}
