import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CollaborationGateway, LARGEST_MESSAGE } from '@bauraum/collaboration';
import type { Config } from '@bauraum/config';
import { WebSocketServer } from 'ws';

/**
 * Hands WebSockets of `/collab` to the gateway. A page of another origin gets none: browsers send cookies along, and only the origin tells them
 * apart.
 */
export function serveCollab(app: NestFastifyApplication, config: Config): void {
  const gateway = app.get(CollaborationGateway);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  const origin = new URL(config.publicUrl).origin;
  app.getHttpServer().on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = (request.url ?? '').split('?')[0] ?? '';
    if (!url.startsWith('/collab/')) return refuse(socket, '404 Not Found');
    if (request.headers.origin !== origin) return refuse(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (ws) => void gateway.accept(ws, { url, cookie: request.headers.cookie }));
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
