import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { Application, CaseView, Doc } from '../../api/types';
import { useCaseForm } from '../../pages/application/use-form';
import { DownloadAll } from '../../pages/documents/download-all';
import { berlinDate, Loaded, ShortDate } from '../../ui';
import { Block, Hash } from '../ui/parts';
import { Answers } from './answers';
import { Documents } from './documents';

/** What was applied for, by whom, with which documents. */
export default function Overview({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const application = useApi<Application>(`cases/${view.id}/application`);
  const form = useCaseForm(view);
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`);
  return (
    <div className="desk-stack">
      <div className="desk-two">
        <Block title={t('desk.overview.case')}>
          <CaseFacts view={view} />
        </Block>
        <Block title={t('desk.overview.people')}>
          <dl className="desk-facts">
            {view.members.map((member) => (
              <div key={member.personId + member.role}>
                <dt>{t(`desk.role.${member.role}`)}</dt>
                <dd>
                  {member.name}{' '}
                  <span className="desk-muted">
                    {t('desk.overview.since')} <ShortDate date={berlinDate(member.joinedAt)} />
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </Block>
      </div>
      <Block title={t('desk.overview.answers')}>
        <Loaded query={form}>
          {(definition) => <Loaded query={application}>{(data) => <Answers form={definition} application={data} />}</Loaded>}
        </Loaded>
      </Block>
      <Block title={t('desk.documents.title')}>
        <Loaded query={documents}>
          {(list) => (
            <>
              <Documents caseId={view.id} documents={list} />
              <DownloadAll caseId={view.id} documents={list} />
            </>
          )}
        </Loaded>
      </Block>
    </div>
  );
}

function CaseFacts({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  return (
    <dl className="desk-facts">
      <div>
        <dt>{t('desk.overview.procedure')}</dt>
        <dd>
          {view.procedureTitle} ({view.procedureBasis})
        </dd>
      </div>
      <div>
        <dt>{t('desk.overview.submitted')}</dt>
        <dd>{view.submittedAt ? <ShortDate date={berlinDate(view.submittedAt)} /> : t('desk.overview.notSubmitted')}</dd>
      </div>
      <div>
        <dt>{t('desk.overview.advance')}</dt>
        <dd>{view.advance.paid ? t('desk.overview.advancePaid') : t('desk.overview.advanceOpen')}</dd>
      </div>
      {view.snapshotHash && (
        <div>
          <dt>{t('desk.overview.snapshot')}</dt>
          <dd>
            <Hash value={view.snapshotHash} />
          </dd>
        </div>
      )}
      {view.decision && (
        <div>
          <dt>{t('desk.overview.decision')}</dt>
          <dd>
            {t(`desk.decision.kind.${view.decision.kind}`)}, <ShortDate date={berlinDate(view.decision.releasedAt)} />
          </dd>
        </div>
      )}
    </dl>
  );
}
