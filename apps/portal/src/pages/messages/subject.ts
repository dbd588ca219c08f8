import { useTranslation } from '../../i18n';
import type { CaseView, Doc, MessageTopic } from '../../api/types';
import type { ChoiceGroup } from '../../ui';
import { useFormTexts } from '../application/texts';
import { useCaseForm } from '../application/use-form';

export type Subject = MessageTopic['about'];

export const GENERAL = 'general';

/** 'document:1' -> what the api takes. */
export function subjectOf(value: string): Subject {
  const [kind = '', ref = ''] = value.split(/:(.*)/s);
  return kind === 'field' || kind === 'document' ? { kind, ref } : { kind: GENERAL, ref: null };
}

/** What a topic can be about, in words. */
export function useSubjects(
  view: CaseView,
  documents: readonly Doc[],
): { groups: ChoiceGroup[]; nameOf: (subject: Subject) => string | null } {
  const { t } = useTranslation();
  const form = useCaseForm(view).data;
  const texts = useFormTexts(form);
  const sections = (form?.sections ?? []).map((section) => ({
    label: texts.section(section.id),
    choices: section.fields.map(({ id }) => ({ value: `field:/${section.id}/${id}`, label: texts.label(section.id, id) })),
  }));
  const files = { label: t('messages.documents'), choices: documents.map(({ id, title }) => ({ value: `document:${id}`, label: title })) };
  const groups = [files, ...sections].filter(({ choices }) => choices.length > 0);
  const nameOf = ({ kind, ref }: Subject): string | null =>
    groups.flatMap(({ choices }) => choices).find(({ value }) => value === `${kind}:${ref}`)?.label ?? null;
  return { groups, nameOf };
}
