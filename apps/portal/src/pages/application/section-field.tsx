import { useTranslation } from 'react-i18next';
import type { UseFormRegister } from 'react-hook-form';
import type { FormField, Municipality } from '../../api/types';
import { Checkbox, DateField, RadioGroup, Select, TextArea, TextField } from '../../ui';
import { useFormTexts } from './texts';
import { unitText, type Typed } from './values';

interface SectionFieldProps {
  section: string;
  field: FormField;
  error?: string;
  register: UseFormRegister<Typed>;
  municipalities: readonly Municipality[];
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
const SHORT = ['postalCode', 'houseNumber', 'corridor'];

function autoCompleteOf(section: string, field: FormField): string | undefined {
  return PERSONAL.includes(section) ? AUTOCOMPLETE[field.id] : undefined;
}

/** One field of the form definition as the input that fits its type. */
export function SectionField({ section, field, error, register, municipalities }: SectionFieldProps) {
  const { t } = useTranslation();
  const texts = useFormTexts();
  const id = `${section}-${field.id}`;
  const base = { id, label: texts.label(section, field.id), hint: texts.hint(section, field.id), error, optional: !field.required };
  const bound = register(field.id);
  if (field.id === 'municipalityAgs') {
    return (
      <Select
        {...base}
        {...bound}
        empty={t('common.choose')}
        choices={municipalities.map((item) => ({ value: item.ags, label: item.name }))}
      />
    );
  }
  switch (field.type) {
    case 'boolean':
      return <Checkbox {...base} optional={false} {...bound} />;
    case 'choice': {
      const choices = (field.choices ?? []).map((value) => ({ value, label: t(`form.${section}.${field.id}.choice.${value}`) }));
      return <RadioGroup {...base} name={field.id} choices={choices} register={bound} />;
    }
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
