import { useEffect, useState, type RefObject } from 'react';

/** Whether an element is near what is seen. Once it was, `once` keeps it so. */
export function useInView(element: RefObject<Element | null>, { margin = '300px', once = false } = {}): boolean {
  const [inView, setInView] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.at(-1)?.isIntersecting ?? false;
        if (seen && once) observer.disconnect();
        setInView(seen);
      },
      { rootMargin: margin },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, margin, once]);
  return inView;
}
