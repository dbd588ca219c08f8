import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { Forms } from '@bauraum/forms';
import { actorOf, CONTRIBUTORS, holdsAny, OFFICE, PARTIES, type Principal } from '@bauraum/http';
import { invalid, newId, notFound, sha256, UserError, type FieldProblem } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { MessagesView, NewMessage, ReadMark, Side, TopicSubject } from './message.dto';
import { appendMessage, findTopic, insertTopic, markRead, topicsOf, type Reader } from './message.repository';

const GENERAL: TopicSubject = { kind: 'general', ref: null };

/**
 * Messages of a case, by topic, between applicants and office. What is begun in a draft stays among the applicants, also after filing: the office
 * does not see drafts. The journal holds that somebody wrote, and the hash of the text; never the text.
 */
@Injectable()
export class Messages {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly forms: Forms,
    private readonly tenants: Tenants,
  ) {}

  async all(tx: Tx, principal: Principal, caseId: string): Promise<MessagesView> {
    const topics = await topicsOf(tx, caseId, readerOf(principal));
    const { status } = await this.runner.allowed(tx, caseId);
    return {
      topics,
      unread: topics.reduce((sum, { unread }) => sum + unread, 0),
      writable: status !== 'discarded' && holdsAny(principal, [...CONTRIBUTORS, ...OFFICE]),
    };
  }

  /**
   * Appends a message to a topic, or begins one with it, and tells the other side.
   *
   * @throws UserError 404 for an unknown topic; 422 naming what is unknown or missing; 409 `event-not-allowed` when the case is discarded.
   */
  async send(tx: Tx, principal: Principal, caseId: string, input: NewMessage): Promise<MessagesView> {
    const status = await this.lock(tx, caseId);
    if (status === 'discarded') throw new UserError(409, 'event-not-allowed', { event: 'MESSAGE_SENT', state: status, allowed: [] });
    const actor = actorOf(principal, [...CONTRIBUTORS, ...OFFICE]);
    const side = sideOf(principal);
    const { now: at } = await this.tenants.time(tx);
    await this.assertDocuments(tx, caseId, input.documentIds ?? []);
    const topic = input.topicId
      ? await this.topic(tx, principal, caseId, input.topicId)
      : await this.begin(tx, caseId, input, { internal: status === 'draft', at });

    const { text, documentIds = [] } = input;
    const id = newId();
    await appendMessage(tx, { id, topicId: topic.id, authorId: principal.personId, side, text, documentIds, at });
    const event = { type: 'MESSAGE_SENT', topicId: topic.id, messageId: id, textHash: sha256(text), documentIds };
    const to = topic.internal || side === 'office' ? 'applicants' : 'office';
    const params = { to, template: 'messageReceived', values: { topicId: topic.id }, except: principal.personId };
    await this.runner.record(tx, { processId: caseId, event, actor, eventId: `message:${id}`, effects: [{ type: 'notify', params }] });
    return this.all(tx, principal, caseId);
  }

  /** The caller has seen a topic up to a message. @throws UserError 404 */
  async read(tx: Tx, principal: Principal, caseId: string, topicId: string, { messageId }: ReadMark): Promise<MessagesView> {
    const { id } = await this.topic(tx, principal, caseId, topicId);
    const { now } = await this.tenants.time(tx);
    if (!(await markRead(tx, id, messageId, principal.personId, now))) throw notFound();
    return this.all(tx, principal, caseId);
  }

  /** Messages of one case come one after the other, and none between the look at its status and the commit of another one. */
  private async lock(tx: Tx, caseId: string): Promise<string> {
    const [row] = await tx.query<{ status: string }[]>(`select status from process where tenant_id = $1 and id = $2 for update`, [
      tx.tenant,
      caseId,
    ]);
    if (!row) throw notFound();
    return row.status;
  }

  private async topic(tx: Tx, principal: Principal, caseId: string, id: string): Promise<{ id: string; internal: boolean }> {
    const found = await findTopic(tx, caseId, id, readerOf(principal));
    if (!found) throw notFound();
    return { id, internal: found.internal };
  }

  private async begin(
    tx: Tx,
    caseId: string,
    { title, about = GENERAL }: NewMessage,
    { internal, at }: { internal: boolean; at: string },
  ): Promise<{ id: string; internal: boolean }> {
    if (title === undefined) throw invalid([{ path: '/title', key: 'isString' }]);
    const subject = { kind: about.kind, ref: about.ref ?? null };
    const known = await this.isKnown(tx, caseId, subject);
    if (!known) throw invalid([{ path: '/about/ref', key: 'unknown' }]);
    const topic = { id: newId(), title: title.trim(), about: subject, internal };
    await insertTopic(tx, caseId, topic, at);
    return topic;
  }

  private async isKnown(tx: Tx, caseId: string, { kind, ref }: TopicSubject): Promise<boolean> {
    switch (kind) {
      case 'general':
        return ref === null;
      case 'document':
        return ref !== null && (await this.documents(tx, caseId)).has(ref);
      case 'field': {
        const form = await this.forms.of(tx, caseId);
        return form.some(({ id: section, fields }) => fields.some(({ id }) => ref === `/${section}/${id}`));
      }
    }
  }

  private async assertDocuments(tx: Tx, caseId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const known = await this.documents(tx, caseId);
    const problems = ids.flatMap((id, i): FieldProblem[] => (known.has(id) ? [] : [{ path: `/documentIds/${i}`, key: 'unknown' }]));
    if (problems.length) throw invalid(problems);
  }

  /** What both sides may open; what is internal to the office is not sent to anybody. */
  private async documents(tx: Tx, caseId: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }[]>(
      `select id from document where tenant_id = $1 and case_id = $2 and direction <> 'internal' and withdrawn_at is null`,
      [tx.tenant, caseId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const sideOf = (principal: Principal): Side => (holdsAny(principal, PARTIES) ? 'applicants' : 'office');

const readerOf = (principal: Principal): Reader => ({ personId: principal.personId, internal: sideOf(principal) === 'applicants' });
