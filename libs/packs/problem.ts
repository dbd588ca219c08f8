import { findNodeAtLocation, type Node } from 'jsonc-parser';

/** One file of a pack: `periods.json` holds the section `periods`, `pack.json` the head. */
export interface PackFile {
  /** As it is shown: relative to the working directory. */
  readonly file: string;
  readonly section: string;
  readonly text: string;
  /** Absent when it is no JSON. */
  readonly tree: Node | undefined;
  readonly value: unknown;
  /** Broken syntax. */
  readonly problems: readonly Problem[];
}

/** One thing that is wrong in a pack, and where. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** JSON pointer inside the file. */
  readonly path: string;
  readonly reason: string;
}

/** Line and column of a place in a text, from 1. @example positionAt('a\nbc', 3) // { line: 2, column: 2 } */
export function positionAt(text: string, offset: number): Pick<Problem, 'line' | 'column'> {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The problem at a JSON pointer of a file: at the value, or at the nearest one around it; `key` names a key of the object there. */
export function problemAt({ file, text, tree }: PackFile, path: string, reason: string, key?: string): Problem {
  const node = tree && nearest(tree, segmentsOf(path), tree);
  const property = key === undefined ? undefined : node?.children?.find((child) => child.children?.[0]?.value === key);
  return { file, ...positionAt(text, (property ?? node)?.offset ?? 0), path: key === undefined ? path : `${path}/${key}`, reason };
}

/** The parts of a JSON pointer (RFC 6901). @example segmentsOf('/a~1b/0') // ['a/b', '0'] */
export const segmentsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

function nearest(node: Node, segments: readonly string[], found: Node): Node {
  const [first, ...rest] = segments;
  if (first === undefined) return node;
  const next = findNodeAtLocation(node, [node.type === 'array' ? Number(first) : first]);
  return next ? nearest(next, rest, next) : found;
}

/** `file:line:column  path  reason`, as editors and terminals understand it. */
export const problemText = ({ file, line, column, path, reason }: Problem): string =>
  `${file}:${line}:${column}  ${path || '/'}  ${reason}`;
