import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['.git', 'node_modules', 'dist', '.data', '.tmp', 'coverage']);

function walk(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(root, path) : [path];
  });
}

function list(root) {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (git.status !== 0 || !existsSync(join(root, '.git'))) return walk(root);
  return git.stdout.split('\0').filter((path) => path && existsSync(join(root, path)) && statSync(join(root, path)).isFile());
}

/**
 * The files that belong to the repository (tracked, or new and not ignored), with their texts.
 * @param {string} root
 * @returns {{root: string, files: string[], has(path: string): boolean, read(path: string): string}}
 */
export function openTree(root) {
  const texts = new Map();
  const read = (path) => {
    if (!texts.has(path)) texts.set(path, readFileSync(join(root, path), 'utf8'));
    return texts.get(path);
  };
  return { root, files: list(root).sort(), has: (path) => existsSync(join(root, path)), read };
}
