import { useState } from 'react';
import { useTranslation } from '../i18n';
import type { Member } from '../api/types';
import { announce, Button, shortInstant } from '../ui';
import { peopleOf } from './assignment';
import type { Comment } from './document';
import { MentionArea } from './mention-area';
import { mentioned } from './mentions';
import { PersonMark } from './person';
import type { DraftSession } from './session';
import { useStore } from './store';

interface CommentsProps {
  session: DraftSession;
  path: string;
  label: string;
  members: readonly Member[];
}

const MOST_LETTERS = 2000;

/** What was asked and said about a field, oldest first, and a place to ask. */
export function Comments({ session, path, label, members }: CommentsProps) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const all = Object.entries(useStore(session.comments)).filter(([, comment]) => comment.path === path);
  const sorted = all.sort(([, left], [, right]) => left.at.localeCompare(right.at));
  return (
    <div className="br-comments">
      {sorted.length > 0 && (
        <ul aria-label={t('collab.commentsOn', { label })}>
          {sorted.map(([id, comment]) => (
            <CommentItem key={id} id={id} comment={comment} session={session} members={members} />
          ))}
        </ul>
      )}
      {writing ? (
        <NewComment session={session} path={path} label={label} members={members} onDone={() => setWriting(false)} />
      ) : (
        <button type="button" className="br-shared-more" onClick={() => setWriting(true)}>
          {t('collab.writeComment')}
          <span className="kern-sr-only">: {label}</span>
        </button>
      )}
    </div>
  );
}

type ItemProps = Pick<CommentsProps, 'session' | 'members'> & { id: string; comment: Comment };

function CommentItem({ id, comment, session, members }: ItemProps) {
  const { t, i18n } = useTranslation();
  const nameOf = (person: string): string => members.find(({ personId }) => personId === person)?.name ?? t('collab.formerMember');
  const resolved = comment.resolvedAt !== null;
  const mine = comment.by === session.draft.personId;
  const name = nameOf(comment.by);
  const unnamed = comment.mentions.map(nameOf).filter((other) => !comment.text.includes(`@${other}`));
  return (
    <li className={resolved ? 'br-comment br-comment--resolved' : 'br-comment'}>
      <p className="br-comment-head">
        <PersonMark id={comment.by} name={name} />
        <strong>{name}</strong>
        <span className="br-muted">
          {shortInstant(comment.at, i18n.language)}
          {resolved && ` · ${t('collab.resolved')}`}
        </span>
      </p>
      <p className="kern-body">{comment.text}</p>
      {unnamed.length > 0 && <p className="kern-body kern-body--small br-muted">{t('collab.mentions', { names: unnamed.join(', ') })}</p>}
      <div className="br-actions">
        <button type="button" className="br-shared-more" onClick={() => session.resolve(id, !resolved)}>
          {resolved ? t('collab.reopen') : t('collab.resolve')}
        </button>
        {mine && (
          <button type="button" className="br-shared-more" onClick={() => session.withdraw(id)}>
            {t('collab.withdraw')}
          </button>
        )}
      </div>
    </li>
  );
}

function NewComment({ session, path, label, members, onDone }: CommentsProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const others = peopleOf(members).filter(({ id }) => id !== session.draft.personId);
  const send = (): void => {
    if (text.trim() === '') return;
    session.comment(path, text.trim(), mentioned(text, others));
    announce(t('collab.commented'));
    onDone();
  };
  return (
    <div className="br-comment-new">
      <MentionArea label={t('collab.commentOn', { label })} maxLength={MOST_LETTERS} value={text} people={others} onChange={setText} />
      <div className="br-actions">
        <Button small onClick={send}>
          {t('collab.sendComment')}
        </Button>
        <Button small kind="tertiary" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
