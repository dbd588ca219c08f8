import { useEffect, useRef, useState, type RefObject } from 'react';

interface PagesInView {
  readonly current: number;
  go(page: number): void;
}

/**
 * Which page stands in the middle of what is seen, and how to get to another. What is looked at stays in view when the pages change their
 * size: when they get their first one, on another zoom, on a phone that is turned.
 */
export function usePagesInView(area: RefObject<HTMLElement | null>, count: number, first: number): PagesInView {
  const [current, setCurrent] = useState(() => within(first, count));
  const at = useRef(current);
  const settled = useRef(0);
  useEffect(() => {
    const elements = [...(area.current?.querySelectorAll('[data-page]') ?? [])];
    const seen = new IntersectionObserver(
      (entries) => {
        // On the way to a page that was asked for, those between are not where one is.
        const middle = entries.findLast((entry) => entry.isIntersecting);
        if (!middle || performance.now() <= settled.current) return;
        at.current = Number(middle.target.getAttribute('data-page'));
        setCurrent(at.current);
      },
      { rootMargin: '-49% 0px -49% 0px' },
    );
    const sized = new ResizeObserver(() => {
      if (at.current === 1) return;
      settled.current = performance.now() + SETTLES_MS;
      scrollTo(area.current, at.current);
    });
    for (const element of elements) seen.observe(element);
    if (elements[0]?.parentElement) sized.observe(elements[0].parentElement);
    return () => {
      seen.disconnect();
      sized.disconnect();
    };
  }, [area, count]);
  const go = (page: number): void => {
    at.current = within(page, count);
    settled.current = performance.now() + SETTLES_MS;
    setCurrent(at.current);
    scrollTo(area.current, at.current);
  };
  return { current, go };
}

/** A jump is seen within this time. */
const SETTLES_MS = 400;

const within = (page: number, count: number): number => Math.min(Math.max(1, Math.trunc(page) || 1), count);

/** Where the pages scroll by themselves, nothing around them moves. */
function scrollTo(area: HTMLElement | null, page: number): void {
  const element = area?.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (!area || !element) return;
  if (area.scrollHeight > area.clientHeight + 1) area.scrollTop = element.offsetTop;
  else element.scrollIntoView({ block: 'start' });
}
