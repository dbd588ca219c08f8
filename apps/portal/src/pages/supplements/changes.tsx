import { useTranslation } from '../../i18n';
import type { Schema } from '@bauraum/api-client';
import type { FormDefinition } from '../../api/types';
import { useFormTexts } from '../application/texts';
import { showValue } from '../application/values';
import './texts';

export type FieldChange = Schema<'FieldChangeView'>;

/** Corrected answers of the form, the old one and the new one. */
export function Changes({ changes, form }: { changes: readonly FieldChange[]; form: FormDefinition | undefined }) {
  const { t, i18n } = useTranslation();
  const texts = useFormTexts(form);
  if (changes.length === 0) return null;
  const say = (section: string, id: string, value: unknown): string => {
    const field = form?.sections.find((one) => one.id === section)?.fields.find((one) => one.id === id);
    const words = field ? showValue(field, value, { t, texts, language: i18n.language, section }) : '';
    return words === '' ? t('punchList.none') : words;
  };
  return (
    <dl className="supplements-changes" data-testid="changes">
      {changes.map(({ field: key, before, after }) => {
        const [section = '', id = ''] = key.split('.');
        return (
          <div key={key}>
            <dt>{`${texts.section(section)}: ${texts.label(section, id)}`}</dt>
            <dd>
              <span className="br-sr-only">{t('punchList.before')}: </span>
              <del>{say(section, id, before)}</del>
              <span aria-hidden="true"> → </span>
              <span className="br-sr-only">{t('punchList.after')}: </span>
              <ins>{say(section, id, after)}</ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
