import { useEffect, useState, type RefObject } from 'react';
import type { Cursor } from './cursors';
import { useColour } from './person';
import type { DraftSession } from './session';
import { useStore } from './store';
import { Mirror, type Box } from './text-mirror';

interface Drawn {
  readonly cursor: Cursor;
  readonly selection: readonly Box[];
  readonly caret: Box;
}

interface Picture {
  /** The part of the input that shows text. */
  readonly area: Box;
  readonly drawn: readonly Drawn[];
}

/**
 * Others' carets and selections over a long text. Only to look at: screen readers hear who is here from the list of people, never where a caret
 * goes.
 */
export function Carets({ path, ...rest }: CaretsProps & { path: string }) {
  const cursors = useStore(rest.session.cursors).filter((cursor) => cursor.path === path);
  return cursors.length > 0 && <Drawing cursors={cursors} {...rest} />;
}

interface CaretsProps {
  session: DraftSession;
  /** Where the input is. */
  frame: RefObject<HTMLElement | null>;
}

function Drawing({ cursors, session, frame }: CaretsProps & { cursors: readonly Cursor[] }) {
  const colour = useColour();
  const picture = usePicture(cursors, session, frame);
  if (!picture) return null;
  const { area, drawn } = picture;
  return (
    <div className="br-carets" aria-hidden="true" data-testid="carets" style={{ ...area }}>
      {drawn.map(({ cursor, selection, caret }) => (
        <div key={cursor.window} className={`br-caret ${colour(cursor.id)}`}>
          {selection.map((box) => (
            <span key={`${box.left} ${box.top}`} className="br-caret-selection" style={{ ...box }} />
          ))}
          <span className="br-caret-line" style={{ left: caret.left, top: caret.top, height: caret.height }} />
          <span
            key={`${cursor.caret}`}
            className={`br-caret-name${caret.top < caret.height ? ' br-caret-name--below' : ''}${caret.left > area.width / 2 ? ' br-caret-name--left' : ''}`}
            style={{ left: caret.left, top: caret.top < caret.height ? caret.top + caret.height : caret.top }}
          >
            {cursor.name}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Measured anew when a caret, the text, the scroll position or the width changes. */
function usePicture(cursors: readonly Cursor[], session: DraftSession, frame: RefObject<HTMLElement | null>): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  const key = JSON.stringify(cursors);
  useEffect(() => {
    const input = frame.current?.querySelector('textarea');
    if (!input) return undefined;
    const current = JSON.parse(key) as Cursor[];
    const mirror = new Mirror(input);
    let waiting = 0;
    const draw = (): void => {
      waiting = 0;
      setPicture({ area: mirror.area(), drawn: mirror.measure((measure) => current.map((cursor) => drawn(cursor, measure))) });
    };
    const soon = (): void => void (waiting ||= requestAnimationFrame(draw));
    const resized = new ResizeObserver(soon);
    resized.observe(input);
    const stop = session.changes.subscribe(soon);
    input.addEventListener('scroll', soon, { passive: true });
    input.addEventListener('input', soon);
    soon();
    return () => {
      cancelAnimationFrame(waiting);
      resized.disconnect();
      stop();
      input.removeEventListener('scroll', soon);
      input.removeEventListener('input', soon);
      mirror.remove();
    };
  }, [key, session, frame]);
  return picture;
}

const drawn = (cursor: Cursor, measure: (from: number, to: number) => Box[]): Drawn => {
  const [caret = { left: 0, top: 0, width: 0, height: 0 }] = measure(cursor.caret, cursor.caret);
  return { cursor, caret, selection: cursor.from === cursor.to ? [] : measure(cursor.from, cursor.to) };
};
