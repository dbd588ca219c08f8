import { useState } from 'react';
import { useTranslation } from '../../i18n';
import type { FormField } from '../../api/types';
import { Alert, Button, RadioGroup } from '../../ui';
import type { SectionFormProps } from './section-form.props';
import { compare, merge } from './merge';
import { useFormTexts } from './texts';
import type { ConflictState } from './use-section-form';
import { showValue, type Stored } from './values';

interface ConflictProps extends SectionFormProps {
  conflict: ConflictState;
  /** The merged values of the section; they go into the form and are saved on the new revision. */
  onSettle: (values: Stored) => void;
}

/** What somebody else changed meanwhile, field by field: changes that do not touch ours are taken over, for the rest one chooses. */
export function Conflict({ section, form, conflict, onSettle }: ConflictProps) {
  const { t, i18n } = useTranslation();
  const texts = useFormTexts(form);
  const [choice, setChoice] = useState<Record<string, string>>({});
  const theirs = conflict.theirs.data[section.id] ?? {};
  const name = conflict.theirs.updatedBy?.name ?? t('conflict.somebody');
  const versions = { base: conflict.base, theirs, mine: conflict.mine };
  const { taken, clashing } = compare(section.fields, versions);
  const show = (field: FormField, value: unknown): string =>
    showValue(field, value, { t, texts, language: i18n.language, section: section.id }) || t('conflict.nothing');
  const settle = (): void => {
    const chosen = clashing.filter((field) => choice[field.id] === 'theirs').map((field) => field.id);
    onSettle(merge(section.fields, versions, chosen));
  };
  return (
    <Alert tone="warning" title={t('conflict.title', { name })} live>
      <p className="kern-body">{t('conflict.text')}</p>
      {taken.length > 0 && (
        <ul className="kern-list kern-list--bullet">
          {taken.map((field) => (
            <li key={field.id} className="kern-body">
              {texts.label(section.id, field.id)}: {show(field, theirs[field.id])} ({t('conflict.taken')})
            </li>
          ))}
        </ul>
      )}
      {clashing.map((field) => (
        <RadioGroup
          key={field.id}
          name={`conflict-${field.id}`}
          label={texts.label(section.id, field.id)}
          value={choice[field.id] ?? 'mine'}
          onValue={(value) => setChoice({ ...choice, [field.id]: value })}
          choices={[
            { value: 'mine', label: t('conflict.mine', { value: show(field, conflict.mine[field.id]) }) },
            { value: 'theirs', label: t('conflict.theirs', { name, value: show(field, theirs[field.id]) }) },
          ]}
        />
      ))}
      <div className="br-actions">
        <Button kind="primary" onClick={settle}>
          {t('conflict.settle')}
        </Button>
      </div>
    </Alert>
  );
}
