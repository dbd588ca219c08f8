import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openapi } from '../../api/openapi';
import { describeSchema } from './schema';

export const generate = {
  name: 'generate',
  usage: 'generate',
  summary: 'writes the generated files anew: openapi.json, libs/api-client, graphs of the workflows, the list of packs, docs/schema.txt',
  run: runGenerate,
};

const ROOT = resolve(__dirname, '../../../..');

/** The check runs this and fails when a file differs from what is committed. */
async function runGenerate(): Promise<number> {
  const document = join(ROOT, 'docs/openapi.json');
  const client = join(ROOT, 'libs/api-client/schema.ts');
  mkdirSync(join(ROOT, 'docs'), { recursive: true });
  mkdirSync(join(ROOT, 'libs/api-client'), { recursive: true });
  writeFileSync(document, `${JSON.stringify(await openapi(), null, 2)}\n`);
  run(join(ROOT, 'node_modules/openapi-typescript/bin/cli.js'), [document, '--output', client, '--immutable']);
  writeFileSync(join(ROOT, 'docs/schema.txt'), await describeSchema());
  run(join(ROOT, 'dist/workflows/generate-published.js'), []);
  run(join(ROOT, 'dist/workflows/generate-graphs.js'), []);
  run(join(ROOT, 'dist/workflows/packs/generate-built-in.js'), []);
  const lists = [join(ROOT, 'workflows/packs/built-in.data.ts'), join(ROOT, 'workflows/published.data.ts')];
  run(join(ROOT, 'node_modules/prettier/bin/prettier.cjs'), ['--write', '--log-level', 'warn', document, client, ...lists]);
  return 0;
}

function run(file: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} failed: ${stderr}`);
}
