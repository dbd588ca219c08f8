import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SandboxOptions } from './options';
import { startSandbox } from './sandbox';

const log = (message: string, more: object = {}): void =>
  void process.stdout.write(`${JSON.stringify({ level: 'info', process: 'sandbox', pid: process.pid, message, ...more })}\n`);

/** `node dist/apps/sandbox/main.js --options <file>`: the file holds `SandboxOptions` as JSON. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { options: { type: 'string' } } });
  if (values.options === undefined) throw new TypeError('usage: main.js --options <file with SandboxOptions as JSON>');
  const sandbox = await startSandbox(JSON.parse(readFileSync(values.options, 'utf8')) as SandboxOptions);
  log('listening', { url: sandbox.url });
  const stop = (signal: string): void => {
    log('stopping', { signal });
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${JSON.stringify({ level: 'error', process: 'sandbox', message: error instanceof Error ? error.message : String(error) })}\n`,
  );
  process.exit(1);
});
