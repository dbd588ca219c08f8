import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n';
import { useLocation } from 'react-router';
import { loginUrl } from '../api/queries';
import { Alert, AnchorButton, announce, Button, Icon } from '../ui';
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
  const reason = reasonOf(sync);
  const why = reason !== null && (state === 'notSaved' || state === 'stopped') ? `. ${t(`collab.ended.${reason}`)}.` : '';
  const text = unreadable.length > 0 ? t('collab.unreadable', { fields: unreadable.join(', ') }) : t(`collab.state.${state}`);
  useSpokenTrouble(state, `${text}${why}`);
  return (
    <p className={`br-save br-save--${unreadable.length > 0 ? 'notSaved' : state}`} data-testid="save-state">
      <Icon name={unreadable.length > 0 ? 'danger' : ICONS[state]} size="small" />
      <span>
        {text}
        {why}
      </span>
    </p>
  );
}

const TROUBLE: readonly SaveState[] = ['notSaved', 'offlineSaved', 'offline', 'stopped'];

/** Says when saving does not work, and when it works again; not each save. */
function useSpokenTrouble(state: SaveState, text: string): void {
  const told = useRef(false);
  useEffect(() => {
    const trouble = TROUBLE.includes(state);
    if (trouble || (told.current && state === 'saved')) announce(text);
    if (trouble || state === 'saved') told.current = trouble;
  }, [state, text]);
}

const reasonOf = ({ readOnly, reason }: Sync): Reason | null => (readOnly ? 'notDraft' : reason);

/** Why the connection ended, and what to do. Nothing while it is only away for a moment. */
export function Ended({ session, sync }: { session: DraftSession | null; sync: Sync }) {
  const { t } = useTranslation();
  const location = useLocation();
  const reason = reasonOf(sync);
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
