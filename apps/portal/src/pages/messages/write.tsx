import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useRemember, useSend } from '../../api/queries';
import type { CaseView, Doc, MessagesView, MessageTopic } from '../../api/types';
import { announce, Button, Checkbox, Failed, Section, Select, TextArea, TextField } from '../../ui';
import { GENERAL, subjectOf, useSubjects } from './subject';

interface WriteProps {
  view: CaseView;
  documents: readonly Doc[];
}

const MOST_LETTERS = 10_000;

/** Sends a message and keeps the answer; `onSent` empties the form. */
function useMessageSend(caseId: string, onSent: () => void) {
  const { t } = useTranslation();
  const remember = useRemember();
  const path = `cases/${caseId}/messages`;
  const { mutate, isPending, error } = useSend<MessagesView>();
  const send = (body: object): void =>
    mutate(
      { path, body },
      {
        onSuccess: (next) => {
          remember(path, next);
          onSent();
          announce(t('messages.sent'));
        },
      },
    );
  return { send, isPending, error };
}

/** The first message of a topic. */
export function NewTopic({ view, documents }: WriteProps) {
  const { t } = useTranslation();
  const { groups } = useSubjects(view, documents);
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [about, setAbout] = useState(GENERAL);
  const [asked, setAsked] = useState(false);
  const close = (): void => {
    setOpen(false);
    setTitle('');
    setAbout(GENERAL);
    setAsked(false);
  };
  if (!open)
    return (
      <div className="br-actions">
        <Button kind="primary" onClick={() => setOpen(true)}>
          {t('messages.new')}
        </Button>
      </div>
    );
  return (
    <Section title={t('messages.new')}>
      <TextField
        label={t('messages.topic')}
        hint={t('messages.topicHint')}
        maxLength={200}
        value={title}
        error={asked && title.trim() === '' ? t('messages.topicMissing') : null}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Select
        label={t('messages.aboutWhat')}
        choices={[{ value: GENERAL, label: t('messages.general') }]}
        groups={groups}
        value={about}
        onChange={(event) => setAbout(event.target.value)}
      />
      <MessageForm
        view={view}
        documents={documents}
        complete={title.trim() !== ''}
        onAsk={() => setAsked(true)}
        more={{ title: title.trim(), about: subjectOf(about) }}
        onDone={close}
      />
    </Section>
  );
}

/** An answer to a topic. */
export function Reply({ view, documents, topic }: WriteProps & { topic: MessageTopic }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (open) return <MessageForm view={view} documents={documents} complete more={{ topicId: topic.id }} onDone={() => setOpen(false)} />;
  return (
    <div className="br-actions">
      <Button onClick={() => setOpen(true)}>
        {t('messages.reply')}
        <span className="br-sr-only">: {topic.title}</span>
      </Button>
    </div>
  );
}

interface FormProps extends WriteProps {
  /** Is everything there that stands outside of this form? */
  complete: boolean;
  onAsk?: () => void;
  more: object;
  onDone: () => void;
}

function MessageForm({ view, documents, complete, onAsk, more, onDone }: FormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [attached, setAttached] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const { send, isPending, error } = useMessageSend(view.id, onDone);
  const empty = text.trim() === '';
  const go = (): void => {
    setAsked(true);
    onAsk?.();
    if (!empty && complete) send({ ...more, text, documentIds: attached });
  };
  const toggle = (id: string, on: boolean): void => setAttached(on ? [...attached, id] : attached.filter((other) => other !== id));
  return (
    <>
      {error && <Failed error={error} />}
      <TextArea
        label={t('messages.text')}
        rows={5}
        maxLength={MOST_LETTERS}
        value={text}
        error={asked && empty ? t('messages.textMissing') : null}
        onChange={(event) => setText(event.target.value)}
      />
      {documents.length > 0 && (
        <details>
          <summary className="kern-body">{t('messages.attach')}</summary>
          {documents.map(({ id, title }) => (
            <Checkbox key={id} label={title} checked={attached.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />
          ))}
        </details>
      )}
      <div className="br-actions">
        <Button onClick={onDone}>{t('common.cancel')}</Button>
        <Button kind="primary" busy={isPending} onClick={go}>
          {t('messages.send')}
        </Button>
      </div>
    </>
  );
}
