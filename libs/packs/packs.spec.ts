import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorityPack, basePack, listAuthorities, PACK_SCHEMAS, type AuthorityPack, type LandPack } from '@bauraum/workflows';
import { checkPack, differences, packFolders, packProblems, PackSchemaController, readPack, strayFiles } from './index';
import { nearestOf } from './nearest';

const DE = 'workflows/packs/de';
const AUTHORITY = 'nordwestmecklenburg';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bauraum-packs-'));
  cpSync(join(DE, 'base'), join(root, 'base'), { recursive: true });
  cpSync(join(DE, 'mv'), join(root, 'mv'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const land = (): string => join(root, 'mv');
const authority = (): string => join(root, 'mv', AUTHORITY);

/** Writes a file of a pack, and tells the problems as `file:line:column path reason`. */
function problemsWith(folder: string, file: string, text: string): string[] {
  writeFileSync(join(folder, file), text);
  return checkPack(folder).problems.map((one) => `${one.file.split('/').at(-1)}:${one.line}:${one.column} ${one.path} ${one.reason}`);
}
function changed(folder: string, file: string, change: (rows: Record<string, unknown>[]) => unknown): string[] {
  const rows = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>[];
  return problemsWith(folder, file, JSON.stringify(change(rows), null, 2));
}

it('the packs of the repository pass', () => {
  expect(strayFiles(DE)).toEqual([]);
  const folders = packFolders(DE);
  expect(folders.slice(0, 2)).toEqual([`${DE}/base`, `${DE}/bw`]);
  expect(folders.flatMap((folder) => checkPack(folder).problems)).toEqual([]);
  expect(readPack(`${DE}/mv/${AUTHORITY}`)).toEqual(authorityPack(AUTHORITY));
});

describe('syntax', () => {
  it('tells where it breaks', () => {
    expect(problemsWith(land(), 'periods.json', '[\n  { "id": "x", }\n]')).toEqual([
      'periods.json:2:16  is no JSON: property name expected',
    ]);
    expect(problemsWith(land(), 'periods.json', '[1 // no\n]')).toEqual([expect.stringContaining('is no JSON: invalid comment token')]);
    expect(problemsWith(land(), 'periods.json', '')).toEqual([expect.stringMatching(/^periods.json:1:1 {2}is no JSON/)]);
  });

  it('sees a key that stands there twice', () => {
    const [problem] = problemsWith(authority(), 'municipalities.json', '{\n  "13074026": "A",\n  "13074026": "B"\n}');
    expect(problem).toBe('municipalities.json:3:3 /13074026 stands here twice');
  });
});

describe('shape', () => {
  it('refuses unknown keys, files and kinds, and names what was meant', () => {
    expect(changed(land(), 'periods.json', ([first, ...rest]) => [{ ...first, verifed: true }, ...rest])).toEqual([
      expect.stringMatching(/^periods\.json:\d+:5 \/0\/verifed unknown key; did you mean verified\?$/),
    ]);
  });

  it('refuses a file of another name', () => {
    expect(problemsWith(land(), 'period.json', '[]')).toEqual([
      'period.json:1:1  no part of such a pack has this name; did you mean periods.json?',
    ]);
    rmSync(join(land(), 'period.json'));
    expect(problemsWith(land(), 'bodies.json', '[]')[0]).toContain('there are pack.json, procedures.json');
  });

  it('wants what an authority cannot do without', () => {
    rmSync(join(authority(), 'bodies.json'));
    expect(checkPack(authority()).problems.map(({ reason }) => reason)).toEqual(['an authority needs the file bodies.json beside it']);
  });

  it.each([
    ['a day that does not exist', { validFrom: '2026-02-30' }, '/0/validFrom must be a day that exists, YYYY-MM-DD, not "2026-02-30"'],
    ['a length of two units', { length: { months: 1, days: 2 } }, '/0/length must be exactly one unit with a whole number of at least 1'],
    ['a text for a yes', { roll: 'ja' }, '/0/roll must be boolean, not "ja"'],
    [
      'an unknown word',
      { waitsFor: 'mayor' },
      '/0/waitsFor must be one of "applicants", "office", "bodies", "municipality", "nobody", not "mayor"',
    ],
    ['an empty text', { basis: ' ' }, '/0/basis must be a text that is not empty, not " "'],
  ])('refuses %s', (_, change, problem) => {
    expect(changed(land(), 'periods.json', ([first, ...rest]) => [{ ...first, ...change }, ...rest])).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('says what is missing', () => {
    expect(changed(land(), 'periods.json', ([{ basis: _, ...first } = {}, ...rest]) => [first, ...rest])).toEqual([
      'periods.json:2:3 /0 basis is missing',
    ]);
  });

  it('tells of the form that was meant, not of all forms', () => {
    const documents = (when: unknown) =>
      changed(land(), 'documents.json', ([first, ...rest]) => [{ ...first, required: 'conditional', condition: 'x', when }, ...rest]);
    expect(documents({ all: [{ fakt: 'building.height', min: 1 }] })).toEqual([
      expect.stringContaining('/0/when/all/0 fact is missing'),
      expect.stringContaining('/0/when/all/0/fakt unknown key; did you mean fact?'),
    ]);
  });

  it('tells of the kind that was meant', () => {
    const fees = (base: unknown) => changed(land(), 'fees.json', ([first, ...rest]) => [{ ...first, base }, ...rest]);
    expect(fees({ kind: 'flat', amountCents: 1.5 })).toEqual([expect.stringContaining('/0/base/amountCents must be integer, not 1.5')]);
    expect(fees({ kind: 'free' })).toEqual([expect.stringMatching(/\/0\/base\/kind must be one of .*"flat"/)]);
  });

  it('knows three kinds of heads, and lets an editor find the schema', () => {
    expect(problemsWith(land(), 'pack.json', '{ "kind": "country" }')).toEqual([
      'pack.json:1:11 /kind kind must be one of "base", "land", "authority"',
    ]);
    const head = { $schema: '../../schema/pack.schema.json', kind: 'land', land: 'MV', name: 'X', buildingCode: 'Y' };
    expect(problemsWith(land(), 'pack.json', JSON.stringify(head))).toEqual([]);
    expect(readPack(land())).not.toHaveProperty('$schema');
  });
});

describe('sense', () => {
  it('is judged with the folders above, and found in the file', () => {
    const twice = changed(land(), 'periods.json', (rows) => [...rows, rows[0]]);
    expect(twice).toEqual([expect.stringMatching(/^periods\.json:\d+:3 \/\d+ holds at the same time as a row with the id/)]);
    const head = JSON.parse(readFileSync(join(authority(), 'pack.json'), 'utf8')) as object;
    expect(problemsWith(authority(), 'pack.json', JSON.stringify({ ...head, offers: ['simplified', 'x'] }))).toEqual([
      expect.stringMatching(/^pack\.json:1:\d+ \/offers\/1 there is no procedure x$/),
    ]);
  });

  it('is judged with the installed packs where there is nothing above', () => {
    const alone = join(root, 'alone');
    cpSync(authority(), alone, { recursive: true });
    expect(checkPack(alone).problems).toEqual([]);
    const head = JSON.parse(readFileSync(join(alone, 'pack.json'), 'utf8')) as object;
    expect(problemsWith(alone, 'pack.json', JSON.stringify({ ...head, land: 'SL' }))[0]).toMatch(/\/land there is no pack of the Land SL/);
  });

  it('is asked of packs from elsewhere, too', () => {
    for (const one of listAuthorities()) expect(packProblems(one)).toEqual([]);
    const pack = authorityPack(AUTHORITY);
    expect(packProblems({ ...pack, seatAgs: 'x', extra: 1 } as AuthorityPack).map(({ path }) => path)).toEqual(['/extra', '/seatAgs']);
    expect(packProblems({ ...pack, offers: ['x'] })).toEqual([{ path: '/offers/0', reason: 'there is no procedure x' }]);
  });
});

it('differences are told by row, whatever the order of keys', () => {
  const texts = basePack().texts ?? [];
  const [first, ...rest] = texts;
  const pack = { kind: 'land', land: 'MV', name: 'A', buildingCode: 'B', texts } as LandPack;
  expect(differences(pack, structuredClone(pack))).toEqual([]);
  const reversed = Object.fromEntries(Object.entries(first ?? {}).reverse()) as typeof first;
  expect(differences(pack, { ...pack, texts: [...rest, reversed] as typeof texts })).toEqual([]);
  const after = { ...pack, name: 'C', texts: [{ ...first, text: 'neu' }, ...rest.slice(1)] } as LandPack;
  expect(differences(pack, after)).toMatchObject([
    { section: 'texts', id: first?.id, change: 'changed', keys: ['text'] },
    { section: 'texts', id: rest[0]?.id, change: 'gone' },
    { section: 'head', id: 'name', change: 'changed', before: 'A', after: 'C', keys: [] },
  ]);
});

it('the schemas are published, each under its name', () => {
  const controller = new PackSchemaController();
  for (const [name, schema] of Object.entries(PACK_SCHEMAS)) {
    expect(controller.read(`${name}.schema.json`)).toBe(schema);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: expect.stringContaining(`/${name}.schema.json`),
    });
  }
  expect(controller.read('periods')).toBe(PACK_SCHEMAS['periods']);
  for (const unknown of ['nothing', 'constructor', '../pack']) expect(() => controller.read(unknown)).toThrow('not-found');
});

it('every object of the schemas is closed, everything is described', () => {
  const open: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties, additionalProperties, description } = node as Record<string, unknown>;
    const conditional = /\/(if|then|else)$/.test(path) || 'allOf' in node; // by its kind, each branch is closed
    if (properties !== undefined && !conditional && additionalProperties !== false) open.push(`${path} is open`);
    if (properties !== undefined && !conditional && typeof description !== 'string') open.push(`${path} has no description`);
    for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
  };
  for (const [name, schema] of Object.entries(PACK_SCHEMAS)) walk(schema, name);
  expect(open).toEqual([]);
});

it('a folder without pack.json is none', () => {
  mkdirSync(join(root, 'empty'));
  expect(packFolders(join(root, 'empty'))).toEqual([]);
  expect(() => checkPack(join(root, 'empty'))).toThrow('no-pack');
  writeFileSync(join(root, 'empty', 'fees.json'), '[]');
  expect(strayFiles(root)).toEqual([expect.stringMatching(/empty\/fees\.json$/)]);
});

it.each([
  ['verifed', 'verified'],
  ['Title', 'title'],
  ['colour', undefined],
])('%s is taken for %s', (word, meant) => expect(nearestOf(word, ['verified', 'title', 'source'])).toBe(meant));
