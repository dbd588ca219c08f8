import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hocuspocus } from '@hocuspocus/server';
import { newId } from '@bauraum/kernel';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { answerCounters } from './counters';
import type { Target } from './editors';

/** The floor: the same protocol, documents in memory, nothing checked and nothing kept. */
const hocuspocus = new Hocuspocus({
  quiet: true,
  onLoadDocument: ({ document }) => {
    const section = document.getMap<Y.Map<unknown>>('form').set('project', new Y.Map());
    section.set('description', new Y.Text());
    return Promise.resolve();
  },
});
const server = createServer();
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => {
  const connection = hocuspocus.handleConnection(socket, new Request('http://relay.test'));
  socket.on('message', (data: Buffer) => connection.handleMessage(new Uint8Array(data)));
  socket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const targets = Array.from({ length: Number(process.argv[3]) }, (): Target => {
    const caseId = newId();
    return { url: `ws://127.0.0.1:${port}`, name: caseId, caseId, editors: [{}, {}, {}] };
  });
  answerCounters();
  process.send?.(targets);
});
