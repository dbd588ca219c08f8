import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyPackage, type CheckName, type Verification } from '@bauraum/efile-verify';

const USAGE = 'verify <package> [--key <PEM file, key id or fingerprint>]';

const LABELS: Readonly<Record<CheckName, string>> = {
  container: 'package (Paket)',
  manifest: 'manifest (Verzeichnis)',
  signature: 'signature (Unterschrift)',
  key: "authority's key (Schlüssel)",
  files: 'files (Dateien)',
  entries: 'journal entries (Einträge)',
  chain: 'journal chain (Kette)',
  head: 'journal end (Journalende)',
  documents: 'documents (Dokumente)',
  efile: 'e-file (E-Akte)',
  snapshot: 'application (Antrag)',
  signOffs: 'sign-offs (Freizeichnungen)',
  roots: 'daily roots (Tageswurzeln)',
};

/** `verify`: needs nothing but the package; no database, no settings, no network. */
export const register = {
  name: 'verify',
  usage: USAGE,
  summary: 'proves offline that no journal entry or document of an exported case was altered, removed or reordered',
  run: verifyCommand,
};

/** @returns 0 when the package is intact, 1 when it is not, 2 when the command was not understood. */
export async function verifyCommand(argv: readonly string[]): Promise<number> {
  const args = parse(argv);
  if (!args) {
    process.stderr.write(`Usage: ${USAGE}\n`);
    return 2;
  }
  const publicKey = args.key !== undefined && existsSync(args.key) ? readFileSync(args.key, 'utf8') : args.key;
  const result = await verifyPackage(args.path, publicKey === undefined ? {} : { publicKey });
  process.stdout.write(`${report(result).join('\n')}\n`);
  return result.ok ? 0 : 1;
}

function parse(argv: readonly string[]): { path: string; key: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { key: { type: 'string' } }, allowPositionals: true });
    const [path, ...more] = positionals;
    return path !== undefined && more.length === 0 ? { path, key: values.key } : undefined;
  } catch {
    return undefined; // an unknown option
  }
}

function report({ ok, checks, warnings, manifest }: Verification): string[] {
  const width = Math.max(...Object.values(LABELS).map((label) => label.length));
  const proved = checks.some((c) => c.name === 'key' && c.ok);
  const about = manifest ? `${manifest.fileNumber} of ${manifest.authority}` : 'The package';
  const origin = proved ? 'It comes from the holder of the trusted key.' : 'Its origin is not proved: no trusted key was given (--key).';
  return [
    ...checks.map((c) => `${c.ok ? '  ok  ' : ' FAIL '} ${LABELS[c.name].padEnd(width)}  ${printable(c.detail)}`),
    ...warnings.map((warning) => ` note  ${printable(warning)}`),
    ok ? `INTACT: ${printable(about)}. ${origin}` : `NOT INTACT: ${printable(about)}. Do not rely on this package.`,
  ];
}

/** A package may be hostile: what it says must not command the terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
