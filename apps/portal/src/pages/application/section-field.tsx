import { useTranslation } from '../../i18n';
import type { FormDefinition, FormField } from '../../api/types';
import { Checkbox, DateField, RadioGroup, Select, TextArea, TextField } from '../../ui';
import { Help } from './help';
import { useFormTexts } from './texts';
import type { Register } from './typed-form';
import { unitText } from './values';

interface SectionFieldProps {
  form: FormDefinition;
  section: string;
  field: FormField;
  error?: string;
  register: Register;
}

const AUTOCOMPLETE: Record<string, string> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
  street: 'address-line1',
  postalCode: 'postal-code',
  place: 'address-level2',
};
const PERSONAL = ['builder'];
/** More choices than this go into a list that opens. */
const MANY = 7;
const SHORT = ['postalCode', 'houseNumber', 'corridor'];

function autoCompleteOf(section: string, field: FormField): string | undefined {
  return PERSONAL.includes(section) ? AUTOCOMPLETE[field.id] : undefined;
}

/** One field of the form definition with what helps to answer it. */
export function SectionField(props: SectionFieldProps) {
  const about = useFormTexts(props.form).label(props.section, props.field.id);
  return (
    <div>
      <FieldInput {...props} />
      <Help text={props.field.help} about={about} />
    </div>
  );
}

/** The input that fits the type of a field. */
function FieldInput({ form, section, field, error, register }: SectionFieldProps) {
  const { t } = useTranslation();
  const texts = useFormTexts(form);
  const lang = texts.lang(section, field.id);
  const label = <span lang={lang}>{texts.label(section, field.id)}</span>;
  const hint = texts.hint(section, field.id);
  const base = { id: `${section}-${field.id}`, label, hint: hint && <span lang={lang}>{hint}</span>, error, optional: !field.required };
  const bound = register(field.id);
  switch (field.type) {
    case 'boolean':
      return <Checkbox {...base} optional={false} {...bound} />;
    case 'choice': {
      const choices = (field.choices ?? []).map((choice) => ({ value: choice.value, label: texts.choice(section, field.id, choice) }));
      if (choices.length > MANY) return <Select {...base} {...bound} empty={t('common.choose')} choices={choices} />;
      const marked = choices.map(({ value, label: words }) => ({ value, label: <span lang={lang}>{words}</span> }));
      return <RadioGroup {...base} name={field.id} choices={marked} register={bound} />;
    }
    case 'parcel':
      return <TextField {...base} {...bound} width="medium" inputMode="numeric" autoComplete="off" />;
    case 'longtext':
      return <TextArea {...base} {...bound} maxLength={field.maxLength} />;
    case 'date':
      return <DateField {...base} {...bound} />;
    case 'number':
    case 'integer':
      return (
        <TextField
          {...base}
          {...bound}
          unit={field.unit && unitText(field.unit)}
          width="short"
          inputMode={field.type === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
        />
      );
    case 'email':
      return <TextField {...base} {...bound} type="email" maxLength={field.maxLength} autoComplete={autoCompleteOf(section, field)} />;
    case 'text':
      return (
        <TextField
          {...base}
          {...bound}
          maxLength={field.maxLength}
          autoComplete={autoCompleteOf(section, field)}
          width={SHORT.includes(field.id) ? 'short' : 'full'}
        />
      );
  }
}
