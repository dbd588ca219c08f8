import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { loginUrl } from '../api/queries';
import { Alert, AnchorButton, Button, Icon } from '../ui';
import type { DraftSession } from './session';
import { saveState, type Reason, type SaveState, type Sync } from './sync-state';

const ICONS = {
  connecting: 'autorenew',
  saved: 'success',
  saving: 'autorenew',
  notSaved: 'danger',
  offlineSaved: 'warning',
  offline: 'warning',
  stopped: 'warning',
} as const satisfies Record<SaveState, string>;

/** Whether what was typed is saved: the truth, in words. `unreadable`: fields whose entry cannot be saved as it stands. */
export function SaveLine({ sync, unreadable = [] }: { sync: Sync; unreadable?: readonly string[] }) {
  const { t } = useTranslation();
  const state = saveState(sync);
  const fields = unreadable.join(', ');
  return (
    <p className={`br-save br-save--${unreadable.length > 0 ? 'notSaved' : state}`} data-testid="save-state">
      <Icon name={unreadable.length > 0 ? 'danger' : ICONS[state]} size="small" />
      <span>{unreadable.length > 0 ? t('collab.unreadable', { fields }) : t(`collab.state.${state}`)}</span>
    </p>
  );
}

/** Why the connection ended, and what to do. Nothing while it is only away for a moment. */
export function Ended({ session, sync }: { session: DraftSession | null; sync: Sync }) {
  const { t } = useTranslation();
  const location = useLocation();
  const reason: Reason | null = sync.readOnly ? 'notDraft' : sync.reason;
  if (reason === null) return null;
  const anew = (): void => {
    session?.forget();
    window.location.reload();
  };
  return (
    <Alert tone={sync.unsaved ? 'danger' : 'warning'} title={t(`collab.ended.${reason}`)} live>
      <p className="kern-body">{t(`collab.endedText.${reason}`)}</p>
      <div className="br-actions">
        {reason === 'unauthenticated' && (
          <AnchorButton kind="primary" href={loginUrl(location.pathname)}>
            {t('common.login')}
          </AnchorButton>
        )}
        {(reason === 'refused' || reason === 'tooLarge') && <Button onClick={anew}>{t('common.reload')}</Button>}
      </div>
    </Alert>
  );
}
