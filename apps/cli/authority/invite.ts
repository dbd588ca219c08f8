import { loadConfig } from '@bauraum/config';
import { People, StaffInvitations, type StaffSeat } from '@bauraum/identity';
import { OFFICE_ROLES } from '@bauraum/kernel';
import { PackStore } from '@bauraum/packs';
import { Database } from '@bauraum/persistence';
import { findAuthority, type AuthorityPack } from '@bauraum/workflows';
import { optionsOf, say, UsageError, type Options } from '../options';
import { staffUrl } from './add';

/**
 * Prints a link by which one person gets a role in an authority, or a seat in one of its bodies.
 *
 * @param env settings by their environment variable; those of this process when left out.
 * @throws UsageError when there is no such authority, role or body.
 */
export async function runInvite(argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<number> {
  const options = optionsOf(argv, ['role', 'body', 'name', 'email'], ['json']);
  const [slug] = options.words;
  if (slug === undefined || options.words.length > 1) throw new UsageError('In welche Behörde?');
  const config = loadConfig(env);
  const db = await Database.connect({ url: config.databaseUrl, poolSize: 1, entities: [], applicationName: 'bauraum-authority' });
  try {
    await new PackStore(db).refresh();
    const authority = findAuthority(slug);
    if (!authority) throw new UsageError(`Eine Behörde ${slug} gibt es hier nicht.`);
    const seat = seatOf(authority, options);
    const { name = seat.scopeId, email = null } = options.values;
    const token = await db.transaction(slug, (tx) => new StaffInvitations(new People(db)).invite(tx, { seat, name, email }));
    const url = staffUrl(config.publicUrl, slug, token);
    if (options.flags.includes('json')) say(JSON.stringify({ seat, url }, null, 2));
    else say(`${url}\nDer Link gilt 14 Tage und für eine Person.`);
    return 0;
  } finally {
    await db.close();
  }
}

function seatOf({ slug, bodies }: AuthorityPack, { values: { role, body } }: Options): StaffSeat {
  if ((role === undefined) === (body === undefined)) throw new UsageError('Nennen Sie entweder --role oder --body.');
  if (body !== undefined) {
    if (bodies.some(({ id }) => id === body)) return { scope: 'body', scopeId: body, role: 'body-member' };
    throw new UsageError(`--body ${body}: Es gibt ${bodies.map(({ id }) => id).join(', ')}.`);
  }
  const known = OFFICE_ROLES.find((one) => one === role);
  if (known) return { scope: 'authority', scopeId: slug, role: known };
  throw new UsageError(`--role ${role}: Es gibt ${OFFICE_ROLES.join(', ')}.`);
}
