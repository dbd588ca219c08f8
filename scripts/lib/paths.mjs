import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** Scratch folder: caches, locks, results of the last run. Ignored by git. */
export const TMP = join(ROOT, '.tmp');
export const DIST = join(ROOT, 'dist');
/** A program that a package brought. */
export const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
/** Node 24, from the npm package `node`. */
export const NODE = bin('node');
