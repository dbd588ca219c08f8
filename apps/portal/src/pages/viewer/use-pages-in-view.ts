import { useEffect, useRef, useState, type RefObject } from 'react';

interface PagesInView {
  readonly current: number;
  go(page: number): void;
}

/** Which page stands in the middle of what is seen, and how to get to another. */
export function usePagesInView(area: RefObject<HTMLElement | null>, count: number, first: number): PagesInView {
  const [current, setCurrent] = useState(Math.min(Math.max(1, first), count));
  const goes = useRef(0);
  const opened = useRef(false);
  useEffect(() => {
    const elements = [...(area.current?.querySelectorAll('[data-page]') ?? [])];
    const observer = new IntersectionObserver(
      (entries) => {
        // On the way to a page that was asked for, those between are not where one is.
        const middle = entries.findLast((entry) => entry.isIntersecting);
        if (middle && performance.now() > goes.current) setCurrent(Number(middle.target.getAttribute('data-page')));
      },
      { rootMargin: '-49% 0px -49% 0px' },
    );
    for (const element of elements) observer.observe(element);
    return () => observer.disconnect();
  }, [area, count]);
  useEffect(() => {
    if (opened.current || first < 2 || first > count) return;
    opened.current = true; // only when the viewer opens
    goes.current = performance.now() + SETTLES_MS;
    setCurrent(first);
    show(area.current, first);
  }, [area, count, first]);
  const go = (page: number): void => {
    const next = Math.min(Math.max(1, page), count);
    goes.current = performance.now() + SETTLES_MS;
    setCurrent(next);
    show(area.current, next);
  };
  return { current, go };
}

/** A jump is seen within this time. */
const SETTLES_MS = 400;

/** Where the pages scroll by themselves, nothing around them moves. */
function show(area: HTMLElement | null, page: number): void {
  const element = area?.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (!area || !element) return;
  if (area.scrollHeight > area.clientHeight + 1) area.scrollTop = element.offsetTop;
  else element.scrollIntoView({ block: 'start' });
}
