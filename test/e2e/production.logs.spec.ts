import { Writable } from 'node:stream';
import pino, { type Logger, type LoggerOptions } from 'pino';
import { QueryFailedError } from 'typeorm';
import { logging } from '@bauraum/observability';

function logger(): { readonly log: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  return { log: pino(logging('info', 'spec').pinoHttp as LoggerOptions, sink), lines };
}

it('logs what names a fault of the database, and not what people wrote', () => {
  const driver = Object.assign(new Error('duplicate key value violates unique constraint "person_key"'), {
    code: '23505',
    detail: 'Key (email)=(anna.berger@example.org) already exists.',
  });
  const { log, lines } = logger();
  log.error({ err: new QueryFailedError('insert into person values ($1)', ['Anna Berger'], driver) }, 'request failed');
  log.warn({ err: new Error('not saved', { cause: driver }) }, 'effect failed');
  expect(lines.join()).not.toMatch(/Berger|anna\.berger/);
  const [first, second] = lines.map((line) => JSON.parse(line) as { err: Record<string, unknown> });
  expect(first?.err).toMatchObject({ type: 'QueryFailedError', code: '23505', message: expect.stringContaining('person_key') as string });
  expect(second?.err).toMatchObject({ message: 'not saved', cause: { code: '23505' } });
});
