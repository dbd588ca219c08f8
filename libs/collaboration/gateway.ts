import { setTimeout as sleep } from 'node:timers/promises';
import {
  Hocuspocus,
  type beforeHandleAwarenessPayload,
  type beforeSyncPayload,
  type Document,
  type onConnectPayload,
} from '@hocuspocus/server';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Config } from '@bauraum/config';
import { CONTRIBUTORS, holdsAny, limitOf, PARTIES, type Principal } from '@bauraum/http';
import { AccessGuard, Sessions } from '@bauraum/identity';
import { UserError } from '@bauraum/kernel';
import { Metrics } from '@bauraum/observability';
import { Database } from '@bauraum/persistence';
import type { WebSocket } from 'ws';
import type { Writer } from './changes';
import { CLOSE_CODES, Closing, type CloseReason } from './close-codes';
import { Collaboration } from './collaboration.service';
import { Bucket, LIMITS, type Limits } from './limits';
import { grown } from './log';
import { claimForeign, present } from './presence';
import { redisExtension } from './redis';
import { Room } from './room';
import { standings } from './standing';

/** What a connection came with. */
export interface Arrival {
  readonly url: string;
  readonly cookie: string | undefined;
}

/** A connection that was let in. */
interface Visitor {
  readonly socket: WebSocket;
  readonly arrival: Arrival;
  readonly document: string;
  readonly caseId: string;
  readonly principal: Principal;
  readonly mayWrite: boolean;
  /** What they were let in by, when they were asked again. */
  standing?: string;
}

interface Context {
  readonly visitor: Visitor;
}

type Admission = Pick<Visitor, 'document' | 'caseId' | 'principal' | 'mayWrite'>;

const PATH = /^\/collab\/([a-z0-9][a-z0-9-]{0,60})\/([0-9a-f-]{36})$/;
const REASONS: Readonly<Record<number, CloseReason>> = { 401: 'unauthenticated', 403: 'notAllowed', 404: 'notFound' };
/** How long clients may take to go. */
const SHUTDOWN_MS = 2000;
/** Sync steps that carry changes (y-protocols/sync). */
const CHANGES = [1, 2];

