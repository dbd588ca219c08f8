import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axe, drawAll, RULES, sticksOut, SMALLEST } from './look';
import { DESKTOP, type Visitor } from './visitor';
import { walk } from './walk';
import { isKey } from './words';

/** What other words can break: names and languages; the rest is the same page. */
const RULES_OF_WORDS = [
  'aria-command-name',
  'aria-input-field-name',
  'button-name',
  'document-title',
  'empty-heading',
  'html-has-lang',
  'html-lang-valid',
  'input-button-name',
  'label',
  'label-content-name-mismatch',
  'link-name',
  'select-name',
  'summary-name',
  'target-size',
  'valid-lang',
];
/** Words that are in nearly every German sentence and in no English one. */
const GERMAN =
  /(^|[\s(])(und|oder|der|das|dem|nicht|mit|für|eine?[nrms]?|ist|sind|wird|werden|zum|zur|auf|bei|sie|ihre?[nrms]?|vom|durch|kein[e]?)(?=[\s,.;:!?)]|$)/i;
type Language = 'de' | 'de-simple' | 'en';

/** Spacing that readers may set for themselves (WCAG 1.4.12). */
const SPACED = `
  * { content-visibility: visible !important; line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

interface Words {
  readonly text: string;
  readonly lang: string;
}

/** Everything that is shown or read out, with the language that it is marked with. */
const WORDS = `(() => {
  const found = [];
  const note = (element, text) => text?.trim() && found.push({ text: text.trim(), lang: element.closest('[lang]').lang });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element.closest('[data-testid=live-region]')) continue; // what was said stays in the language in which it was said
    if (element.localName === 'option' || element.checkVisibility({ visibilityProperty: true })) note(element, node.data);
  }
  for (const element of document.querySelectorAll('[aria-label], [alt], [title], [placeholder], optgroup[label]'))
    for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'label']) note(element, element.getAttribute(name));
  return found;
})()`;

/** In the page itself, which is faster than asking for it again and again. */
const UNTIL = `const until = (isSo, ms = 20_000) =>
  new Promise((resolve) => {
    const end = performance.now() + ms;
    const look = () => (isSo() || performance.now() > end ? resolve() : requestAnimationFrame(look));
    look();
  });
  const isReady = () => document.querySelector('h1') && !document.querySelector('.br-loading');`;

/** Waits until the page is there; that it never came is found by what looks at it then. */
const ready = (page: Page): Promise<unknown> => page.evaluate(`(() => { ${UNTIL} return until(isReady); })()`);

/** Goes to an address without loading everything anew, as links do. The heading of a new page takes the focus. */
export async function go(visitor: Visitor, path: string): Promise<void> {
  const focused = await visitor.page.evaluate<string>(`(async () => {
    ${UNTIL}
    const old = document.querySelector('h1');
    const words = old?.textContent;
    const isNew = () => { const now = document.querySelector('h1'); return now !== old || now?.textContent !== words; };
    history.pushState(null, '', ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent('popstate'));
    await until(() => isReady() && isNew());
    await until(() => document.activeElement?.localName === 'h1', 2_000);
    return document.activeElement?.localName;
  })()`);
  if (focused !== 'h1') visitor.complain(`the heading has not the focus, but ${focused}`);
}

/** Says the page in another language by the menu of the portal. */
export async function speak({ page }: Visitor, language: Language): Promise<void> {
  await page.evaluate(`(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const menu = document.querySelector('.br-menu');
    menu.querySelector('button').click();
    await drawn();
    menu.querySelector('.br-menu-item[lang="${language}"]').click();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  })()`);
  await page.locator(`html[lang="${language}"]`).waitFor();
  await ready(page);
}

/**
 * Examines the page as it stands, in the three languages: axe, one h1 and the title, the language of the page and of what is German on it,
 * keys that lack their text, 320 px with the readers' own spacing, and the keyboard from the skip link to the end.
 *
 * @param name of the picture.
 * @param own words that people have typed, which bear no language.
 */
export async function examine(visitor: Visitor, name: string, own: readonly string[] = []): Promise<void> {
  const { page, stage } = visitor;
  const complain = (language: Language, found: readonly string[]): void =>
    found.forEach((what) => void stage.problems.push(`[${name}, ${language}] ${what}`));

  await ready(page);
  await drawAll(page);
  complain('de', await inWords(page, 'de', own));
  complain('de', await axe(page, { tags: RULES }));
  complain('de', await walk(page));
  await space(page);
  complain('de', await sticksOut(page, SMALLEST.width));
  for (const language of ['de-simple', 'en'] as const) {
    await speak(visitor, language);
    complain(language, await inWords(page, language, own));
    complain(language, await axe(page, { rules: RULES_OF_WORDS }));
    complain(language, await sticksOut(page, SMALLEST.width));
  }
  const count = String(stage.shotCount++).padStart(2, '0');
  await page.screenshot({ path: join(stage.shots, `${count}-${name}-spaced.png`), fullPage: true });
  await page.evaluate('document.adoptedStyleSheets = []');
  await page.setViewportSize(DESKTOP);
  await speak(visitor, 'de');
}

async function inWords(page: Page, language: Language, own: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const [title, headings, words, lang] = await Promise.all([
    page.title(),
    page.locator('h1:visible').allInnerTexts(),
    page.evaluate<Words[]>(WORDS),
    page.locator('html').getAttribute('lang'),
  ]);
  const [heading = ''] = headings;
  if (headings.length !== 1) found.push(`${headings.length} h1`);
  if (title !== `${heading} – Bauraum`) found.push(`the title is "${title}", the heading "${heading}"`);
  if (lang !== language) found.push(`html is marked ${lang ?? 'with no language'}`);
  for (const text of new Set(words.map((word) => word.text))) if (text.split(/\s+/).some(isKey)) found.push(`a key is shown: "${text}"`);
  if (language !== 'en') return found;
  const strange = words.filter(
    (word) => word.lang === 'en' && GERMAN.test(own.reduce((text, part) => text.replaceAll(part, ''), word.text)),
  );
  return [...found, ...[...new Set(strange.map(({ text }) => text))].map((text) => `German, but not marked: "${text}"`)];
}

/** 320 px, which are 400 % of 1280 px, with the spacing of readers. */
async function space(page: Page): Promise<void> {
  await page.setViewportSize(SMALLEST);
  await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(\`${SPACED}\`);
    document.adoptedStyleSheets = [sheet];
  })()`);
}
