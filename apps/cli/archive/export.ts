import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { loadConfig, type Config } from '@bauraum/config';
import { DailyRoots, EFileService, ExportService, JournalDamaged, SealKeys } from '@bauraum/efile';
import { OperationalError, UserError } from '@bauraum/kernel';
import { PackStore } from '@bauraum/packs';
import { Database } from '@bauraum/persistence';
import { contentKey, createStore } from '@bauraum/storage';
import { Tenants } from '@bauraum/tenancy';
import { listAuthorities } from '@bauraum/workflows';
import { storeOptions } from '../../composition';

const USAGE = 'export <file number> [--authority <slug>] [--out <folder>]';
const DEFAULT_OUT = '.data/exports';

/** `export`: packs a case with its journal, e-file and documents (Aktenexport). */
export const register = {
  name: 'export',
  usage: USAGE,
  summary: `writes a case as a signed package that anybody can check (to ${DEFAULT_OUT})`,
  run: (argv: readonly string[]): Promise<number> => exportCommand(argv),
};

interface Args {
  readonly fileNumber: string;
  readonly authority: string | undefined;
  readonly out: string;
}

/**
 * @param env settings by their environment variable; those of this process when left out.
 * @returns 0 when the package was written, 1 when not, 2 when the command was not understood.
 */
export async function exportCommand(argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<number> {
  const args = parse(argv);
  if (!args) return complain(`Usage: ${USAGE}`, 2);
  const config = loadConfig(env);
  const db = await Database.connect({ url: config.databaseUrl, poolSize: 2, entities: [], applicationName: 'bauraum-export' });
  try {
    await new PackStore(db).refresh(); // cases of authorities that were added later, too
    return await run(exporter(config, db), args);
  } catch (error) {
    if (!(error instanceof JournalDamaged || error instanceof OperationalError || error instanceof UserError)) throw error;
    return complain(`${args.fileNumber} was not exported: ${EXPLAINED[error.message] ?? error.message}`);
  } finally {
    await db.close();
  }
}

const EXPLAINED: Readonly<Record<string, string>> = {
  'object-missing': 'the store does not have one of its documents',
  'document-damaged': 'a document in the store is not the one that was filed',
};

function exporter(config: Config, db: Database): ExportService {
  const keys = new SealKeys(config);
  const store = createStore(storeOptions(config));
  return new ExportService({
    db,
    keys,
    efile: new EFileService(new Tenants(db)),
    roots: new DailyRoots(db, keys),
    content: (tenant, sha256) => store.read(contentKey(tenant, sha256)),
  });
}

async function run(service: ExportService, { fileNumber, authority, out }: Args): Promise<number> {
  const slugs = listAuthorities().map((a) => a.slug);
  if (authority !== undefined && !slugs.includes(authority)) return complain(`There is no authority ${authority}: ${slugs.join(', ')}`);
  const found: string[] = [];
  for (const slug of authority === undefined ? slugs : [authority]) if (await service.has(slug, fileNumber)) found.push(slug);
  const [tenant, ...more] = found;
  if (tenant === undefined) return complain(`There is no case with the file number (Aktenzeichen) ${fileNumber}.`);
  if (more.length) return complain(`Several authorities have a case ${fileNumber}: choose with --authority ${found.join(' | ')}`);

  const made = await service.export(tenant, fileNumber);
  const path = join(out, made.fileName);
  await mkdir(out, { recursive: true });
  const part = `${path}.part`;
  try {
    await pipeline(made.stream, createWriteStream(part));
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  const megabytes = ((await stat(path)).size / 1_000_000).toFixed(1);
  process.stdout.write(
    `Exported ${fileNumber}: ${made.entries} journal entries (Journal), ${made.documents} document versions (Dokumente), ${megabytes} MB\n` +
      `  package  ${path}\n` +
      `  key      ${made.keyId} (Ed25519)\n` +
      `  check    npm run cli -- verify ${path} --key ${made.keyId}\n`,
  );
  return 0;
}

function parse(argv: readonly string[]): Args | undefined {
  try {
    const options = { authority: { type: 'string' }, out: { type: 'string', default: DEFAULT_OUT } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [fileNumber, ...more] = positionals;
    return fileNumber && more.length === 0 ? { fileNumber, authority: values.authority, out: values.out } : undefined;
  } catch {
    return undefined; // an unknown option
  }
}

function complain(line: string, code = 1): number {
  process.stderr.write(`${line}\n`);
  return code;
}
