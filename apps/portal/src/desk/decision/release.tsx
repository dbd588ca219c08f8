import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { ApiProblem } from '../../api/http';
import { useMe, useSend } from '../../api/queries';
import type { CaseView, CodeLabel, Decision } from '../../api/types';
import { Alert, announce, Button, ConfirmDialog } from '../../ui';
import { Block } from '../ui/parts';
import { CommandProblem } from '../ui/problem';
import { ReasonDialog } from '../ui/reason-dialog';
import { notTaken, provisionsOf, type Provision } from './model';
import { DecisionText } from './read';

interface Props {
  view: CaseView;
  decision: Decision;
  kinds: readonly CodeLabel[];
}

/** The check before the release: what is decided, which conditions were not taken over, release or return. */
export function Release({ view, decision, kinds }: Props) {
  const { t } = useTranslation();
  const me = useMe().data;
  const [asking, setAsking] = useState<'release' | 'return' | null>(null);
  const own = decision.preparedBy !== null && decision.preparedBy.id === me?.personId;
  const mayRelease = view.allowed.includes('RELEASE_DECISION') && !own;
  const mayReturn = view.allowed.includes('RETURN_DECISION');
  return (
    <div className="desk-stack">
      <Who decision={decision} own={own} mayRelease={mayRelease} />
      <DecisionText decision={decision} kinds={kinds} />
      <NotTaken left={notTaken(provisionsOf(decision.suggested), provisionsOf(decision.provisions))} />
      {(mayRelease || mayReturn) && (
        <div className="desk-send">
          <div className="br-actions">
            {mayReturn && <Button onClick={() => setAsking('return')}>{t('desk.release.return')}</Button>}
            {mayRelease && (
              <Button kind="primary" icon="check" onClick={() => setAsking('release')}>
                {t('desk.release.release')}
              </Button>
            )}
          </div>
        </div>
      )}
      {asking === 'release' && <Confirm view={view} decision={decision} onClose={() => setAsking(null)} />}
      {asking === 'return' && <Return view={view} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Who({ decision, own, mayRelease }: { decision: Decision; own: boolean; mayRelease: boolean }) {
  const { t } = useTranslation();
  if (own) return <Alert title={t('desk.release.own')}>{t('desk.release.ownText')}</Alert>;
  return mayRelease ? null : <Alert title={t('desk.release.waiting', { name: decision.preparedBy?.name ?? '' })} />;
}

function NotTaken({ left }: { left: Provision[] }) {
  const { t } = useTranslation();
  if (left.length === 0) return null;
  return (
    <Block title={t('desk.release.left', { count: left.length })}>
      <ul className="desk-conditions">
        {left.map((provision) => (
          <li key={provision.id}>
            {provision.text}
            <span className="desk-detail">{[provision.legalBasis, provision.sourceBodyName].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Confirm({ view, decision, onClose }: { view: CaseView; decision: Decision; onClose: () => void }) {
  const { t } = useTranslation();
  const send = useSend<CaseView>(['cases']);
  const refused = send.error instanceof ApiProblem && (send.error.status === 403 || send.error.status === 409);
  const submit = (): void =>
    send.mutate(
      { path: `cases/${view.id}/decision/release` },
      {
        onSuccess: () => {
          announce(t('desk.release.released'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      open
      title={t(`desk.release.title.${decision.kind}`)}
      confirm={t('desk.release.release')}
      busy={send.isPending}
      onClose={onClose}
      onConfirm={submit}
    >
      <p className="kern-body">{t('desk.release.text')}</p>
      <ul className="kern-list kern-list--bullet">
        <li>{t('desk.release.effect.notice')}</li>
        <li>{t('desk.release.effect.fee')}</li>
        <li>{t('desk.release.effect.notify')}</li>
      </ul>
      {refused && <p className="kern-body">{t('desk.release.fourEyes')}</p>}
      <CommandProblem error={send.error} />
    </ConfirmDialog>
  );
}

function Return({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTranslation();
  const send = useSend<CaseView>(['cases']);
  return (
    <ReasonDialog
      open
      title={t('desk.release.return')}
      confirm={t('desk.release.return')}
      reason={{ label: t('desk.release.returnReason'), hint: t('desk.release.returnHint') }}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onConfirm={({ reason }) =>
        send.mutate(
          { path: `cases/${view.id}/decision/return`, body: { reason } },
          {
            onSuccess: () => {
              announce(t('desk.release.returned'));
              onClose();
            },
          },
        )
      }
    />
  );
}
