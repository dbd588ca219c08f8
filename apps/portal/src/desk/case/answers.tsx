import { useTranslation } from '../../i18n';
import type { Application, FormDefinition, FormField } from '../../api/types';
import { useFormTexts } from '../../pages/application/texts';
import { showValue } from '../../pages/application/values';

/** Gives the words for an answer as one reads it, '–' for none. */
export function useAnswer(): (section: string, field: FormField, value: unknown) => string {
  const { t, i18n } = useTranslation();
  const texts = useFormTexts();
  return (section, field, value) => showValue(field, value, { t, texts, language: i18n.language, section }) || '–';
}

/** The answers of the application, section by section. */
export function Answers({ form, application }: { form: FormDefinition; application: Application }) {
  const { t } = useTranslation();
  const texts = useFormTexts(form);
  const answer = useAnswer();
  return (
    <div className="desk-answers">
      {form.sections.map((section) => (
        <section key={section.id} className="desk-answer-section">
          <h3 className="kern-title kern-title--small">{texts.section(section.id)}</h3>
          <dl className="desk-facts">
            {section.fields.map((field) => (
              <div key={field.id}>
                <dt>{texts.label(section.id, field.id)}</dt>
                <dd>{answer(section.id, field, application.data[section.id]?.[field.id])}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {form.sections.length === 0 && <p className="kern-body">{t('desk.overview.noAnswers')}</p>}
    </div>
  );
}
