import { useTranslation } from '../i18n';
import type { ActField, Doc, Member } from '../api/types';
import { Checkbox, DateField, FieldError, German, RadioGroup, Select, TextArea, TextField } from '../ui';
import type { ActValue } from './act.model';

interface Props {
  id: string;
  field: ActField;
  value: ActValue | undefined;
  error: string | undefined;
  documents: readonly Doc[];
  members: readonly Member[];
  onChange: (value: ActValue) => void;
}

/** More choices than this go into a list that opens. */
const MANY = 7;

/** One field of an act as the input that fits its type. */
export function ActFieldInput({ id, field, value, error, documents, members, onChange }: Props) {
  const { t } = useTranslation();
  const label = <German>{field.label}</German>;
  const base = { id, label, hint: field.hint && <German>{field.hint}</German>, error, optional: !field.required };
  const text = typeof value === 'string' ? value : '';
  const typed = { value: text, onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  const oneOf = (choices: readonly { value: string; label: string }[]) =>
    choices.length > MANY || field.type !== 'choice' ? (
      <Select {...base} {...typed} empty={t('common.choose')} choices={choices} />
    ) : (
      <RadioGroup {...base} name={id} choices={choices} value={text} onValue={onChange} />
    );
  switch (field.type) {
    case 'text':
      return <TextField {...base} {...typed} maxLength={field.maxLength} />;
    case 'longtext':
      return <TextArea {...base} {...typed} rows={5} maxLength={field.maxLength} />;
    case 'date':
      return <DateField {...base} {...typed} />;
    case 'number':
      return <TextField {...base} {...typed} width="short" inputMode="decimal" autoComplete="off" />;
    case 'boolean':
      if (!field.required)
        return <Checkbox {...base} optional={false} checked={value === true} onChange={(event) => onChange(event.target.checked)} />;
      return (
        <RadioGroup
          {...base}
          name={id}
          horizontal
          value={text}
          onValue={onChange}
          choices={[
            { value: 'true', label: t('common.yes') },
            { value: 'false', label: t('common.no') },
          ]}
        />
      );
    case 'choice':
      return oneOf(field.choices ?? []);
    case 'document':
      return oneOf(documents.map((document) => ({ value: document.id, label: document.title })));
    case 'member':
      return oneOf(members.map((member) => ({ value: member.personId, label: `${member.name} (${t(`role.${member.role}`)})` })));
    case 'documents':
      return <DocumentBoxes {...base} value={value} documents={documents} onChange={onChange} />;
  }
}

interface BoxesProps {
  id: string;
  label: React.ReactNode;
  hint: React.ReactNode;
  error: string | undefined;
  value: ActValue | undefined;
  documents: readonly Doc[];
  onChange: (value: ActValue) => void;
}

function DocumentBoxes({ id, label, hint, error, value, documents, onChange }: BoxesProps) {
  const { t } = useTranslation();
  const chosen: readonly string[] = Array.isArray(value) ? (value as readonly string[]) : [];
  const toggle = (document: string, on: boolean): void => onChange(on ? [...chosen, document] : chosen.filter((item) => item !== document));
  return (
    <fieldset className={`kern-fieldset${error ? ' kern-fieldset--error' : ''}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="kern-label">{label}</legend>
      {hint && <div className="kern-hint">{hint}</div>}
      {documents.length === 0 && <p className="kern-body kern-body--small">{t('process.noDocuments')}</p>}
      <div className="kern-fieldset__body">
        {documents.map((document, index) => (
          <Checkbox
            key={document.id}
            id={index === 0 ? id : `${id}-${document.id}`}
            label={document.title}
            checked={chosen.includes(document.id)}
            onChange={(event) => toggle(document.id, event.target.checked)}
          />
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
