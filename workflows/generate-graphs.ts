import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMermaid } from './graph';
import { REGISTRY, latest, type WorkflowId } from './registry';

/** Files that decide how a published version behaves: frozen, because open cases are pinned to it. */
const FROZEN = /^(machine|context|clocks|changes|guards|actions|filing|states|outcomes)(\.v\d+)?\.ts$/;

/** What several procedures are made of. */
const SHARED_FOLDERS = ['application'] as const;
const SHARED_FILES = ['proceeding.ts'] as const;

/** @example hashOfFile('workflows/payment/guards.ts').length // 64 */
export const hashOfFile = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/**
 * The files that must be frozen, relative to `workflows/`.
 *
 * @example frozenPaths('workflows').includes('payment/machine.v1.ts') // true
 */
export function frozenPaths(root: string): string[] {
  const folders = [...new Set<string>([...REGISTRY.map(({ id }) => id), ...SHARED_FOLDERS])];
  return [...SHARED_FILES, ...folders.flatMap((folder) => filesOf(root, folder).map((file) => `${folder}/${file}`))].sort();
}

const filesOf = (root: string, folder: string): string[] => readdirSync(join(root, folder)).filter((file) => FROZEN.test(file));

/** `graph.md` of every workflow, by path relative to `workflows/`. */
export function graphs(): ReadonlyMap<string, string> {
  const ids = [...new Set<WorkflowId>(REGISTRY.map(({ id }) => id))];
  return new Map(ids.map((id) => [`${id}/graph.md`, toMermaid(latest(id))]));
}

/** Adds the hashes of newly published files to `frozen.json`; never changes one that stands there. */
function freeze(root: string): void {
  const path = join(root, 'frozen.json');
  const known = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  const entries = frozenPaths(root).map((file) => [file, known[file] ?? hashOfFile(join(root, file))] as const);
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

// `node dist/workflows/generate-graphs.js [--freeze]` from the root of the repository.
if (require.main === module) {
  const root = join(process.cwd(), 'workflows');
  for (const [path, text] of graphs()) writeFileSync(join(root, path), text);
  if (process.argv.includes('--freeze')) freeze(root);
}
