import type { Tx } from '@bauraum/persistence';
import type { MessageView, Side, TopicSubject, TopicView } from './message.dto';

export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly about: TopicSubject;
  readonly internal: boolean;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly about_kind: TopicSubject['kind'];
  readonly about_ref: string | null;
  readonly internal: boolean;
  readonly message_id: string;
  readonly author_id: string;
  readonly author: string;
  readonly side: Side;
  readonly text: string;
  readonly document_ids: string[];
  readonly at: Date;
  readonly unread: boolean;
}

/** Who looks: read marks are theirs, and the office sees nothing that is internal. */
export interface Reader {
  readonly personId: string;
  readonly internal: boolean;
}

/** All topics of a case that a person may see, the one with the newest message first. */
export async function topicsOf(tx: Tx, caseId: string, reader: Reader): Promise<TopicView[]> {
  const rows = await tx.query<Row[]>(
    `select t.id, t.title, t.about_kind, t.about_ref, t.internal, m.id as message_id, m.author_id, p.name as author, m.side, m.text, m.document_ids, m.at,
       m.author_id <> $3 and m.no > coalesce(r.no, 0) as unread
     from message_topic t join message m on m.tenant_id = t.tenant_id and m.topic_id = t.id
     join person p on p.tenant_id = m.tenant_id and p.id = m.author_id
     left join message_read r on r.tenant_id = t.tenant_id and r.topic_id = t.id and r.person_id = $3
     where t.tenant_id = $1 and t.case_id = $2 and (not t.internal or $4) order by t.id, m.no`,
    [tx.tenant, caseId, reader.personId, reader.internal],
  );
  const topics = new Map<string, TopicView>();
  for (const row of rows) {
    const { id, title, internal } = row;
    const topic = topics.get(id) ?? { id, title, about: { kind: row.about_kind, ref: row.about_ref }, internal, unread: 0, messages: [] };
    topic.messages.push(toMessage(row));
    topic.unread += row.unread ? 1 : 0;
    topics.set(id, topic);
  }
  return [...topics.values()].sort((left, right) => newest(right) - newest(left));
}

const newest = ({ messages }: TopicView): number => Date.parse(messages.at(-1)?.at ?? '');

const toMessage = (row: Row): MessageView => ({
  id: row.message_id,
  topicId: row.id,
  author: { id: row.author_id, name: row.author },
  side: row.side,
  text: row.text,
  documentIds: row.document_ids,
  at: row.at.toISOString(),
});

/** A topic as far as the reader may see it. */
export async function findTopic(tx: Tx, caseId: string, topicId: string, reader: Reader): Promise<{ internal: boolean } | undefined> {
  const [row] = await tx.query<{ internal: boolean }[]>(
    `select internal from message_topic where tenant_id = $1 and case_id = $2 and id = $3 and (not internal or $4)`,
    [tx.tenant, caseId, topicId, reader.internal],
  );
  return row;
}

export async function insertTopic(tx: Tx, caseId: string, { id, title, about, internal }: Topic, at: string): Promise<void> {
  await tx.query(
    `insert into message_topic (tenant_id, id, case_id, title, internal, about_kind, about_ref, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenant, id, caseId, title, internal, about.kind, about.ref, at],
  );
}

/** Appends a message; its number follows the last one of the topic, so the case must be locked. */
export async function appendMessage(
  tx: Tx,
  { id, topicId, authorId, side, text, documentIds, at }: Omit<MessageView, 'author'> & { authorId: string },
): Promise<void> {
  await tx.query(
    `insert into message (tenant_id, id, topic_id, no, author_id, side, text, document_ids, at)
     select $1, $2, $3, coalesce(max(no), 0) + 1, $4, $5, $6, $7, $8 from message where tenant_id = $1 and topic_id = $3`,
    [tx.tenant, id, topicId, authorId, side, text, documentIds, at],
  );
}

/** Moves a person's mark to a message, never back. @returns false when the topic has no such message. */
export async function markRead(tx: Tx, topicId: string, messageId: string, personId: string, at: string): Promise<boolean> {
  const [message] = await tx.query<{ no: number }[]>(`select no from message where tenant_id = $1 and topic_id = $2 and id = $3`, [
    tx.tenant,
    topicId,
    messageId,
  ]);
  if (!message) return false;
  await tx.query(
    `insert into message_read as r (tenant_id, topic_id, person_id, no, at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, topic_id, person_id) do update set no = $4, at = $5 where r.no < $4`,
    [tx.tenant, topicId, personId, message.no, at],
  );
  return true;
}
