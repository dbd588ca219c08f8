import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The test file of the anti-malware industry, in two halves, so that no scanner takes this file for it (https://www.eicar.org). */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** How the daemon behaves: as it should, or in one of the ways in which it fails. */
export type Mood = 'well' | 'hang' | 'cut' | 'nonsense' | 'endless';

/** A clamd for specs that speaks the protocol over a real socket, and knows one signature. */
export class FakeClamd {
  mood: Mood = 'well';
  /** Of a stream, as `StreamMaxLength`. */
  maxBytes = Infinity;
  /** Of a file, as `MaxFileSize` with `AlertExceedsMax`. */
  maxFile = Infinity;
  /** Sizes of the streams that were scanned. */
  readonly scanned: number[] = [];
  connections = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** @param where a port (0: a free one) on loopback, or the path of a socket. */
  static async start(where: number | string = 0): Promise<FakeClamd> {
    const server = createServer();
    const fake = new FakeClamd(server);
    server.on('connection', (socket) => fake.serve(socket));
    server.listen(typeof where === 'number' ? { host: '127.0.0.1', port: where } : { path: where });
    await once(server, 'listening');
    return fake;
  }

  get address(): string {
    const at = this.server.address();
    return typeof at === 'string' ? `unix:${at}` : `tcp://127.0.0.1:${(at as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }

  private serve(socket: Socket): void {
    this.connections++;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    let data = Buffer.alloc(0);
    let body: Stream | undefined;
    socket.on('data', (chunk: Buffer) => {
      if (this.mood === 'hang') return;
      data = Buffer.concat([data, chunk]);
      if (!body) {
        const end = data.indexOf(0);
        if (end < 0) return;
        const command = data.toString('latin1', 0, end);
        data = data.subarray(end + 1);
        if (command === 'zPING') return void socket.end('PONG\0');
        if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0');
        body = new Stream();
      }
      const reply = this.read(body, data);
      data = Buffer.from(reply.rest);
      if (reply.text === 'cut') socket.destroy();
      else if (reply.text !== undefined) socket.end(reply.text);
    });
  }

  private read(body: Stream, data: Buffer): { readonly rest: Buffer; readonly text?: string } {
    let rest = data;
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0);
      if (length === 0) return { rest: rest.subarray(4), text: this.answer(body) };
      if (rest.length < 4 + length) break;
      body.add(rest.subarray(4, 4 + length));
      rest = rest.subarray(4 + length);
      if (this.mood === 'cut') return { rest, text: 'cut' };
      if (body.size > this.maxBytes) return { rest, text: 'INSTREAM size limit exceeded. ERROR\0' };
    }
    return { rest };
  }

  private answer({ size, infected }: Stream): string {
    this.scanned.push(size);
    if (this.mood === 'nonsense') return 'stream: Can’t allocate memory ERROR\0';
    if (this.mood === 'endless') return 'x'.repeat(10_000);
    if (size > this.maxFile) return 'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0';
    return infected ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0';
  }
}

class Stream {
  size = 0;
  infected = false;
  private tail = '';

  add(piece: Buffer): void {
    this.size += piece.length;
    const text = this.tail + piece.toString('latin1');
    this.infected ||= text.includes(EICAR);
    this.tail = text.slice(-EICAR.length);
  }
}
