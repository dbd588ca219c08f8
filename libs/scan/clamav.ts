import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { OperationalError } from '@bauraum/kernel';
import type { Scanner, Verdict } from './scanner';

export interface ClamAvPatience {
  readonly connectMs: number;
  /** Without a byte in either direction. clamd itself gives up after MaxScanTime, two minutes unless set otherwise. */
  readonly silenceMs: number;
}

const PATIENCE: ClamAvPatience = { connectMs: 5_000, silenceMs: 150_000 };
const MAX_REPLY = 4_096;
const END = Buffer.alloc(4);

/**
 * clamd over its socket, one connection for each file: `INSTREAM`, then pieces with their length before them, then a zero.
 *
 * Our own hundred lines, for the protocol has two commands. The client on npm that is still cared for (clamscan, MIT) has no types of its own, falls
 * back to starting programs, and takes a limit that was reached for an error like any other, while to us it is an answer.
 *
 * Source: man page of clamd, section COMMANDS (https://docs.clamav.net/manual/Usage/Scanning.html#clamd).
 *
 * @example await new ClamAv('unix:/run/clamav/clamd.ctl').scan(stream) // { state: 'clean' }
 */
export class ClamAv implements Scanner {
  private readonly target: NetConnectOpts;

  /** @param address `tcp://host:port` or `unix:/path`. */
  constructor(
    address: string,
    private readonly patience: ClamAvPatience = PATIENCE,
  ) {
    const { protocol, hostname, port, pathname } = new URL(address);
    this.target = protocol === 'unix:' ? { path: pathname } : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
  }

  async scan(bytes: AsyncIterable<Buffer>): Promise<Verdict> {
    return verdictOf(await this.talk('zINSTREAM\0', framed(bytes)));
  }

  async ping(): Promise<void> {
    const reply = await this.talk('zPING\0', nothing());
    if (reply !== 'PONG') throw unavailable(reply);
  }

  private async talk(command: string, pieces: AsyncIterable<Buffer>): Promise<string> {
    const socket = connect(this.target);
    const late = setTimeout(() => socket.destroy(new Error('no connection')), this.patience.connectMs);
    socket.once('connect', () => clearTimeout(late));
    socket.setTimeout(this.patience.silenceMs, () => socket.destroy(new Error('silence')));
    const reply = replyOf(socket);
    try {
      socket.write(command);
      await Promise.race([send(socket, pieces), reply]); // it may answer before all is sent
      return await reply;
    } finally {
      clearTimeout(late);
      reply.catch(() => undefined);
      socket.destroy();
    }
  }
}

const unavailable = (cause: unknown): OperationalError => new OperationalError('scanner-unavailable', { cause });

async function* framed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    if (piece.length === 0) continue; // would be the end
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    yield length;
    yield piece;
  }
  yield END;
}

async function* nothing(): AsyncGenerator<Buffer> {}

/** Everything up to the zero that ends it. An answer that came before the connection broke counts. */
function replyOf(socket: Socket): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    socket.on('data', (data: Buffer) => {
      text += data.toString('latin1');
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end).trim());
      else if (text.length > MAX_REPLY) reject(unavailable('an endless reply'));
    });
    socket.once('error', (error) => reject(unavailable(error)));
    socket.once('close', () => reject(unavailable('closed without a reply')));
  });
}

/** At the pace of the scanner. Its end is told by `replyOf`; the source's failures come from here. */
async function send(socket: Socket, pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of pieces) {
    if (!socket.writable) return;
    if (!socket.write(piece)) await writable(socket);
  }
}

const writable = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });

/** A limit that was reached is told by a name of its own since `AlertExceedsMax` is on; without it clamd would call such a file clean. */
function verdictOf(reply: string): Verdict {
  if (/^stream: OK$/.test(reply)) return { state: 'clean' };
  if (/INSTREAM size limit exceeded/i.test(reply)) return { state: 'too-large' };
  const signature = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (signature === undefined) throw unavailable(reply);
  if (signature.startsWith('Heuristics.Limits.Exceeded')) return { state: 'too-large' };
  return signature.startsWith('Heuristics.Encrypted') ? { state: 'encrypted' } : { state: 'found', signature };
}
