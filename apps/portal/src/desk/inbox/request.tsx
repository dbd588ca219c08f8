import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useParams } from 'react-router';
import { useApi, useAuthority, useSend } from '../../api/queries';
import type { Participation } from '../../api/types';
import { Alert, announce, Button, Empty, Failed, Loading, ShortDate, useToday } from '../../ui';
import { plusDays } from '../formal/model';
import { StatementView } from '../participation/statements';
import { DeskPage } from '../ui/desk-page';
import { Due, useConsequence } from '../ui/due';
import { Thumbnail, ViewerLink } from '../../pages/viewer';
import { Block, ParticipationBadge, Prose } from '../ui/parts';
import { ReasonDialog } from '../ui/reason-dialog';
import { StatementForm } from './statement-form';

/** One request to a body: what is asked and the documents, and beside them the statement. */
export default function Request() {
  const { t } = useTranslation();
  const { participationId = '' } = useParams();
  const query = useApi<Participation>(`participations/${participationId}`);
  if (query.data) return <Opened request={query.data} />;
  if (query.error)
    return (
      <DeskPage title={t('desk.inboxPage.title')} place={`request ${participationId}`}>
        <Failed error={query.error} retry={() => void query.refetch()} />
      </DeskPage>
    );
  return <Loading />;
}

function Opened({ request }: { request: Participation }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const mayAnswer = request.allowed.includes('STATE_OPINION');
  return (
    <DeskPage
      title={request.caseTitle}
      place={`request ${request.id}`}
      preline={[request.fileNumber, request.place, request.body.name].join(' · ')}
      back={{ to: `/${authority}/inbox`, label: t('desk.inboxPage.title') }}
      aside={<ParticipationBadge status={request.status} />}
    >
      <div className="desk-two desk-two--request">
        <div className="desk-stack">
          <Asked request={request} />
          <Documents request={request} />
        </div>
        <div className="desk-stack">
          {mayAnswer ? (
            <Block title={t('desk.statement.mine')}>
              <StatementForm request={request} />
            </Block>
          ) : (
            <Answer request={request} />
          )}
        </div>
      </div>
    </DeskPage>
  );
}

function Asked({ request }: { request: Participation }) {
  const { t } = useTranslation();
  const open = request.status === 'requested' || request.status === 'extensionAsked';
  return (
    <Block title={t('desk.request.title')}>
      <dl className="desk-facts">
        <div>
          <dt>{t('desk.request.reason')}</dt>
          <dd>{request.reason}</dd>
        </div>
        <div>
          <dt>{t('desk.legalBasis')}</dt>
          <dd>{request.legalBasis}</dd>
        </div>
        <div>
          <dt>{t('desk.participation.due')}</dt>
          <dd>{open ? <Due date={request.dueOn} long /> : <ShortDate date={request.dueOn} />}</dd>
        </div>
      </dl>
      <Period request={request} open={open} />
      <Extension request={request} />
    </Block>
  );
}

function Period({ request, open }: { request: Participation; open: boolean }) {
  const { t } = useTranslation();
  const consequence = useConsequence()(request.consequence);
  return (
    <>
      {open && consequence && (
        <p className="kern-body kern-body--small desk-flat">
          <strong>{t('desk.request.consequence')}</strong> {consequence}
        </p>
      )}
      <details className="desk-why">
        <summary>{t('desk.deadlines.why')}</summary>
        <div className="desk-why-body">
          <p className="kern-body kern-body--small">{request.dueOnExplained}</p>
        </div>
      </details>
    </>
  );
}

function Extension({ request }: { request: Participation }) {
  const { t } = useTranslation();
  const today = useToday();
  const [asking, setAsking] = useState(false);
  const send = useSend<Participation>(['participations', 'inbox']);
  return (
    <>
      {request.status === 'extensionAsked' && request.extension && (
        <Alert title={t('desk.request.asked')}>
          <p className="kern-body">
            {t('desk.participation.wantsUntil')} <ShortDate date={request.extension.until} />: {request.extension.reason}
          </p>
          <p className="kern-body">{t('desk.request.askedText')}</p>
        </Alert>
      )}
      {request.allowed.includes('ASK_MORE_TIME') && (
        <div>
          <Button small icon="calendar-today" onClick={() => setAsking(true)}>
            {t('desk.request.ask')}
          </Button>
        </div>
      )}
      {asking && (
        <ReasonDialog
          open
          title={t('desk.request.ask')}
          confirm={t('desk.request.askSend')}
          date={{
            label: t('desk.request.until'),
            proposal: plusDays(request.dueOn > today ? request.dueOn : today, 14),
            min: plusDays(request.dueOn, 1),
          }}
          reason={{ label: t('desk.reason'), hint: t('desk.request.askHint') }}
          busy={send.isPending}
          error={send.error}
          onClose={() => setAsking(false)}
          onConfirm={({ date, reason }) =>
            send.mutate(
              { path: `participations/${request.id}/extension`, body: { until: date, reason } },
              { onSuccess: () => (setAsking(false), announce(t('desk.request.askSent'))) },
            )
          }
        >
          <p className="kern-body">{t('desk.request.askText')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

function Documents({ request }: { request: Participation }) {
  const { t } = useTranslation();
  return (
    <Block title={t('desk.request.documents', { count: request.documents.length })}>
      {request.documents.length === 0 ? (
        <Empty title={t('desk.documents.empty')} />
      ) : (
        <ul className="desk-plain desk-doc-list">
          {request.documents.map((document) => (
            <li key={document.id}>
              <span className="br-with-thumbnail">
                <Thumbnail small source={{ participationId: request.id }} doc={document} />
                <span>
                  <ViewerLink source={{ participationId: request.id }} doc={document}>
                    {document.title}
                  </ViewerLink>
                  <span className="desk-muted desk-detail">
                    {t('desk.request.documentLine', { type: document.typeLabel, version: document.currentVersion })}
                  </span>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

function Answer({ request }: { request: Participation }) {
  const { t } = useTranslation();
  if (!request.statement) return <Alert title={t(`desk.request.closed.${request.status}`)} />;
  return (
    <Block title={t('desk.statement.mine')} aside={<strong>{t(`desk.statementKind.${request.statement.kind}`)}</strong>}>
      {request.statement.by && <Prose text={t('desk.statement.sent')} />}
      <StatementView statement={request.statement} />
    </Block>
  );
}
