import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from '../../i18n';
import type { FormDefinition, FormField } from '../../api/types';
import { problemOf } from '../application/check-field';
import { SectionField } from '../application/section-field';
import { useFormTexts } from '../application/texts';
import { useTyped, useTypedForm } from '../application/typed-form';
import { showValue, toStored, toTyped } from '../application/values';

interface FieldAnswerProps {
  form: FormDefinition;
  section: string;
  field: FormField;
  /** As it was filed. */
  before: unknown;
  /** As it is prepared; undefined: not touched. */
  value: unknown;
  /** Problems of the server, by key. */
  problem: string | null;
  onValue: (value: unknown) => void;
}

/** One answer of the form that was asked for: what it was, and the input of the form for what it is now. */
export function FieldAnswer({ form, section, field, before, value, problem, onValue }: FieldAnswerProps) {
  const { t, i18n } = useTranslation();
  const texts = useFormTexts(form);
  const shown = value === undefined ? before : value;
  const answer = useTypedForm(() => ({ [field.id]: toTyped(field, shown) }));
  const tell = useEffectEvent((typed: string | boolean | undefined) => {
    const stored = toStored(field, typed);
    // What cannot be read is no answer; unset is one.
    if (stored !== null && (stored ?? null) !== (shown ?? null)) onValue(stored ?? null);
  });
  useEffect(() => answer.observe((values) => tell(values[field.id])), [answer, field.id]);
  // What somebody else has written meanwhile appears, unless it is what stands here already, only written in another way.
  useEffect(() => {
    if ((toStored(field, answer.get(field.id)) ?? null) !== (shown ?? null)) answer.reset({ [field.id]: toTyped(field, shown) });
  }, [shown, field, answer]);
  const typed = useTyped(answer)[field.id];
  const key = problemOf(field, typed) ?? problem;
  const was = showValue(field, before, { t, texts, language: i18n.language, section });
  return (
    <div className="supplements-field" data-testid={`field-${section}-${field.id}`}>
      <p className="kern-body kern-body--small">
        <span className="kern-body--muted">{t('punchList.before')}:</span> {was === '' ? t('punchList.none') : was}
      </p>
      <SectionField
        form={form}
        section={section}
        field={field}
        register={answer.register}
        {...(key && (key !== 'required' || problem) ? { error: texts.problem(section, field.id, key) } : {})}
      />
    </div>
  );
}
