// Lints snippets as if they stood in given files, and prints which rules fired (JSON). For rules.spec.mjs: ESLint does not run inside of jest.
// Usage: node scripts/check/lint-probe.mjs <file with [{path, code}]>
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { ROOT } from '../lib/paths.mjs';

const eslint = new ESLint({ cwd: ROOT });
const found = [];
for (const { path, code } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const [result] = await eslint.lintText(code, { filePath: path });
  found.push([...new Set((result?.messages ?? []).map((message) => message.ruleId ?? message.message))]);
}
console.log(JSON.stringify(found));
