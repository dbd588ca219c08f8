import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import type { Application, FormDefinition, FormSection } from '../../api/types';
import { Summary, type Fact } from '../../ui';
import { useFormTexts } from './texts';
import { isAsked, showValue } from './values';

interface AnswersProps {
  form: FormDefinition;
  application: Application;
  /** Address of a section's form; without one its answers cannot be changed. */
  changeAt?: (section: string) => string | undefined;
}

/** All answers, section by section; with a change link for each where the caller may change it. */
export function Answers({ form, ...props }: AnswersProps) {
  return form.sections.map((section) => <SectionAnswers key={section.id} form={form} section={section} {...props} />);
}

interface SectionAnswersProps extends AnswersProps {
  section: FormSection;
  /** The page itself bears the title of the section. */
  untitled?: boolean;
}

/** The answers of one section. */
export function SectionAnswers({ form, section, application, changeAt, untitled }: SectionAnswersProps) {
  const { t, i18n } = useTranslation();
  const texts = useFormTexts(form);
  const data = application.data[section.id] ?? {};
  const asked = section.fields.filter((field) => isAsked(field, application.data));
  const address = changeAt?.(section.id);
  const facts = asked.map((field): Fact => {
    const value = showValue(field, data[field.id], { t, texts, language: i18n.language, section: section.id });
    const label = texts.label(section.id, field.id);
    const shown = value === '' ? <span className="br-muted">{t('answers.none')}</span> : value;
    return {
      key: field.id,
      label: <span lang={texts.lang(section.id, field.id)}>{label}</span>,
      value: <AnswerValue id={`${section.id}-${field.id}`} value={shown} label={label} to={address} />,
    };
  });
  return <Summary {...(untitled ? {} : { title: texts.section(section.id) })} facts={facts} />;
}

/** `id`: what a link to the answer names, the same as of the field in the form. `to`: the section's form. */
function AnswerValue({ id, value, label, to }: { id: string; value: React.ReactNode; label: string; to?: string }) {
  const { t } = useTranslation();
  const anchor = { id, tabIndex: -1, className: 'br-anchor' };
  if (!to) return <span {...anchor}>{value}</span>;
  return (
    <span className="br-answer">
      <span {...anchor}>{value}</span>
      <Link className="kern-link" to={`${to}#${id}`}>
        {t('answers.change')}
        <span className="kern-sr-only">: {label}</span>
      </Link>
    </span>
  );
}
