import { useTranslation } from '../../i18n';
import type { CodeLabel } from '../../api/types';
import { Button, Select, TextArea, TextField } from '../../ui';

/** A condition while it is written. */
export interface ConditionDraft {
  key: string;
  kindCode: string;
  text: string;
  reason: string;
  legalBasis: string;
}

interface Props {
  condition: ConditionDraft;
  number: number;
  kinds: readonly CodeLabel[];
  errorOf: (id: string) => string | null;
  onChange: (changes: Partial<ConditionDraft>) => void;
  onRemove: () => void;
}

/** One condition of a statement: its kind, what is demanded, why, and on which basis. */
export function ConditionEditor({ condition, number, kinds, errorOf, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const id = condition.key;
  return (
    <li className="desk-finding">
      <fieldset className="desk-plain-fieldset">
        <legend className="desk-finding-title">{t('desk.statement.condition', { number })}</legend>
        <Select
          label={t('desk.decision.provisionKind')}
          value={condition.kindCode}
          choices={kinds.map((kind) => ({ value: kind.code, label: kind.label }))}
          onChange={(event) => onChange({ kindCode: event.target.value })}
        />
        <TextArea
          id={`${id}-text`}
          label={t('desk.statement.conditionText')}
          rows={3}
          value={condition.text}
          onChange={(event) => onChange({ text: event.target.value })}
          error={errorOf(`${id}-text`)}
        />
        <TextArea
          id={`${id}-reason`}
          label={t('desk.reason')}
          rows={2}
          value={condition.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
          error={errorOf(`${id}-reason`)}
        />
        <TextField
          id={`${id}-basis`}
          label={t('desk.legalBasis')}
          value={condition.legalBasis}
          onChange={(event) => onChange({ legalBasis: event.target.value })}
          error={errorOf(`${id}-basis`)}
        />
        <Button kind="tertiary" small icon="delete" onClick={onRemove}>
          {t('desk.statement.removeCondition', { number })}
        </Button>
      </fieldset>
    </li>
  );
}
