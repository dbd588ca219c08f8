import { useState } from 'react';
import { useTranslation } from '../../i18n';
import type { CodeLabel } from '../../api/types';
import { announce, Button } from '../../ui';
import { Block } from '../ui/parts';
import { grouped, moved, type Provision } from './model';
import { ProvisionItem } from './provision-item';

interface Props {
  provisions: Provision[];
  kinds: readonly CodeLabel[];
  onChange: (provisions: Provision[]) => void;
}

/** The ancillary provisions of the draft by kind: add, edit, reorder, remove with undo. */
export function ProvisionList({ provisions, kinds, onChange }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<string | null>(null);
  const [removed, setRemoved] = useState<{ provision: Provision; index: number } | null>(null);
  const add = (): void => {
    const id = crypto.randomUUID();
    const kindCode = kinds.find((kind) => kind.code === '2')?.code ?? kinds[0]?.code ?? '';
    onChange([...provisions, { id, kindCode, text: '', legalBasis: '', sourceParticipationId: null, sourceBodyName: null }]);
    setEditing(id);
  };
  const remove = (provision: Provision): void => {
    setRemoved({ provision, index: provisions.indexOf(provision) });
    onChange(provisions.filter((item) => item !== provision));
    announce(t('desk.decision.removed'));
  };
  const undo = (): void => {
    if (removed) onChange(provisions.toSpliced(removed.index, 0, removed.provision));
    setRemoved(null);
  };
  return (
    <Block
      title={t('desk.decision.provisions', { count: provisions.length })}
      aside={
        <Button small icon="add" onClick={add}>
          {t('desk.decision.addProvision')}
        </Button>
      }
    >
      {provisions.length === 0 && <p className="desk-muted desk-flat">{t('desk.decision.noProvisions')}</p>}
      {grouped(provisions, kinds).map((group) => (
        <div key={group.code}>
          <h3 className="kern-title kern-title--small">{group.label}</h3>
          <ol className="desk-conditions desk-provisions">
            {group.provisions.map((provision, index) => (
              <ProvisionItem
                key={provision.id}
                provision={provision}
                kinds={kinds}
                number={index + 1}
                first={index === 0}
                last={index === group.provisions.length - 1}
                editing={editing === provision.id}
                onEdit={(on) => setEditing(on ? provision.id : null)}
                onChange={(changes) => onChange(provisions.map((item) => (item === provision ? { ...item, ...changes } : item)))}
                onMove={(step) => onChange(moved(provisions, provision.id, step))}
                onRemove={() => remove(provision)}
              />
            ))}
          </ol>
        </div>
      ))}
      {removed && (
        <div className="br-actions">
          <span className="kern-body kern-body--small">{t('desk.decision.removed')}</span>
          <Button small kind="tertiary" icon="arrow-back" onClick={undo}>
            {t('desk.undo')}
          </Button>
        </div>
      )}
    </Block>
  );
}
