import { useTranslation } from 'react-i18next';

/** Words of the form: labels, hints and errors by section and field. */
export function useFormTexts() {
  const { t, i18n } = useTranslation();
  const label = (section: string, field: string): string => t(`form.${section}.${field}.label`);
  return {
    section: (section: string): string => t(`formSection.${section}`),
    label,
    hint: (section: string, field: string): string | undefined =>
      i18n.exists(`form.${section}.${field}.hint`) ? t(`form.${section}.${field}.hint`) : undefined,
    /** What to do about a field: its own words if it has some, else the words for the kind of problem. */
    problem: (section: string, field: string, key: string, params: Record<string, unknown> = {}): string => {
      if (i18n.exists(`form.${section}.${field}.problem`)) return t(`form.${section}.${field}.problem`);
      const words = { label: label(section, field), ...params };
      return i18n.exists(`fieldProblem.${key}`) ? t(`fieldProblem.${key}`, words) : t('fieldProblem.other', words);
    },
  };
}
