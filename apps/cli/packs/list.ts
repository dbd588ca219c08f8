import { basePack, listAuthorities, listLands, unverified, type Pack } from '@bauraum/workflows';
import { optionsOf, say } from '../options';
import { rowCount } from './check';

/** Prints the packs that this build brings along, as `pack diff` names them. */
export function runList(argv: readonly string[]): number {
  const { flags } = optionsOf(argv, [], ['json']);
  const rows = installedPacks().map(({ name, pack }) => ({
    name,
    title: pack.kind === 'base' ? 'Bundesrecht' : pack.name,
    rows: rowCount(pack),
    unverified: unverified(pack).length,
  }));
  if (flags.includes('json')) say(JSON.stringify(rows, null, 2));
  else
    for (const { name, title, ...numbers } of rows)
      say(`${name.padEnd(28)} ${title} (${numbers.rows} rows, ${numbers.unverified} unverified)`);
  return 0;
}

/** The packs that this build brings along, with their names: the folders in which they lie. */
export function installedPacks(): readonly { readonly name: string; readonly pack: Pack }[] {
  const lands = listLands().flatMap((land) => {
    const name = `de/${land.land.toLowerCase()}`;
    const own = listAuthorities().filter((authority) => authority.land === land.land);
    return [{ name, pack: land }, ...own.map((authority) => ({ name: `${name}/${authority.slug}`, pack: authority }))];
  });
  return [{ name: 'de/base', pack: basePack() }, ...lands];
}
