import { useTranslation } from '../../i18n';
import type { Doc } from '../../api/types';
import { Button } from '../../ui';

interface SelectionBarProps {
  chosen: readonly Doc[];
  /** How many can be chosen. */
  count: number;
  busy: boolean;
  onAll: () => void;
  onNone: () => void;
  onLabel: () => void;
  onRemove: () => void;
}

/** What can be done with several documents at once; stays in view while there is something to do. */
export function SelectionBar({ chosen, count, busy, onAll, onNone, onLabel, onRemove }: SelectionBarProps) {
  const { t } = useTranslation();
  if (chosen.length === 0) {
    return (
      <div className="br-actions">
        <Button kind="tertiary" icon="checklist" onClick={onAll}>
          {t('documentList.selectAll', { count })}
        </Button>
      </div>
    );
  }
  return (
    <div className="br-selection" data-testid="selection">
      <p className="kern-body" role="status">
        {t('documentList.selected', { count: chosen.length })}
      </p>
      <div className="br-actions">
        <Button icon="edit" onClick={onLabel}>
          {t('documentList.changeType')}
        </Button>
        <Button icon="delete" busy={busy} onClick={onRemove}>
          {t('documentList.remove')}
        </Button>
        {chosen.length < count && (
          <Button kind="tertiary" onClick={onAll}>
            {t('documentList.selectAll', { count })}
          </Button>
        )}
        <Button kind="tertiary" onClick={onNone}>
          {t('documentList.selectNone')}
        </Button>
      </div>
    </div>
  );
}
