import { AxeBuilder } from '@axe-core/playwright';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESKTOP, type Visitor } from './visitor';

export const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** What other colours and another layout can break; the rest is the same page. */
const RULES_OF_LOOKS = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block', 'list', 'definition-list'];
const PHONE = { width: 390, height: 844 } as const;
export const SMALLEST = { width: 320, height: 640 } as const;

interface Box {
  readonly scrollWidth: number;
  readonly clientWidth: number;
  querySelectorAll(selector: string): Iterable<Wide>;
}
interface Wide {
  readonly className: unknown;
  readonly localName: string;
  readonly textContent: string | null;
  getBoundingClientRect(): { readonly right: number };
}

/**
 * Looks at the page as it stands: on a desktop in light colours and on a phone in dark ones. axe must find nothing, nothing may stick out
 * sideways, title and one h1 must be there. Takes pictures of both.
 *
 * @param name of the pictures.
 */
export async function look(visitor: Visitor, name: string): Promise<void> {
  const { page, stage } = visitor;
  const complain = (what: string): void => void stage.problems.push(`[${name}] ${what}`);
  await settled(page);
  await drawAll(page);
  const title = await page.title();
  if (!/^.+ – Bauraum/.test(title)) complain(`the title is "${title}"`);
  const headings = await page.locator('h1:visible').count();
  if (headings !== 1) complain(`${headings} h1`);
  const count = String(stage.shotCount++).padStart(2, '0');
  const shot = (size: string): string => join(stage.shots, `${count}-${name}-${size}.png`);

  await page.screenshot({ path: shot('desktop'), fullPage: true });
  for (const finding of await axe(page, { tags: RULES })) complain(finding);
  await page.setViewportSize(SMALLEST);
  for (const finding of await sticksOut(page, SMALLEST.width)) complain(finding);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const finding of await sticksOut(page, PHONE.width)) complain(finding);
  for (const finding of await axe(page, { rules: RULES_OF_LOOKS })) complain(`on a dark phone: ${finding}`);
  await page.screenshot({ path: shot('phone'), fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
}

/**
 * Long lists leave out what is out of sight (content-visibility): a picture of the whole page has it, and its colours follow the page's.
 * A sheet of the document, as rows that are drawn anew meanwhile have to follow as well.
 */
export async function drawAll(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [sheet];
  })()`);
}

/** Waits until the page has what it was waiting for. */
export async function settled(page: Page): Promise<void> {
  await page
    .locator('h1')
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => undefined); // its absence is counted later
  await page.locator('.br-loading').first().waitFor({ state: 'detached' });
}

/** What axe finds by these rules or by those with these tags. */
export async function axe(page: Page, by: { readonly rules: string[] } | { readonly tags: string[] }): Promise<string[]> {
  const there = await page.evaluate<boolean>(`typeof axe === 'object'`); // its source is large
  const builder = new AxeBuilder(there ? { page, axeSource: ';' } : { page }).setLegacyMode(true);
  const { violations } = await ('rules' in by ? builder.withRules(by.rules) : builder.withTags(by.tags)).analyze();
  return violations.map(({ id, help, nodes }) => {
    const [first] = nodes;
    const places = nodes.slice(0, 3).map((node) => node.target.join(' '));
    return `axe ${id} (${help}), ${nodes.length} times: ${places.join(' | ')} – ${first?.failureSummary?.replace(/\s+/g, ' ') ?? ''}`;
  });
}

export async function sticksOut(page: Page, width: number): Promise<string[]> {
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))'); // the new width has to be laid out
  const found = await page.locator('html').evaluate((html: Box) => {
    if (html.scrollWidth <= html.clientWidth) return null;
    const wide = [...html.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > html.clientWidth + 1);
    const names = wide
      .slice(0, 4)
      .map(({ localName, className, textContent }) => `${localName}.${String(className)} "${textContent?.slice(0, 30) ?? ''}"`);
    return `${html.scrollWidth} px wide: ${names.join(', ')}`;
  });
  return found === null ? [] : [`at ${width} px the page is ${found}`];
}
