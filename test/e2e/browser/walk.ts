import type { Page } from 'playwright-core';

const MOST_STOPS = 400;

/** What the keyboard should reach, in the order of the page, and what it did. */
interface Stop {
  /** Place in the list of what can be used; -1 for what is not in it, e.g. a box that scrolls. */
  readonly index: number;
  readonly name: string;
  readonly seen: boolean;
  readonly covered: boolean;
  readonly scrolls: boolean;
  /** A field of several parts, e.g. a date, stops at each. */
  readonly parts: boolean;
}

/** Remembers what can be used on the page and how it looks without the focus. @returns what each is called. */
const PREPARE = `(() => {
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove(); // the next Tab begins where it was
  const USABLE = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const chosen = (radio) => {
    const group = [...document.querySelectorAll('input[type=radio]')].filter(({ name, form }) => name === radio.name && form === radio.form);
    return (group.find(({ checked }) => checked) ?? group[0]) === radio;
  };
  const ring = ({ outlineStyle, outlineWidth, outlineColor, boxShadow }) =>
    (outlineStyle === 'none' || /, 0\\)$/.test(outlineColor) ? '' : outlineWidth) + ' ' + boxShadow;
  const look = (element) => ring(getComputedStyle(element)) + '|' + ring(getComputedStyle(element, '::after')); // a row that is a link has it there
  const name = (element) => {
    const words = element.ariaLabel ?? ([...(element.labels ?? [])].map((label) => label.innerText).join(' ') || element.innerText);
    return (element.localName + ' "' + words.replace(/\\s+/g, ' ').trim().slice(0, 50) + '"');
  };
  const usable = [...document.querySelectorAll(USABLE)].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && shown(element) && (element.type !== 'radio' || chosen(element)),
  );
  const before = usable.map(look);
  const isOf = (element, top) =>
    top !== null && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(top)));
  const covered = (element) =>
    [...element.getClientRects()].every((box) => {
      const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
      const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
      if (left >= right || top >= bottom) return true; // out of view
      const at = (x, y) => isOf(element, document.elementFromPoint(left + x * (right - left), top + y * (bottom - top)));
      return ![0.5, 0.1, 0.9].some((x) => [0.5, 0.1, 0.9].some((y) => at(x, y)));
    });
  window.walkStop = () => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const index = usable.indexOf(element);
    const scrolls = element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth;
    const seen = index < 0 ? getComputedStyle(element).outlineStyle !== 'none' : look(element) !== before[index];
    return { index, name: name(element), seen, covered: covered(element), scrolls, parts: element.type === 'date' };
  };
  scrollTo(0, 0);
  return usable.map(name);
})()`;

/** Goes on with the key until the focus leaves the page, or comes to where it began. @throws when it never does. */
async function stops(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
  const way: Stop[] = [];
  while (way.length < MOST_STOPS) {
    await page.keyboard.press(key);
    const stop = await page.evaluate<Stop | null>('window.walkStop()');
    if (stop === null || (way.length > 1 && stop.index === way[0]?.index)) return way;
    if (!(stop.parts && way.at(-1)?.index === stop.index)) way.push(stop);
  }
  throw new Error(`${key} does not come to an end: ${way.at(-1)?.name ?? ''}`);
}

const coveredOf = (way: readonly Stop[], key: string): string[] =>
  way.filter(({ covered }) => covered).map(({ name }) => `${name} is covered while it has the focus (${key})`);

/**
 * Tabs through the whole page. Everything that can be used is reached once and in the order of the page, nothing holds the focus, and one sees
 * where it is.
 *
 * @returns what is wrong.
 */
export async function walk(page: Page): Promise<string[]> {
  const names = await page.evaluate<string[]>(PREPARE);
  const way = await stops(page, 'Tab');
  const unseen = way.filter(({ seen }) => !seen).map(({ name }) => `the focus on ${name} is not visible`);
  const useless = way.filter(({ index, scrolls }) => index < 0 && !scrolls).map(({ name }) => `Tab stops at ${name}, which cannot be used`);
  const order = way.map(({ index }) => index).filter((index) => index >= 0);
  return [...unseen, ...useless, ...coveredOf(way, 'Tab'), ...inOrder(names, order)];
}

/** Tabs through the page and back. @returns what was covered while it had the focus, e.g. by a bar that stays. */
export async function walkBothWays(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const key of ['Tab', 'Shift+Tab'] as const) {
    await page.evaluate(PREPARE);
    found.push(...coveredOf(await stops(page, key), key));
  }
  return found;
}

function inOrder(names: readonly string[], way: readonly number[]): string[] {
  const missed = names.filter((_, index) => !way.includes(index)).map((name) => `Tab does not reach ${name}`);
  const jumps = way.flatMap((index, at) => {
    const before = way[at - 1] ?? -1;
    return index > before ? [] : [`Tab leads from ${names[before] ?? ''} back to ${names[index] ?? ''}`];
  });
  return [...missed, ...jumps];
}
