import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseTree, getNodeValue, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { UserError } from '@bauraum/kernel';
import { assemble, type Pack } from '@bauraum/workflows';
import { positionAt, type PackFile, type Problem } from './problem';

/** A folder with a `pack.json`. */
export interface PackFolder {
  readonly folder: string;
  readonly files: readonly PackFile[];
}

/**
 * Reads the JSON files of a pack's folder, whatever is in them.
 *
 * @throws UserError 404 `no-pack` when the folder has no `pack.json`.
 * @example readFolder('workflows/packs/de/base').files.map(({ section }) => section)
 */
export function readFolder(folder: string): PackFolder {
  if (!isPack(folder)) throw new UserError(404, 'no-pack', { folder });
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return { folder, files: names.sort().map((name) => parseFile(join(folder, name))) };
}

/** The pack that the files of a folder are, as they stand: its shape is not checked. @throws UserError 404 `no-pack` as `readFolder`. */
export const readPack = (folder: string): Pack => assembled(readFolder(folder));

/** The pack of a folder that was read. */
export const assembled = ({ files }: PackFolder): Pack => assemble(Object.fromEntries(files.map(({ section, value }) => [section, value])));

export const isPack = (folder: string): boolean => existsSync(join(folder, 'pack.json'));

/** The folders of all packs in a folder and below it, each after the one that it stands on. */
export function packFolders(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => packFolders(join(folder, entry.name)));
  const depth = (path: string): number => path.split(/[\\/]/).length;
  return [...(isPack(folder) ? [folder] : []), ...below].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

/** JSON files below a folder that lie beside no `pack.json` and so belong to nothing. */
export function strayFiles(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return strayFiles(path);
    return entry.name.endsWith('.json') && !isPack(folder) ? [shown(path)] : [];
  });
}

const shown = (path: string): string => relative(process.cwd(), path) || path;

function parseFile(path: string): PackFile {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const file = shown(path);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const broken = errors.map(({ error, offset }) => syntaxProblem(file, text, offset, printParseErrorCode(error)));
  const problems = broken.length > 0 || !tree ? broken.slice(0, 1) : doubled(file, text, tree);
  const empty = tree || problems.length > 0 ? [] : [syntaxProblem(file, text, 0, 'ValueExpected')];
  return { file, section: basename(path, '.json'), text, tree, value: tree && getNodeValue(tree), problems: [...problems, ...empty] };
}

function syntaxProblem(file: string, text: string, offset: number, code: string): Problem {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return { file, ...positionAt(text, offset), path: '', reason: `is no JSON: ${words}` };
}

/** JSON lets the last of two equal keys win in silence; in a pack that is a mistake. */
function doubled(file: string, text: string, node: Node, path = ''): readonly Problem[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child, index) => doubled(file, text, child, `${path}/${index}`));
  if (node.type !== 'object') return [];
  const keys = children.map((property) => String(property.children?.[0]?.value));
  return children.flatMap((property, index) => {
    const key = keys[index] ?? '';
    const at = `${path}/${key}`;
    const again = keys.indexOf(key) < index ? [{ file, ...positionAt(text, property.offset), path: at, reason: 'stands here twice' }] : [];
    const value = property.children?.[1];
    return [...again, ...(value ? doubled(file, text, value, at) : [])];
  });
}
