import type { FormChoice, FormDefinition, FormField, FormSection } from '../../api/types';
import { addTexts, germanText, isGerman, useTranslation } from '../../i18n';
import de from './de.json';

// The German stands here whatever the language: a translation counts only while it translates the words of the law's data.
addTexts(de, { 'de-simple': () => import('./easy.json'), en: () => import('./en.json') });

type Words = Pick<FormSection, 'id' | 'title'> & { fields: readonly FormField[] };

/**
 * Words of a form: labels, hints and choices as the law's data give them, in German. A translation counts only while it translates this very text,
 * so that one field may bear other words in another procedure. `lang` is 'de' for what stays German on a foreign page.
 */
export function useFormTexts(form?: Pick<FormDefinition, 'sections'>) {
  const { t, i18n } = useTranslation();
  const say = (key: string, text: string): string => (germanText(key) === text ? t(key) : text);
  const sectionOf = (id: string): Words | undefined => form?.sections.find((section) => section.id === id);
  const fieldOf = (section: string, id: string): FormField | undefined => sectionOf(section)?.fields.find((field) => field.id === id);
  const label = (section: string, field: string): string => {
    const text = fieldOf(section, field)?.label;
    return text === undefined ? t(`form.${section}.${field}.label`) : say(`form.${section}.${field}.label`, text);
  };
  const isKnown = (section: string, field: string): boolean => {
    const text = fieldOf(section, field)?.label;
    return text === undefined || germanText(`form.${section}.${field}.label`) === text;
  };
  return {
    section: (section: string): string => {
      const title = sectionOf(section)?.title;
      return title === undefined ? t(`formSection.${section}`) : say(`formSection.${section}`, title);
    },
    label,
    /** 'de' where the words of a field stay German although the page is not. */
    lang: (section: string, field: string): 'de' | undefined => (isGerman(i18n.language) || isKnown(section, field) ? undefined : 'de'),
    hint: (section: string, field: string): string | undefined => {
      const text = fieldOf(section, field)?.hint;
      return text === undefined ? undefined : say(`form.${section}.${field}.hint`, text);
    },
    choice: (section: string, field: string, choice: FormChoice): string =>
      say(`form.${section}.${field}.choice.${choice.value}`, choice.label),
    /** What to do about a field: its own words if it has some, else the words for the kind of problem. */
    problem: (section: string, field: string, key: string, params: Record<string, unknown> = {}): string => {
      if (isKnown(section, field) && i18n.exists(`form.${section}.${field}.problem`)) return t(`form.${section}.${field}.problem`);
      const words = { label: label(section, field), ...params };
      return i18n.exists(`fieldProblem.${key}`) ? t(`fieldProblem.${key}`, words) : t('fieldProblem.other', words);
    },
  };
}

export type FormTexts = ReturnType<typeof useFormTexts>;
