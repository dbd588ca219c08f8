import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { basePack, findLand, inconsistencies, layered, SECTIONS, type AuthorityPack, type Pack } from '@bauraum/workflows';
import { assembled, isPack, readFolder, readPack, type PackFolder } from './folder';
import { nearestOf } from './nearest';
import { problemAt, segmentsOf, type PackFile, type Problem } from './problem';
import { shapeProblems } from './shape';

/** What came out of checking a pack's folder. */
export interface PackCheck {
  readonly folder: string;
  /** Absent when its shape is wrong. */
  readonly pack?: Pack;
  readonly problems: readonly Problem[];
}

/**
 * Checks a pack's folder: syntax, then shape by the published schemas, then sense together with the packs above it.
 *
 * @param above nearest first; absent: the folders above (`<land>` and `base` beside it), else the installed ones.
 * @throws UserError 404 `no-pack` when the folder has no `pack.json`.
 * @example checkPack('workflows/packs/de/base').problems // []
 */
export function checkPack(folder: string, above?: readonly Pack[]): PackCheck {
  const read = readFolder(folder);
  const problems = shapeOf(read);
  if (problems.length > 0) return { folder, problems };
  const pack = assembled(read);
  const layers = above ?? packsAboveFolder(folder, pack);
  if (layers === undefined) {
    const head = read.files.find(({ section }) => section === 'pack');
    const land = (pack as AuthorityPack).land;
    return {
      folder,
      problems: head ? [problemAt(head, '/land', `there is no pack of the Land ${land} above it, and none is installed`)] : [],
    };
  }
  const senseless = inconsistencies(pack, layered(layers)).map(({ path, reason }) => locate(read, path, reason));
  return { folder, pack, problems: sorted(senseless) };
}

/** The packs above a folder, nearest first; undefined when an authority has no Land. */
function packsAboveFolder(folder: string, pack: Pack): readonly Pack[] | undefined {
  const at = resolve(folder);
  switch (pack.kind) {
    case 'base':
      return [];
    case 'land':
      return [baseBeside(at)];
    case 'authority': {
      const parent = dirname(at);
      const own = isPack(parent) ? readPack(parent) : undefined;
      const land = own?.kind === 'land' && own.land === pack.land ? own : findLand(pack.land);
      return land && [land, own === land ? baseBeside(parent) : basePack()];
    }
  }
}

function baseBeside(land: string): Pack {
  const folder = join(dirname(land), 'base');
  return existsSync(join(folder, 'pack.json')) ? readPack(folder) : basePack();
}

/**
 * What is wrong with a pack that comes from elsewhere than a folder: shape, then sense together with the installed packs above it.
 *
 * @example packProblems(authorityPack(slug)) // []
 */
export function packProblems(pack: AuthorityPack): readonly { readonly path: string; readonly reason: string }[] {
  const parts = [...SECTIONS, ...ONLY_AUTHORITY] as const;
  const all: Readonly<Record<string, unknown>> = { ...pack };
  const head = Object.fromEntries(Object.entries(all).filter(([key]) => !(parts as readonly string[]).includes(key)));
  const given = Object.entries({ ...all, pack: head }).filter(([key]) => key === 'pack' || (parts as readonly string[]).includes(key));
  const shape = given.flatMap(([section, value]) =>
    (shapeProblems(section, value) ?? []).map(({ path, key, reason }) => ({
      path: `${section === 'pack' ? '' : `/${section}`}${path}${key === undefined ? '' : `/${key}`}`,
      reason,
    })),
  );
  const missing = ONLY_AUTHORITY.filter((section) => all[section] === undefined).map((section) => ({
    path: `/${section}`,
    reason: 'is missing',
  }));
  if (shape.length + missing.length > 0) return [...shape, ...missing];
  const land = findLand(pack.land);
  return land
    ? inconsistencies(pack, layered([land, basePack()]))
    : [{ path: '/land', reason: `no pack of the Land ${pack.land} is installed` }];
}

const ONLY_AUTHORITY = ['bodies', 'municipalities'];

function shapeOf({ files }: PackFolder): readonly Problem[] {
  const broken = files.flatMap(({ problems }) => problems);
  if (broken.length > 0) return sorted(broken);
  const head = files.find(({ section }) => section === 'pack');
  const kind = (head?.value as { readonly kind?: unknown } | undefined)?.kind;
  const sections = ['pack', ...SECTIONS, ...(kind === 'authority' ? ONLY_AUTHORITY : [])];
  const missing = kind === 'authority' ? ONLY_AUTHORITY.filter((section) => !files.some((file) => file.section === section)) : [];
  return sorted([
    ...files.flatMap((file) => fileProblems(file, sections)),
    ...(head ? missing.map((section) => problemAt(head, '', `an authority needs the file ${section}.json beside it`)) : []),
  ]);
}

function fileProblems(file: PackFile, sections: readonly string[]): readonly Problem[] {
  if (!sections.includes(file.section)) {
    const near = nearestOf(file.section, sections);
    const hint = near ? `did you mean ${near}.json?` : `there are ${sections.map((section) => `${section}.json`).join(', ')}`;
    return [problemAt(file, '', `no part of such a pack has this name; ${hint}`)];
  }
  return (shapeProblems(file.section, file.value) ?? []).map(({ path, key, reason }) => problemAt(file, path, reason, key));
}

/** From the pointer into the assembled pack to the file. */
function locate({ files }: PackFolder, path: string, reason: string): Problem {
  const [section] = segmentsOf(path);
  const part = files.find((file) => file.section !== 'pack' && file.section === section);
  const head = files.find((file) => file.section === 'pack');
  if (part) return problemAt(part, path.slice(`/${section}`.length), reason);
  return head ? problemAt(head, path, reason) : { file: files[0]?.file ?? '', line: 1, column: 1, path, reason };
}

const sorted = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
