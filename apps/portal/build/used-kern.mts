import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is used here of PostCSS's tree. */
interface Rule {
  selectors: string[];
  nodes: readonly unknown[];
  remove(): void;
}
interface Declaration {
  prop: string;
  remove(): void;
}
interface Root {
  source?: { input: { file?: string } };
  walkRules(visit: (rule: Rule) => void): void;
  walkDecls(pattern: RegExp, visit: (declaration: Declaration) => void): void;
  walkAtRules(visit: (rule: { nodes?: readonly unknown[]; remove(): void }) => void): void;
  toString(): string;
}

const SOURCE = /\.(tsx?|css|html)$/;
const SPEC = /\.spec\.tsx?$/;

/** Whether the portal uses a class of KERN: its name stands in the sources, or a beginning of it (`kern-icon--${name}`) and the rest as a word. */
export function usedClasses(sources: string): (name: string) => boolean {
  const names = new Set(sources.match(/kern-[\w-]+/g));
  const beginnings = [...names].filter((name) => /[-_]$/.test(name));
  const words = new Set([...sources.matchAll(/['"`]([\w-]+)['"`]/g)].map(([, word]) => word));
  return (name) => names.has(name) || beginnings.some((begin) => name.startsWith(begin) && words.has(name.slice(begin.length)));
}

/** What a selector needs to match at all: its classes, but for those in brackets (`:not(.kern-x)`). */
export function classesOf(selector: string): string[] {
  let plain = selector;
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replace(/:[\w-]+\([^()]*\)/g, '');
  }
  return [...plain.matchAll(/\.(kern-[\w-]+)/g)].flatMap(([, name]) => name ?? []);
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name) && !SPEC.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

function dropRules(root: Root, isUsed: (name: string) => boolean): void {
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => classesOf(selector).every(isUsed));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
}

/** A custom property that nothing refers to any more frees those that only it referred to. */
function dropProperties(root: Root, sources: string): void {
  for (let dropped = -1; dropped !== 0;) {
    dropped = 0;
    const used = new Set([...`${root.toString()}${sources}`.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
    root.walkDecls(/^--/, (declaration) => {
      if (used.has(declaration.prop)) return;
      declaration.remove();
      dropped++;
    });
  }
}

/**
 * PostCSS plugin: leaves of KERN's style sheet (340 kB) what the portal uses, so that nobody loads grids and components that no page has.
 *
 * @param folder sources of the portal.
 */
export function usedKern(folder: string) {
  return {
    postcssPlugin: 'bauraum-used-kern',
    OnceExit(root: Root): void {
      if (!root.source?.input.file?.includes('@kern-ux')) return;
      const sources = textsBelow(folder).join('\n');
      dropRules(root, usedClasses(sources));
      dropProperties(root, sources);
      root.walkRules((rule) => rule.nodes.length === 0 && rule.remove());
      root.walkAtRules((rule) => rule.nodes?.length === 0 && rule.remove());
    },
  };
}
