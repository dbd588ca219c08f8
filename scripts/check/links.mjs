import { dirname, join, normalize } from 'node:path/posix';

/** GitHub's anchor of a heading. */
const anchorOf = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const withoutCode = (text) => text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, '')).replace(/`[^`\n]*`/g, '');
const anchors = (text) =>
  new Set([...withoutCode(text.replace(/`/g, '')).matchAll(/^#{1,6}\s+(.*)$/gm)].map((match) => anchorOf(match[1])));

function problemOf(tree, path, target) {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  const [file, anchor] = target.split('#');
  const full = file ? normalize(join(dirname(path), decodeURIComponent(file))) : path;
  if (full.startsWith('..')) return 'leads out of the repository';
  if (!tree.has(full)) return 'leads nowhere';
  if (anchor && full.endsWith('.md') && !anchors(tree.read(full)).has(anchor.toLowerCase())) return 'names a heading that is not there';
  return undefined;
}

/** Relative links and pictures in Markdown lead to a file (and heading) of this repository. */
export function check(tree) {
  const problems = [];
  for (const path of tree.files.filter((file) => file.endsWith('.md'))) {
    const lines = withoutCode(tree.read(path)).split('\n');
    lines.forEach((line, index) => {
      for (const [, target] of line.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)) {
        const problem = problemOf(tree, path, target);
        if (problem) problems.push(`${path}:${index + 1} the link ${target} ${problem}`);
      }
    });
  }
  return problems;
}
