import { useTranslation } from '../../i18n';
import type { CodeLabel, Decision } from '../../api/types';
import { Alert, Button } from '../../ui';
import { DecisionText } from './read';

interface Props {
  decision: Decision;
  kinds: readonly CodeLabel[];
  busy: boolean;
  /** Saves my text over the saved one. */
  onKeep: () => void;
  /** Takes the saved text, mine is dropped. */
  onDiscard: () => void;
}

/** Somebody saved meanwhile: both texts are there, and the person decides. */
export function Conflict({ decision, kinds, busy, onKeep, onDiscard }: Props) {
  const { t } = useTranslation();
  const by = decision.preparedBy?.name;
  return (
    <Alert tone="warning" title={by ? t('desk.decision.conflictBy', { name: by }) : t('desk.decision.conflict')} live>
      <p className="kern-body">{t('desk.decision.conflictText')}</p>
      <details className="desk-why">
        <summary>{t('desk.decision.conflictShow')}</summary>
        <DecisionText decision={decision} kinds={kinds} />
      </details>
      <div className="br-actions">
        <Button busy={busy} onClick={onKeep}>
          {t('desk.decision.keepMine')}
        </Button>
        <Button onClick={onDiscard}>{t('desk.decision.takeTheirs')}</Button>
      </div>
    </Alert>
  );
}
