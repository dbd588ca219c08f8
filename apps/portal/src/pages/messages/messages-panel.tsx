import { useTranslation } from '../../i18n';
import { useApi, useRemember, useSend } from '../../api/queries';
import type { CaseView, Doc, Message, MessagesView, MessageTopic } from '../../api/types';
import { Alert, Badge, DateTime, Empty, Loaded, type Viewer } from '../../ui';
import { myPart } from '../case/my-part';
import { DocumentLinks } from '../documents/document-links';
import './messages.css';
import { NewTopic, Reply } from './write';
import { useSubjects } from './subject';
import './texts';
import { useMessages } from './use-messages';

export interface PanelProps {
  view: CaseView;
  viewer: Viewer;
}

/** What applicants and office write to each other, topic by topic. A topic counts as read when it was opened. */
export function MessagesPanel({ view, viewer }: PanelProps) {
  const messages = useMessages(view.id);
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`);
  const data = messages.data && documents.data ? { messages: messages.data, documents: documents.data } : undefined;
  const refetch = (): unknown => Promise.all([messages.refetch(), documents.refetch()]);
  return (
    <Loaded query={{ data, error: messages.error ?? documents.error, refetch }}>
      {(known) => <Topics view={view} viewer={viewer} messages={known.messages} documents={known.documents.filter(isShared)} />}
    </Loaded>
  );
}

const isShared = ({ direction, withdrawn }: Doc): boolean => direction !== 'internal' && !withdrawn;

interface TopicsProps extends PanelProps {
  messages: MessagesView;
  documents: readonly Doc[];
}

function Topics({ messages, ...props }: TopicsProps) {
  const { t } = useTranslation();
  const draft = props.view.status === 'draft';
  const writable = messages.writable && (props.viewer === 'office' || myPart(props.view).contributes);
  return (
    <div className="br-topics">
      <p className="kern-body">{draft ? t('messages.leadDraft') : t('messages.lead')}</p>
      {messages.topics.length === 0 && <Empty title={t('messages.none')}>{writable && t('messages.noneText')}</Empty>}
      <ul className="br-list">
        {messages.topics.map((topic) => (
          <Topic key={topic.id} topic={topic} writable={writable} {...props} />
        ))}
      </ul>
      {writable && <NewTopic {...props} />}
      {!messages.writable && <Alert title={t('messages.discarded')} />}
    </div>
  );
}

type TopicProps = Omit<TopicsProps, 'messages'> & { topic: MessageTopic; writable: boolean };

function Topic({ topic, writable, view, viewer, documents }: TopicProps) {
  const { t } = useTranslation();
  const { nameOf } = useSubjects(view, documents);
  const remember = useRemember();
  const read = useSend<MessagesView>();
  const subject = nameOf(topic.about);
  const last = topic.messages.at(-1);
  const onOpen = (open: boolean): void => {
    if (!open || topic.unread === 0 || !last || read.isPending) return;
    const path = `cases/${view.id}/messages`;
    read.mutate({ path: `${path}/${topic.id}/read`, body: { messageId: last.id } }, { onSuccess: (next) => remember(path, next) });
  };
  return (
    <li className={`br-item${topic.unread > 0 ? ' br-item--new' : ''}`} data-testid="topic">
      <details className="br-topic" onToggle={(event) => onOpen(event.currentTarget.open)}>
        <summary>
          <span className="kern-title kern-title--small">{topic.title}</span>
          {topic.internal && <Badge tone="info">{t('messages.internal')}</Badge>}
          {topic.unread > 0 && <Badge tone="warning">{t('messages.unread', { count: topic.unread })}</Badge>}
          <span className="kern-body kern-body--small kern-body--muted">
            {t('messages.count', { count: topic.messages.length })}
            {last && (
              <>
                , <DateTime at={last.at} />
              </>
            )}
          </span>
        </summary>
        {subject && <p className="kern-body kern-body--small">{t('messages.about', { subject })}</p>}
        <ol className="br-messages">
          {topic.messages.map((message) => (
            <Item key={message.id} message={message} view={view} viewer={viewer} documents={documents} />
          ))}
        </ol>
        {writable && <Reply view={view} documents={documents} topic={topic} />}
      </details>
    </li>
  );
}

function Item({ message, view, viewer, documents }: PanelProps & { message: Message; documents: readonly Doc[] }) {
  const { t } = useTranslation();
  const own = (message.side === 'office') === (viewer === 'office');
  const attached = documents.filter(({ id }) => message.documentIds.includes(id));
  return (
    <li className={own ? 'br-message br-message--own' : 'br-message'}>
      <p className="kern-body kern-body--small">
        <strong>{message.author.name}</strong> ({message.side === 'office' ? t('messages.office') : t('messages.applicants')}),{' '}
        <DateTime at={message.at} />
      </p>
      <p className="kern-body br-message-text">{message.text}</p>
      {attached.map((doc) => (
        <div key={doc.id}>
          <p className="kern-body kern-body--small">{doc.title}</p>
          <DocumentLinks caseId={view.id} doc={doc} notice={viewer === 'applicant' && doc.id === view.decision?.noticeDocumentId} />
        </div>
      ))}
    </li>
  );
}
