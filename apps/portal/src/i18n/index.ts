/**
 * Texts. Every text stands in a `de.json`, grouped by screen: `{ "start": { "title": ... } }`, and for the applicant side also in the `en.json`
 * beside it; the `easy.json` beside it says it in easy German, and what that leaves out is said in German. A folder with texts of its own adds
 * them with `addTexts` (`texts.ts`) when it is loaded: its German is part of it, the translations are fetched when somebody reads their language.
 *
 * The check for missing and unused keys reads the sources, so keys are written in one of two ways only:
 * 1. a string literal: `t('start.title')`; plurals are `key_one` and `key_other`, used as `t('key', { count })`;
 * 2. a template that begins with one of DYNAMIC_PREFIXES and a full stop: t(`status.${x}`). All keys below such a prefix count as used.
 */
import { lazy, useSyncExternalStore } from 'react';
import { TextSources, type Translations } from './sources';
import { TextStore, type TextTree, type Translate } from './texts';

export type { Translate } from './texts';

/** Prefixes below which keys are composed at run time. A new one is added here, where the check finds it. */
export const DYNAMIC_PREFIXES = [
  'status',
  'statusSentence.state',
  'statusSentence.who',
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
  'viewer.because',
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
  'process.awaits',
  'proceeding',
  'collab.state',
  'collab.ended',
  'collab.endedText',
  'collab.assignmentState',
  'punchList.state',
] as const;

/** BCP 47; `de-simple` is easy German, for people who read little German. */
export const LANGUAGES = ['de', 'de-simple', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** What each language is called in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { de: 'Deutsch', 'de-simple': 'Einfaches Deutsch', en: 'English' };

/** What the page is written in now. */
export interface Speech {
  readonly language: Language;
  readonly t: Translate;
  /** Whether there is a text, in this language or one that stands in for it. */
  readonly exists: (key: string) => boolean;
}

const STORAGE = 'bauraum.language';
const store = new TextStore();
const sources = new TextSources(store);
const listeners = new Set<() => void>();
const exists = (key: string): boolean => store.exists(key);
let speech = speechIn('de');
/** The language that is on its way, or has come. */
let wanted: Language = 'de';

/** `t` is a new function for each language, so that what was worked out with it is worked out again. */
function speechIn(language: Language): Speech {
  return { language, t: (key, params) => store.say(key, params), exists };
}

export const languageOf = (value: unknown): Language => LANGUAGES.find((language) => language === value) ?? 'de';
/** Whether the words of the law's data, which are German, are in the language of the page. */
export const isGerman = (language: string): boolean => language.startsWith('de');

function chosen(): Language {
  try {
    return languageOf(localStorage.getItem(STORAGE));
  } catch {
    return 'de';
  }
}

function speak(language: Language): void {
  store.speak(language === 'de' ? ['de'] : [language, 'de']);
  speech = speechIn(language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/**
 * Fetches the language chosen before; to be awaited before the first page. No other language is needed beside it: English is complete, as the check
 * sees to, and the build puts into easy German what is said as in German (`build/whole-easy.mts`).
 */
export async function startTexts(): Promise<void> {
  wanted = chosen();
  await sources.add({ de: () => import('./de.json'), 'de-simple': () => import('./easy.json'), en: () => import('./en.json') }, []);
  await sources.fetch([wanted]);
  speak(wanted);
}

/** For this page and, in this browser, for the next ones; of two choices the later one counts. */
export async function changeLanguage(language: Language): Promise<void> {
  wanted = language;
  await sources.fetch([language]);
  if (wanted !== language) return;
  speak(language);
  try {
    localStorage.setItem(STORAGE, language);
  } catch {
    // A browser that forbids storage keeps the language for this visit only.
  }
}

/** Adds the texts of a part that is loaded later: its German, and where its translations lie. One that does not come is said in German. */
export function addTexts(german: TextTree, translations: Translations = {}): void {
  store.add('de', german);
  const drawAgain = (): void => {
    if (speech.language in translations) speak(speech.language);
  };
  void sources.add(translations, [wanted]).then(drawAgain, () => undefined);
}

/** A page that is loaded when it is first shown, with its texts in the language that is read. */
export const lazyPage: typeof lazy = (load) =>
  lazy(async () => {
    const page = await load();
    await sources.settled();
    return page;
  });

/** The German of the portal itself, to tell whether words of the law's data are the ones that are translated. */
export const germanText = (key: string): string | undefined => store.get('de', key);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Words for a component; it is drawn again when the language changes. */
export function useTranslation(): { t: Translate; i18n: Speech } {
  const now = useSyncExternalStore(subscribe, () => speech);
  return { t: now.t, i18n: now };
}
