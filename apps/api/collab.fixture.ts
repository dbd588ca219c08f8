import { setTimeout as sleep } from 'node:timers/promises';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { Applications } from '@bauraum/applications';
import { loadConfig, type Config } from '@bauraum/config';
import { formErrors, missingAnswers, type FormData } from '@bauraum/forms';
import type { Principal } from '@bauraum/http';
import { People } from '@bauraum/identity';
import type { CaseRole, Role } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import { createSessionSealer } from '@bauraum/session';
import { Tenants } from '@bauraum/tenancy';
import { authorityPack, municipalitiesOf, type FormField, type FormSection } from '@bauraum/workflows';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createApi } from './create-api';

export const ORIGIN = 'http://bauraum.test';

export interface Api {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  /** `127.0.0.1:<port>` */
  readonly host: string;
  close(): Promise<void>;
}

export const settings = (databaseUrl: string, more: Record<string, string> = {}): Config =>
  loadConfig({
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: ORIGIN,
    PORT: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    NODE_ENV: 'test',
    COLLAB_RECHECK_MS: '300',
    ...more,
  });

/** The api as it ships, on a free port. */
export async function startApi(databaseUrl: string, more: Record<string, string> = {}): Promise<Api> {
  const config = settings(databaseUrl, more);
  const app = await createApi(config);
  await app.get(Tenants).install();
  await app.listen(config.port, '127.0.0.1');
  const host = new URL(await app.getUrl()).host;
  return { app, config, host, close: () => app.close() };
}

export interface Someone {
  readonly cookie: string;
  readonly principal: Principal;
}

/** A person with a session that the api's keys sealed. */
export async function someone(api: Api, tenant: string, name: string, seconds = 3600): Promise<Someone> {
  const identity = { issuer: 'https://login.test', subject: name, name, email: `${name.replaceAll(' ', '.')}@bauraum.test` };
  const sealer = createSessionSealer({ keys: api.config.sessionKeys });
  const cookie = `bauraum_session=${await sealer.sealSession({ ...identity, exp: Math.floor(Date.now() / 1000) + seconds })}`;
  const db = databaseOf(api);
  const { id } = await db.transaction(tenant, (tx) => api.app.get(People).know(tx, identity));
  return { cookie, principal: { tenant, personId: id, name, email: identity.email, roles: [], bodyIds: [] } };
}

export const databaseOf = (api: Api): Database => api.app.get(Database);

/** A draft of this builder. */
export async function newDraft(api: Api, { principal }: Someone): Promise<string> {
  const { tenant } = principal;
  const municipalityAgs = municipalitiesOf(authorityPack(tenant))[0]?.ags ?? '';
  const { id } = await databaseOf(api).transaction(tenant, (tx) =>
    api.app.get(Applications).create(tx, principal, { procedure: 'simplified', title: 'Haus', municipalityAgs }),
  );
  return id;
}

export const join = (api: Api, { principal }: Someone, caseId: string, role: CaseRole | Role): Promise<boolean> =>
  databaseOf(api).transaction(principal.tenant, (tx) => api.app.get(People).join(tx, principal.personId, 'case', caseId, role));

export interface Client {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  /** Codes of the ends of its connections. */
  readonly closes: number[];
  section(id: string): Y.Map<unknown>;
  text(section: string, id: string): Y.Text;
  /** Everything that was typed is saved, as the client sees it. */
  saved(ms?: number): Promise<void>;
  closed(ms?: number): Promise<number>;
  offline(): void;
  online(): Promise<void>;
  destroy(): void;
}

export interface Connecting {
  readonly tenant: string;
  readonly caseId: string;
  readonly cookie: string;
  readonly origin?: string;
  /** When the client names another document than its path does. */
  readonly name?: string;
}

/** A client as the portal is one: provider, WebSocket, session cookie. */
export function client(host: string, { tenant, caseId, cookie, origin = ORIGIN, name }: Connecting): Client {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } });
      this.on('error', () => undefined); // the provider lets go of a socket before it is open
    }
  }
  const doc = new Y.Doc();
  const closes: number[] = [];
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://${host}/collab/${tenant}/${caseId}`,
    WebSocketPolyfill: Socket,
    delay: 50,
    minDelay: 50,
    maxDelay: 200,
    onClose: ({ event }) => void closes.push(event.code),
  });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: name ?? `${tenant}/${caseId}`, document: doc, token: '' });
  provider.attach();
  const section = (id: string): Y.Map<unknown> => doc.getMap('form').get(id) as Y.Map<unknown>;
  return {
    doc,
    provider,
    closes,
    section,
    text: (sectionId, id) => section(sectionId).get(id) as Y.Text,
    saved: (ms) => wait('all is saved', () => provider.synced && !provider.hasUnsyncedChanges, ms),
    closed: async (ms) => {
      await wait('the connection is closed', () => closes.length > 0, ms);
      return closes[0] ?? 0;
    },
    offline: () => socket.disconnect(),
    online: async () => {
      await socket.connect();
      await wait('all is saved', () => provider.synced && !provider.hasUnsyncedChanges);
    },
    destroy: () => {
      provider.destroy();
      socket.destroy();
      doc.destroy();
    },
  };
}

export async function wait(what: string, check: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await sleep(5);
  }
}

const CANDIDATES: readonly unknown[] = ['Muster', '23936', 'anna@bauraum.test', '2027-03-01', 5, true, '130000001000120001__'];

/** Answers with which an application can be filed: for each required field the first value that it takes. */
export function completeAnswers(form: readonly FormSection[], data: FormData): FormData {
  const answers: Record<string, Record<string, unknown>> = structuredClone(data);
  for (let missing = missingAnswers(answers, form); missing.length > 0; missing = missingAnswers(answers, form)) {
    for (const { path } of missing) {
      const [, sectionId = '', id = ''] = path.split('/');
      const field = form.find((s) => s.id === sectionId)?.fields.find((f) => f.id === id);
      if (field) (answers[sectionId] ??= {})[id] = valueFor(field, sectionId, form);
    }
  }
  return answers;
}

function valueFor(field: FormField, sectionId: string, form: readonly FormSection[]): unknown {
  const candidates = [...(field.choices ?? []).map(({ value }) => value), ...CANDIDATES];
  const value = candidates.find((candidate) => formErrors({ [sectionId]: { [field.id]: candidate } }, form).length === 0);
  if (value === undefined) throw new Error(`no value fits ${sectionId}.${field.id}`);
  return value;
}
