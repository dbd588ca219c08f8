import { useTranslation } from '../../i18n';
import type { CodeLabel } from '../../api/types';
import { Button, Select, TextArea, TextField } from '../../ui';
import type { Provision } from './model';

interface Props {
  provision: Provision;
  kinds: readonly CodeLabel[];
  number: number;
  first: boolean;
  last: boolean;
  editing: boolean;
  onEdit: (on: boolean) => void;
  onChange: (changes: Partial<Provision>) => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

/** One ancillary provision, to read or to edit in place. */
export function ProvisionItem(props: Props) {
  const { provision, editing } = props;
  const detail = [provision.legalBasis, provision.sourceBodyName].filter(Boolean).join(' · ');
  return (
    <li>
      {editing ? (
        <Fields {...props} />
      ) : (
        <>
          {provision.text}
          {detail && <span className="desk-detail">{detail}</span>}
        </>
      )}
      <Tools {...props} />
    </li>
  );
}

function Fields({ provision, kinds, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="desk-provision-fields">
      <TextArea
        label={t('desk.decision.provisionText')}
        rows={3}
        autoFocus
        value={provision.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <div className="desk-grid">
        <Select
          label={t('desk.decision.provisionKind')}
          value={provision.kindCode}
          choices={kinds.map((kind) => ({ value: kind.code, label: kind.label }))}
          onChange={(event) => onChange({ kindCode: event.target.value })}
        />
        <TextField
          label={t('desk.legalBasis')}
          value={provision.legalBasis}
          onChange={(event) => onChange({ legalBasis: event.target.value })}
        />
      </div>
    </div>
  );
}

function Tools({ number, first, last, editing, onEdit, onMove, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <span className="desk-row-actions">
      <Button
        small
        kind="tertiary"
        icon={editing ? 'check' : 'edit'}
        aria-label={t(editing ? 'desk.decision.doneWith' : 'desk.decision.editOne', { number })}
        onClick={() => onEdit(!editing)}
      >
        {t(editing ? 'desk.decision.done' : 'desk.decision.edit')}
      </Button>
      {!first && (
        <Button small kind="tertiary" icon="arrow-up" iconOnly onClick={() => onMove(-1)}>
          {t('desk.decision.up', { number })}
        </Button>
      )}
      {!last && (
        <Button small kind="tertiary" icon="arrow-down" iconOnly onClick={() => onMove(1)}>
          {t('desk.decision.down', { number })}
        </Button>
      )}
      <Button small kind="tertiary" icon="delete" iconOnly onClick={onRemove}>
        {t('desk.decision.remove', { number })}
      </Button>
    </span>
  );
}
