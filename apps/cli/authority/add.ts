import { loadConfig, type Config } from '@bauraum/config';
import { People, StaffInvitations } from '@bauraum/identity';
import { checkPack, packFolders, packProblems, PackStore, problemText } from '@bauraum/packs';
import { Database, type Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { unverified, type AuthorityPack } from '@bauraum/workflows';
import { optionsOf, say, UsageError, type Options } from '../options';
import { leftToDo } from './left-to-do';

export const ADD_USAGE = 'authority add <pack folder> [--admin-name <name>] [--admin-email <address>] [--admin-subject <subject>] [--json]';

/** How the first administrator gets in. */
export type WayIn =
  { readonly kind: 'there' } | { readonly kind: 'subject'; readonly subject: string } | { readonly kind: 'link'; readonly url: string };

export interface Added {
  readonly slug: string;
  readonly pack: 'new' | 'changed' | 'unchanged';
  readonly bodies: number;
  readonly administrator: WayIn;
}

/**
 * Makes an authority live from its pack.
 *
 * @param env settings by their environment variable; those of this process when left out.
 * @returns 0 when it is live, 1 when the pack cannot be used.
 */
export async function runAdd(argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<number> {
  const started = performance.now();
  const options = optionsOf(argv, ['admin-name', 'admin-email', 'admin-subject'], ['json']);
  const pack = authorityIn(options);
  if (!pack) return 1;
  const config = loadConfig(env);
  const db = await Database.connect({ url: config.databaseUrl, poolSize: 1, entities: [], applicationName: 'bauraum-authority' });
  try {
    const added = await addAuthority(db, config, pack, options.values);
    const todo = leftToDo(pack, unverified(pack).length);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    if (options.flags.includes('json')) say(JSON.stringify({ ...added, leftToDo: todo, seconds }, null, 2));
    else print(pack, added, todo, seconds);
    return 0;
  } finally {
    await db.close();
  }
}

/** The pack of the folder; nothing, and its problems on the screen, when it cannot be used. */
function authorityIn({ words }: Options): AuthorityPack | undefined {
  const [folder] = words;
  if (folder === undefined || words.length > 1) throw new UsageError('In welchem Ordner liegt das Pack?');
  if (packFolders(folder)[0] !== folder) throw new UsageError(`In ${folder} liegt keine Datei pack.json.`);
  const { pack, problems } = checkPack(folder);
  for (const problem of problems) process.stderr.write(`${problemText(problem)}\n`);
  if (problems.length > 0 || !pack) return undefined;
  if (pack.kind !== 'authority') throw new UsageError(`${folder} ist kein Pack einer Behörde, sondern ${pack.kind}.`);
  // It will stand on the installed Land, whatever lies above the folder.
  const misfits = packProblems(pack);
  for (const { path, reason } of misfits) process.stderr.write(`${folder}: ${path}  ${reason}\n`);
  return misfits.length > 0 ? undefined : pack;
}

/** Everything in one transaction: an authority is there as a whole, or not at all. Safe to repeat. */
export function addAuthority(
  db: Database,
  config: Pick<Config, 'publicUrl' | 'oidcIssuer'>,
  pack: AuthorityPack,
  admin: Readonly<Record<string, string>>,
): Promise<Added> {
  return db.transaction(pack.slug, async (tx) => {
    await new Tenants(db).installOne(tx, pack);
    const state = await new PackStore(db).save(tx, pack);
    const administrator = await letAdministratorIn(tx, new People(db), config, admin);
    return { slug: pack.slug, pack: state, bodies: pack.bodies.length, administrator };
  });
}

async function letAdministratorIn(
  tx: Tx,
  people: People,
  { publicUrl, oidcIssuer }: Pick<Config, 'publicUrl' | 'oidcIssuer'>,
  admin: Readonly<Record<string, string>>,
): Promise<WayIn> {
  const name = admin['admin-name'] ?? 'Verwaltung der Anwendung';
  const email = admin['admin-email'] ?? null;
  const subject = admin['admin-subject'];
  if (subject !== undefined) {
    const person = await people.know(tx, { issuer: oidcIssuer, subject, name, email });
    await people.join(tx, person.id, 'authority', tx.tenant, 'administrator');
    return { kind: 'subject', subject };
  }
  const there = await tx.query<unknown[]>(
    `select 1 from membership where tenant_id = $1 and scope = 'authority' and role = 'administrator' limit 1`,
    [tx.tenant],
  );
  if (there.length > 0) return { kind: 'there' };
  const seat = { scope: 'authority', scopeId: tx.tenant, role: 'administrator' } as const;
  const token = await new StaffInvitations(people).invite(tx, { seat, name, email });
  return { kind: 'link', url: staffUrl(publicUrl, tx.tenant, token) };
}

/** Where a staff invitation is opened. */
export const staffUrl = (publicUrl: string, tenant: string, token: string): string => `${publicUrl}/auth/staff/${tenant}?token=${token}`;

const STATES = {
  new: 'ist eingerichtet',
  changed: 'hat ein geändertes Pack',
  unchanged: 'war schon eingerichtet, nichts ist anders',
} as const;

function print(pack: AuthorityPack, { slug, pack: state, bodies, administrator }: Added, todo: readonly string[], seconds: number): void {
  say(`${pack.name} (${slug}) ${STATES[state]}: ${Object.keys(pack.municipalities).length} Gemeinden, ${bodies} Stellen.`);
  say('Laufende Prozesse übernehmen das Pack in wenigen Sekunden.');
  say();
  say('Erste Verwalterin, erster Verwalter:');
  for (const line of wayInText(administrator)) say(`  ${line}`);
  say();
  say('Was noch Menschen tun müssen:');
  for (const line of todo) say(`  - ${line}`);
  say();
  say(`Fertig nach ${seconds.toLocaleString('de-DE')} s.`);
}

function wayInText(way: WayIn): readonly string[] {
  switch (way.kind) {
    case 'there':
      return ['gibt es schon.'];
    case 'subject':
      return [`${way.subject}: meldet sich beim Anmeldedienst an und ist da.`];
    case 'link':
      return [
        way.url,
        'Der Link gilt 14 Tage und für eine Person. Wer ihn öffnet und sich anmeldet, verwaltet die Behörde.',
        'In der eingebauten Umgebung wählt man dabei irgendeine Person aus; mit einem echten Anmeldedienst braucht die Person dort ein Konto.',
      ];
  }
}
