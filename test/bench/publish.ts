import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const OUT = resolve(__dirname, '../../../docs/benchmarks');

/** Prints a table, and writes it beside the raw figures for the docs. */
export async function publish(name: string, figures: object, rows: readonly (readonly string[])[]): Promise<void> {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(join(OUT, `${name}.md`), `# Benchmark: ${name}\n\n${table}\n`);
  process.stdout.write(`${table}\n`);
}
