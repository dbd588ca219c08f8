import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import type { Doc } from '../../api/types';
import { Button, Checkbox } from '../../ui';

interface Props {
  title: ReactNode;
  documents: readonly Doc[];
  chosen: string[];
  onChange: (ids: string[]) => void;
}

/** Chooses documents out of a list, closed until it is needed. */
export function DocumentChoice({ title, documents, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const toggle = (id: string, on: boolean): void =>
    onChange(documents.map((document) => document.id).filter((other) => (other === id ? on : chosen.includes(other))));
  return (
    <details className="desk-why">
      <summary>{title}</summary>
      <div className="desk-why-body">
        <span className="desk-row-actions">
          <Button kind="tertiary" small onClick={() => onChange(documents.map((document) => document.id))}>
            {t('desk.participation.allDocuments')}
          </Button>
          <Button kind="tertiary" small onClick={() => onChange([])}>
            {t('desk.participation.noDocuments')}
          </Button>
        </span>
        <ul className="desk-plain desk-columns">
          {documents.map((document) => (
            <li key={document.id}>
              <Checkbox
                label={document.title}
                checked={chosen.includes(document.id)}
                onChange={(event) => toggle(document.id, event.target.checked)}
              />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
