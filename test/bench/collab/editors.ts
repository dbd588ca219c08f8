import { setTimeout as sleep } from 'node:timers/promises';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** A document to edit, and the headers of each of its three editors. */
export interface Target {
  readonly url: string;
  readonly name: string;
  readonly caseId: string;
  readonly editors: readonly Readonly<Record<string, string>>[];
}

export interface Latencies {
  /** Milliseconds from a key to the other editor's document. */
  readonly values: number[];
  readonly keys: number;
  /** By one of the editors that see a key. */
  readonly receivedBytes: number;
}

interface Editor {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  readonly socket: HocuspocusProviderWebsocket;
  readonly mark: string;
}

/** Three editors for each document, in one process: sender and receiver read the same clock. */
export class Editors {
  private readonly sent = new Map<string, number>();
  private values: number[] = [];
  private bytes = 0;
  private keys = 0;

  private constructor(private readonly documents: readonly { readonly target: Target; readonly editors: readonly Editor[] }[]) {
    for (const { target, editors } of documents)
      for (const [number, { doc, socket }] of editors.entries()) {
        const next = (number + 1) % editors.length;
        // What editor n writes is timed where it arrives at editor n + 1.
        textIn(doc).observe((event) => {
          for (const part of event.changes.delta) {
            const seen = typeof part.insert === 'string' ? part.insert : '';
            for (const key of seen) this.arrived(`${target.caseId} ${next} ${key}`);
          }
        });
        socket.on('message', ({ data }: { data: ArrayBuffer }) => (this.bytes += data.byteLength));
      }
  }

  static async open(targets: readonly Target[]): Promise<Editors> {
    const documents = [];
    for (const target of targets) {
      const editors = target.editors.map((headers, i) => connect(target, headers, 'abc'[i] ?? 'x'));
      for (const { provider, doc } of editors) while (!provider.synced || doc.getMap('form').size === 0) await sleep(2);
      documents.push({ target, editors });
    }
    return new Editors(documents);
  }

  /** Everybody types at their own moment. */
  async type(forMs: number, everyMs: number): Promise<Latencies> {
    this.values = [];
    this.bytes = 0;
    this.keys = 0;
    const end = performance.now() + forMs;
    const lanes = this.documents.flatMap(({ target, editors }, d) =>
      editors.map(async (editor, e) => {
        await sleep(((d * editors.length + e) * 7.3) % everyMs);
        while (performance.now() < end) {
          this.press(target, editor, e);
          await sleep(everyMs);
        }
      }),
    );
    await Promise.all(lanes);
    await sleep(500);
    const editors = this.documents[0]?.editors.length ?? 1;
    return { values: this.values, keys: this.keys, receivedBytes: this.bytes / editors };
  }

  private press({ caseId }: Target, { doc }: Editor, number: number): void {
    const text = textIn(doc);
    const key = String.fromCharCode(0x4e00 + (this.keys % 20_000)); // one of its own, so that its arrival is known
    this.keys++;
    this.sent.set(`${caseId} ${(number + 2) % 3} ${key}`, performance.now());
    text.insert(text.length, key);
  }

  private arrived(key: string): void {
    const at = this.sent.get(key);
    if (at === undefined) return;
    this.sent.delete(key);
    this.values.push(performance.now() - at);
  }

  /** Keys that never arrived, and documents that differ between editors. */
  async lost(): Promise<number> {
    await sleep(1000);
    const different = this.documents.filter(
      ({ editors }) => new Set(editors.map(({ doc }) => String(textIn(doc).toJSON()))).size > 1,
    ).length;
    const unsaved = this.documents.flatMap(({ editors }) => editors).filter(({ provider }) => provider.hasUnsyncedChanges).length;
    return this.sent.size + different + unsaved;
  }

  texts(): [string, string][] {
    return this.documents.map(({ target, editors: [first] }) => [target.caseId, first ? String(textIn(first.doc).toJSON()) : '']);
  }

  textOf(updates: readonly Uint8Array[]): string {
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    return String(textIn(doc).toJSON());
  }

  close(): void {
    for (const { editors } of this.documents)
      for (const { provider, socket } of editors) {
        provider.destroy();
        socket.destroy();
      }
  }
}

function textIn(doc: Y.Doc): Y.Text {
  const project = doc.getMap('form').get('project');
  const text = project instanceof Y.Map ? (project.get('description') as unknown) : undefined;
  if (text instanceof Y.Text) return text;
  throw new Error('the document has no text to type in');
}

function connect({ url, name }: Target, headers: Readonly<Record<string, string>>, mark: string): Editor {
  class Socket extends WebSocket {
    constructor(to: string) {
      super(to, { headers });
    }
  }
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: Socket });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name, document: doc, token: '' });
  provider.attach();
  return { doc, provider, socket, mark };
}
