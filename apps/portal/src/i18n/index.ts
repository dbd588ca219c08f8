/**
 * Texts. Every text stands in `de.json` (and, for the citizen path, in `en.json`), grouped by screen: `{ "start": { "title": ... } }`.
 * The desk keeps its own file, `src/desk/de.json`, and adds it with `addTexts` when it is loaded.
 *
 * The check for missing and unused keys reads the sources, so keys are written in one of two ways only:
 * 1. a string literal: `t('start.title')`; plurals are `key_one` and `key_other`, used as `t('key', { count })`;
 * 2. a template that begins with one of DYNAMIC_PREFIXES and a full stop: t(`status.${x}`). All keys below such a prefix count as used.
 */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Prefixes below which keys are composed at run time. A new one is added here, where the check finds it. */
export const DYNAMIC_PREFIXES = [
  'status',
  'role',
  'identify',
  'people.hint',
  'people.state',
  'join.lead',
  'join.mayAs',
  'join.identify',
  'join.state',
  'join.stateText',
  'desk',
  'deadline.kind',
  'consequence',
  'notification.kind',
  'problem',
  'fieldProblem',
  'form',
  'formSection',
  'sectionState',
  'documentStatus',
  'documents.contentIs',
  'uploadProblem',
  'upload.state',
  'documentList.sortBy',
  'findingKind',
  'paymentStatus',
  'paymentPurpose',
  'newCase.entry',
  'newCase.feeDue',
  'newCase.field',
  'newCase.problem',
  'statementKind',
  'participationStatus',
  'process.ball',
  'process.status',
  'collab.state',
  'collab.ended',
  'collab.endedText',
  'collab.assignmentState',
] as const;

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
type Texts = Record<string, unknown>;

const STORAGE = 'bauraum.language';
const files: Record<Language, () => Promise<{ default: Texts }>> = { de: () => import('./de.json'), en: () => import('./en.json') };

function chosen(): Language {
  try {
    return localStorage.getItem(STORAGE) === 'en' ? 'en' : 'de';
  } catch {
    return 'de';
  }
}

/** Starts i18next with the language chosen before; German is the fallback for what is not translated. */
export async function startTexts(): Promise<i18n> {
  const language = chosen();
  const [de, other] = await Promise.all([files.de(), language === 'de' ? null : files[language]()]);
  const resources: Record<string, { translation: Texts }> = { de: { translation: de.default } };
  if (other) resources[language] = { translation: other.default };
  await i18next
    .use(initReactI18next)
    .init({ lng: language, fallbackLng: 'de', resources, interpolation: { escapeValue: false }, returnNull: false });
  document.documentElement.lang = language;
  return i18next;
}

export async function changeLanguage(language: Language): Promise<void> {
  // A part that was loaded later may have brought texts of a language before the language itself is there.
  if (i18next.getResource(language, 'translation', 'common.product') === undefined) {
    i18next.addResourceBundle(language, 'translation', (await files[language]()).default, true, false);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORAGE, language);
  } catch {
    // A browser that forbids storage keeps the language for this visit only.
  }
}

/** Adds the texts of a part that is loaded later, e.g. `addTexts('de', deskTexts)`. */
export function addTexts(language: Language, texts: Texts): void {
  i18next.addResourceBundle(language, 'translation', texts, true, true);
}
