import { useTranslation } from '../../i18n';
import type { CodeLabel } from '../../api/types';
import { Button } from '../../ui';
import { Block } from '../ui/parts';
import { notTaken, type Provision } from './model';

interface Props {
  suggested: Provision[];
  provisions: Provision[];
  kinds: readonly CodeLabel[];
  onTake: (provisions: Provision[]) => void;
}

/** Conditions of the statements that may become provisions of the decision, with the body they came from. */
export function Suggestions({ suggested, provisions, kinds, onTake }: Props) {
  const { t } = useTranslation();
  const open = notTaken(suggested, provisions);
  // The api suggests only what the saved decision does not contain.
  const any = suggested.length > 0 || provisions.some((provision) => provision.sourceParticipationId !== null);
  return (
    <Block
      title={t('desk.decision.suggested')}
      aside={
        open.length > 1 && (
          <Button small icon="add" onClick={() => onTake(open)}>
            {t('desk.decision.takeAll', { count: open.length })}
          </Button>
        )
      }
    >
      {open.length === 0 ? (
        <p className="desk-muted desk-flat">{t(any ? 'desk.decision.allTaken' : 'desk.decision.noSuggestions')}</p>
      ) : (
        <ul className="desk-plain desk-findings">
          {open.map((suggestion) => (
            <li className="desk-finding" key={suggestion.id}>
              <strong>
                {suggestion.sourceBodyName}: {kinds.find((kind) => kind.code === suggestion.kindCode)?.label ?? suggestion.kindCode}
              </strong>
              <span>{suggestion.text}</span>
              <span className="desk-muted">{suggestion.legalBasis}</span>
              <span className="desk-row-actions">
                <Button
                  small
                  icon="add"
                  aria-label={t('desk.decision.takeOne', { text: suggestion.text.slice(0, 60) })}
                  onClick={() => onTake([suggestion])}
                >
                  {t('desk.decision.take')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
