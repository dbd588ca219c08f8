import { useEffect, useState } from 'react';

type Listener = (text: string) => void;
const listeners = new Set<Listener>();
const PAUSE = 3_000;

/** Says a text politely to screen readers, e.g. `announce('Gespeichert')`. At most one message in three seconds; the latest one wins. */
export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

/** The one live region of the page; part of the shell. */
export function LiveRegion() {
  const [text, setText] = useState('');
  useEffect(() => {
    let last = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener: Listener = (next) => {
      clearTimeout(timer);
      const wait = Math.max(0, last + PAUSE - performance.now());
      timer = setTimeout(() => {
        last = performance.now();
        setText(next);
      }, wait);
    };
    listeners.add(listener);
    return () => {
      clearTimeout(timer);
      listeners.delete(listener);
    };
  }, []);
  return (
    <div className="kern-sr-only" role="status" aria-live="polite" data-testid="live-region">
      {text}
    </div>
  );
}
