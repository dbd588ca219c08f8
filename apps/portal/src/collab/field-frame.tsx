import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from '../i18n';
import type { Member } from '../api/types';
import { longInstant } from '../ui';
import { Carets } from './carets';
import { Comments } from './comments';
import { PersonMark, useColour } from './person';
import type { DraftSession } from './session';
import { useStore } from './store';

interface FieldFrameProps {
  session: DraftSession;
  /** `section.field` */
  path: string;
  label: string;
  members: readonly Member[];
  /** Show who wrote it, and its comments. */
  details: boolean;
  onLeave: () => void;
  children: ReactNode;
}

/** What others do at a field: who is in it now, who wrote it last, what was asked about it. */
export function FieldFrame({ session, path, label, members, details, onLeave, children }: FieldFrameProps) {
  const { t } = useTranslation();
  const [person] = useStore(session.people).filter(({ field }) => field === path);
  const comments = Object.values(useStore(session.comments)).filter((comment) => comment.path === path);
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  const [shown, setShown] = useState(false);
  const colour = useColour();
  const field = useRef<HTMLDivElement>(null);
  const point = ({ target }: SyntheticEvent): void => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    session.point(path, () => ({
      from: target.selectionStart,
      to: target.selectionEnd,
      backward: target.selectionDirection === 'backward',
    }));
  };
  return (
    <div
      className={`br-shared${person ? ` br-shared--busy ${colour(person.id)}` : ''}`}
      onFocus={() => session.show({ field: path })}
      onBlur={(event) => {
        session.show({ field: null });
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      {person && (
        <p className="br-shared-who" data-testid="editing">
          <PersonMark {...person} />
          <span>{t('collab.editing', { name: person.name })}</span>
        </p>
      )}
      <div ref={field} onSelect={point}>
        {children}
      </div>
      <Carets session={session} path={path} frame={field} />
      {details && <Authorship session={session} path={path} />}
      {open > 0 && !details && (
        <button type="button" className="br-shared-more" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t('collab.openComments', { count: open })}
          <span className="kern-sr-only">: {label}</span>
        </button>
      )}
      {(details || shown) && <Comments session={session} path={path} label={label} members={members} />}
    </div>
  );
}

function Authorship({ session, path }: { session: DraftSession; path: string }) {
  const { t, i18n } = useTranslation();
  const author = useStore(session.authors)[path];
  return (
    <p className="kern-body kern-body--small br-muted br-author" data-testid="author">
      {author ? t('collab.lastBy', { name: author.name, at: longInstant(author.at, i18n.language) }) : t('collab.noAuthor')}
    </p>
  );
}