/** `/collab/{authority}/{caseId}`: lets people in, keeps them to what they may do, and gives each document its room. */
@Injectable()
export class CollaborationGateway implements BeforeApplicationShutdown {
  private readonly log = new Logger('collab');
  private readonly visitors = new Set<Visitor>();
  private readonly rooms = new Map<string, Room>();
  private readonly hocuspocus: Hocuspocus<Context>;
  private readonly timer: NodeJS.Timeout;
  private asking = false;
  /** Replaced by specs. */
  limits: Limits = LIMITS;

  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly access: AccessGuard,
    private readonly collaboration: Collaboration,
    private readonly metrics: Metrics,
  ) {
    this.hocuspocus = new Hocuspocus<Context>({
      quiet: true,
      extensions: config.redisUrl ? [redisExtension(config.redisUrl, (err) => this.log.warn({ err }, 'Redis is away'))] : [],
      onConnect: (payload) => Promise.resolve(this.enter(payload)),
      onLoadDocument: ({ document, context }) => this.load(document, context),
      beforeSync: (payload) => this.receive(payload),
      beforeHandleAwareness: (payload) => Promise.resolve(this.hear(payload)),
      beforeUnloadDocument: ({ documentName }) => this.rooms.get(documentName)?.close() ?? Promise.resolve(),
      afterUnloadDocument: ({ documentName }) => Promise.resolve(this.forget(documentName)),
    });
    collaboration.onChange((tenant, caseId) => void this.refresh(`${tenant}/${caseId}`));
    this.timer = setInterval(() => void this.checkAll(), config.collabRecheckMs).unref();
    metrics.collab.watch(() => ({ documents: this.rooms.size, clients: this.visitors.size }));
  }

  /** Takes over a WebSocket; who is not let in learns why from the code that closes it. */
  async accept(socket: WebSocket, arrival: Arrival): Promise<void> {
    socket.on('error', () => socket.terminate()); // an oversized or broken frame
    socket.pause();
    try {
      const visitor: Visitor = { socket, arrival, ...(await this.admit(arrival)) };
      if (socket.readyState !== socket.OPEN) return; // gone meanwhile
      this.assertRoom(visitor);
      this.visitors.add(visitor);
      socket.on('close', () => this.visitors.delete(visitor));
      this.connect(visitor);
    } catch (error) {
      this.refuse(socket, error);
    } finally {
      socket.resume();
    }
  }

  /** Clients come back to another replica, or to this one's successor. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    for (const { socket } of this.visitors) socket.close(1012, 'restart');
    for (let waited = 0; this.hocuspocus.documents.size > 0 && waited < SHUTDOWN_MS; waited += 20) await sleep(20);
    await Promise.all([...this.rooms.values()].map((room) => room.close()));
    await this.hocuspocus.hooks('onDestroy', { instance: this.hocuspocus as Hocuspocus });
  }

  /** @throws Closing, UserError when somebody may not be here. */
  private async admit({ url, cookie }: Arrival): Promise<Admission> {
    const [, tenant, caseId] = PATH.exec(url) ?? [];
    if (!tenant || !caseId) throw new Closing('notFound');
    const session = await this.sessions.ofHeader(cookie);
    if (!session) throw new Closing('unauthenticated');
    const principal = await this.access.admit(session, tenant, caseId, PARTIES);
    const isDraft = await this.db.transaction(tenant, (tx) => this.collaboration.isDraft(tx, caseId));
    return { document: `${tenant}/${caseId}`, caseId, principal, mayWrite: isDraft && holdsAny(principal, CONTRIBUTORS) };
  }

  private assertRoom({ document, principal }: Visitor): void {
    const visitors = [...this.visitors];
    const same = visitors.filter((visitor) => visitor.document === document).length;
    const own = visitors.filter((visitor) => visitor.principal.personId === principal.personId).length;
    if (same >= this.limits.clientsPerDocument || own >= this.limits.clientsPerPerson) throw new Closing('tooMany');
  }

  private connect(visitor: Visitor): void {
    const { socket, arrival } = visitor;
    const request = new Request(new URL(arrival.url, this.config.publicUrl));
    const connection = this.hocuspocus.handleConnection(socket, request, { visitor });
    const bucket = new Bucket(this.limits.messagesPerSecond);
    socket.on('message', (data: Buffer) => {
      if (bucket.take()) connection.handleMessage(new Uint8Array(data));
      else this.refuse(socket, new Closing('tooMany'));
    });
    socket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
  }

  private refuse(socket: WebSocket, error: unknown): void {
    const reason =
      error instanceof Closing ? error.reason : error instanceof UserError ? (REASONS[error.status] ?? 'notAllowed') : undefined;
    if (!reason) this.log.error({ err: error, msg: 'connection failed' });
    const said = reason ?? 'notSaved';
    this.metrics.collab.refused.inc({ reason: said });
    socket.close(CLOSE_CODES[said], said);
  }

  /** The document is the one of the path, whatever the client names. */
  private enter({ documentName, context, connectionConfig }: onConnectPayload<Context>): void {
    const { document, mayWrite, socket } = context.visitor;
    if (documentName !== document) {
      const closing = new Closing('notFound');
      this.refuse(socket, closing);
      throw closing;
    }
    connectionConfig.readOnly = !mayWrite;
  }

  private async load(document: Document, { visitor }: Partial<Context>): Promise<void> {
    const [tenant = '', caseId = ''] = document.name.split('/');
    const { db, collaboration, limits, metrics } = this;
    const room = new Room({ db, collaboration, limits, metrics }, tenant, caseId, document);
    try {
      await room.load();
    } catch (error) {
      if (visitor) this.refuse(visitor.socket, error);
      throw error;
    }
    this.rooms.set(document.name, room);
  }

  /** Somebody may have come back while the document was being put away: then there is a new room already. */
  private forget(name: string): void {
    if (this.rooms.get(name)?.isOver) this.rooms.delete(name);
  }

  /** Hocuspocus applies, broadcasts and acknowledges after this has resolved: by then the change is committed. */
  private async receive({ connection, context, documentName, type, payload }: beforeSyncPayload<Context>): Promise<void> {
    if (connection.readOnly || !CHANGES.includes(type)) return;
    const { principal, socket } = context.visitor;
    try {
      const room = this.rooms.get(documentName);
      if (!room) throw new Closing('notSaved');
      await room.write(payload, writerOf(principal));
    } catch (error) {
      connection.readOnly = true; // neither applied nor acknowledged
      this.refuse(socket, error);
    }
  }

  private hear({ states, connection, documentName }: beforeHandleAwarenessPayload<Context>): void {
    const visitor = connection?.context.visitor;
    const room = this.rooms.get(documentName);
    if (!room) return;
    if (!visitor) claimForeign(states, room);
    else if (!present(states, room, visitor.principal, this.limits.presenceBytes)) this.refuse(visitor.socket, new Closing('tooLarge'));
  }

  /** After a change from outside: the room here reads the log; other replicas hear of it through Redis. */
  private async refresh(name: string): Promise<void> {
    try {
      await this.rooms.get(name)?.catchUp();
      if (!this.rooms.has(name) && this.config.redisUrl) await (await this.hocuspocus.openDirectConnection(name)).disconnect();
      for (const visitor of this.visitors) if (visitor.document === name) await this.check(visitor);
    } catch (error) {
      this.log.warn({ err: error, msg: 'refresh failed' });
    }
  }

  /** Sessions end, people are sent away, applications are filed: who is here is asked again and again, with two statements for each authority. */
  private async checkAll(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    const tenants = new Set([...this.visitors].map(({ principal }) => principal.tenant));
    for (const tenant of tenants) {
      await this.checkTenant(tenant).catch((error: unknown) => this.log.warn({ err: error, msg: 'not checked' })); // nothing can be written either
    }
    this.asking = false;
  }

  private async checkTenant(tenant: string): Promise<void> {
    const visitors = [...this.visitors].filter(({ principal }) => principal.tenant === tenant);
    const rooms = new Map([...this.rooms.values()].filter((room) => room.tenant === tenant).map((room) => [room.caseId, room]));
    const { now, behind } = await this.db.transaction(tenant, async (tx) => ({
      now: await standings(
        tx,
        visitors.map(({ caseId, principal }) => ({ caseId, personId: principal.personId })),
      ),
      behind: await grown(tx, new Map([...rooms].map(([caseId, { knownSeq }]) => [caseId, knownSeq]))),
    }));
    for (const [index, visitor] of visitors.entries()) await this.ask(visitor, now[index]);
    for (const caseId of behind) await rooms.get(caseId)?.catchUp();
  }

  /** Whose rights stand as they stood needs a valid session, and nothing else. */
  private async ask(visitor: Visitor, standing: string | undefined): Promise<void> {
    if (standing === undefined || standing !== visitor.standing) {
      if ((await this.check(visitor)) && standing !== undefined) visitor.standing = standing;
    } else if (!(await this.sessions.ofHeader(visitor.arrival.cookie))) this.refuse(visitor.socket, new Closing('unauthenticated'));
  }

  /** @returns whether they may stay as they are. */
  private async check({ socket, arrival, mayWrite, principal }: Visitor): Promise<boolean> {
    try {
      const now = await this.admit(arrival);
      if (now.mayWrite === mayWrite && String(writerOf(now.principal).sections) === String(writerOf(principal).sections)) return true;
      throw new Closing('notDraft');
    } catch (error) {
      if (error instanceof Closing || error instanceof UserError) this.refuse(socket, error);
      else this.log.warn({ err: error, msg: 'not checked' }); // the database is away: nothing can be written either
      return false;
    }
  }
}

/** A planner writes what belongs to their discipline, in the name of the session. */
const writerOf = (principal: Principal): Writer => {
  const { personId, name } = principal;
  const limit = limitOf(principal);
  return limit ? { personId, name, sections: limit.sections } : { personId, name };
};
