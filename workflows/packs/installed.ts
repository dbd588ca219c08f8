import { BUILT_IN } from './built-in.data';
import type { AuthorityPack, BasePack, LandPack, Pack, PackRules } from './types';

/** The rules that hold for an authority or a Land: base, Land and authority laid over each other. */
export type EffectiveRules = PackRules;

/** The sections that any pack may have; each is a file of its folder. */
export const SECTIONS = [
  'procedures',
  'periods',
  'fees',
  'documents',
  'documentChecks',
  'signOffs',
  'disciplines',
  'texts',
  'forms',
  'questions',
  'procedureRules',
  'notifications',
] as const;

const lands = new Map<string, LandPack>();
const authorities = new Map<string, AuthorityPack>();
const base: { pack: BasePack } = { pack: { kind: 'base' } };
const effective = new Map<string, EffectiveRules>();

/**
 * Makes a pack known to this process; one of the same Land or slug is replaced. The packs of the repository are installed when this module
 * loads, those of a running installation by whoever reads them (`libs/packs`). Shape and sense must have been checked before.
 *
 * @throws RangeError for an authority whose Land is not installed.
 * @example installPack(authority); findAuthority(authority.slug) === authority // true
 */
export function installPack(pack: Pack): void {
  switch (pack.kind) {
    case 'base':
      base.pack = pack;
      break;
    case 'land':
      lands.set(pack.land, pack);
      break;
    case 'authority':
      landPack(pack.land);
      authorities.set(pack.slug, pack);
      break;
  }
  effective.clear();
}

/**
 * All installed authorities, in order of name.
 *
 * @example listAuthorities().map((authority) => authority.slug)
 */
export function listAuthorities(): readonly AuthorityPack[] {
  return [...authorities.values()].sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

/** All installed Länder, in order of name. @example listLands().map(({ land }) => land) */
export const listLands = (): readonly LandPack[] => [...lands.values()].sort((a, b) => a.name.localeCompare(b.name, 'de'));

/** The authority with a slug, or undefined. @example findAuthority('nowhere') // undefined */
export const findAuthority = (slug: string): AuthorityPack | undefined => authorities.get(slug);

/**
 * The authority with a slug.
 *
 * @throws RangeError when it is not installed.
 * @example authorityPack(tenantId).fileNumberPattern
 */
export const authorityPack = (slug: string): AuthorityPack => found(authorities.get(slug), `authority ${slug}`);

/**
 * The pack of a Land.
 *
 * @throws RangeError when it is not installed.
 * @example landPack('MV').buildingCode // 'LBauO M-V'
 */
export const landPack = (land: string): LandPack => found(lands.get(land), `Land ${land}`);

/** The pack of a Land, or undefined. @example findLand('XX') // undefined */
export const findLand = (land: string): LandPack | undefined => lands.get(land);

/** The base, as it is installed. @example basePack().kind // 'base' */
export const basePack = (): BasePack => base.pack;

/**
 * The rules of an authority (by slug) or of a Land (by its two letters), the nearest pack first.
 *
 * @throws RangeError when neither is installed.
 * @example rulesOf('MV').procedures.map(({ id }) => id)
 */
export function rulesOf(scope: string): EffectiveRules {
  const known = effective.get(scope);
  if (known) return known;
  const authority = authorities.get(scope);
  const land = landPack(authority?.land ?? scope);
  const rules = layered(authority ? [authority, land, base.pack] : [land, base.pack]);
  effective.set(scope, rules);
  return rules;
}

/**
 * Lays packs over each other, nearest first: rows of a nearer pack replace all rows of the same id further away.
 *
 * @example layered([{ kind: 'land', land, name, buildingCode, texts: [own] }, { kind: 'base', texts: [shared] }]).texts // [own, shared]
 */
export function layered(packs: readonly Pack[]): EffectiveRules {
  const sections = SECTIONS.map((section) => [section, rowsOf(packs, section)] as const);
  return Object.fromEntries(sections) as unknown as EffectiveRules;
}

function rowsOf(packs: readonly Pack[], section: keyof PackRules): { readonly id: string }[] {
  const rows: { readonly id: string }[] = [];
  const hidden = new Set<string>();
  for (const pack of packs) {
    const own = (pack[section] ?? []).filter(({ id }) => !hidden.has(id));
    rows.push(...own);
    for (const { id } of own) hidden.add(id);
    for (const id of pack.without ?? []) hidden.add(id);
  }
  return rows;
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`not in the packs: ${what}`);
  return value;
}

for (const pack of BUILT_IN) installPack(pack);
