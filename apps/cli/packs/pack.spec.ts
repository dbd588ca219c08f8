import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withUsage } from '../options';
import { runCheck } from './check';
import { runDiff } from './diff';
import { runList } from './list';

const COMMANDS = { check: runCheck, diff: runDiff, list: runList } as const;
const run = (name: keyof typeof COMMANDS, ...argv: string[]): Promise<number> => withUsage(`pack ${name}`, () => COMMANDS[name](argv));

let out: string;
let err: string;
let root: string;
const spies: jest.SpyInstance[] = [];

beforeEach(() => {
  out = err = '';
  root = mkdtempSync(join(tmpdir(), 'bauraum-cli-pack-'));
  cpSync('workflows/packs/de/base', join(root, 'base'), { recursive: true });
  cpSync('workflows/packs/de/mv', join(root, 'mv'), { recursive: true });
  spies.push(jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text)))));
  spies.push(jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((err += String(text)))));
});
afterEach(() => {
  spies.splice(0).forEach((spy) => spy.mockRestore());
  rmSync(root, { recursive: true, force: true });
});

type Rows = Record<string, unknown>[];
function change(file: string, by: (rows: Rows) => unknown): void {
  const path = join(root, file);
  writeFileSync(path, JSON.stringify(by(JSON.parse(readFileSync(path, 'utf8')) as Rows), null, 2));
}
const lines = (): string[] => out.trimEnd().split('\n');

describe('pack check', () => {
  it('passes the packs of the repository, and counts', async () => {
    expect(await run('check', 'workflows/packs/de')).toBe(0);
    expect(lines()[0]).toMatch(/^workflows\/packs\/de\/base: ok, \d+ rows, \d+ unverified$/);
    expect(lines().every((line) => line.includes(': ok, '))).toBe(true);
  });

  it('lists all problems with file, line and column', async () => {
    change('mv/periods.json', ([first, ...rest]) => [{ ...first, rol: true, waitsFor: 'all' }, ...rest]);
    expect(await run('check', join(root, 'mv'))).toBe(1);
    expect(lines().filter((line) => line.includes('periods.json'))).toEqual([
      expect.stringMatching(/mv\/periods\.json:\d+:17 {2}\/0\/waitsFor {2}must be one of "applicants"/),
      expect.stringMatching(/mv\/periods\.json:\d+:5 {2}\/0\/rol {2}unknown key; did you mean roll\?/),
    ]);
    expect(lines().some((line) => line.endsWith('mv: 2 problems'))).toBe(true);
  });

  it('finds a file that belongs to no pack', async () => {
    rmSync(join(root, 'base/pack.json'));
    expect(await run('check', root)).toBe(1);
    expect(out).toContain('base/texts.json:1:1  /  belongs to no pack: there is no pack.json beside it');
  });

  it('lists what waits for a lawyer', async () => {
    expect(await run('check', join(root, 'base'), '--warnings')).toBe(0);
    const waiting = lines().slice(1);
    expect(Number(/(\d+) unverified/.exec(out)?.[1])).toBe(waiting.length);
    expect(waiting[0]).toMatch(/^ {2}unverified {2}\/\w+\/0 {2}.+ {2}\(.+\)$/);
  });

  it('prints JSON', async () => {
    expect(await run('check', join(root, 'base'), '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, strayFiles: [], packs: [{ ok: true, problems: [], rows: expect.any(Number) }] });
  });

  it.each([[[]], [['nowhere']], [['a', 'b']], [['workflows', '--all']]])('refuses %j', async (argv) => {
    expect(await run('check', ...argv)).toBe(2);
    expect(err).toContain('Aufruf: npm run cli -- pack');
  });
});

describe('pack diff', () => {
  it('says that nothing differs', async () => {
    expect(await run('diff', 'de/mv', join(root, 'mv'))).toBe(0);
    expect(lines()).toEqual([`Zwischen de/mv und ${join(root, 'mv')} gibt es keinen Unterschied.`]);
  });

  it('tells what a reform changes, for whom', async () => {
    const until = { validTo: '2027-12-31' };
    change('mv/periods.json', (rows) =>
      rows.flatMap((row) =>
        row['id'] === 'mv.formal-check'
          ? [
              { ...row, ...until },
              { ...row, validFrom: '2028-01-01', length: { weeks: 2 } },
            ]
          : [row],
      ),
    );
    change('mv/procedureRules.json', (rows) => rows.filter(({ id }) => id !== 'mv.rule-ask'));
    change('mv/nordwestmecklenburg/bodies.json', (rows) => rows);
    expect(await run('diff', 'de/mv', join(root, 'mv'))).toBe(0);
    expect(lines()).toEqual([
      'Für Antragstellende:',
      expect.stringMatching(/^ {2}- Entfällt: Regel der Verfahrenswahl mv\.rule-ask, gilt ab .*\.$/),
      'Für das Amt:',
      expect.stringMatching(
        /^ {2}- Geändert: Frist „Prüfung auf Vollständigkeit“ \(mv\.formal-check\).*: gilt bis: nichts → Fr\., 31\. Dezember 2027\.$/,
      ),
      expect.stringMatching(
        /^ {2}- Neu: Frist „Prüfung auf Vollständigkeit“ \(mv\.formal-check\), gilt ab Sa\., 1\. Januar 2028, § 69 LBauO M-V\.$/,
      ),
      'Für offene Vorgänge:',
      '  - Gilt weiter für Vorgänge, die bis Fr., 31. Dezember 2027 eingegangen sind: Frist „Prüfung auf Vollständigkeit“ (mv.formal-check).',
      '  - Gilt nur für Vorgänge, die ab Sa., 1. Januar 2028 eingehen; offene bleiben bei ihrer Regel: Frist „Prüfung auf Vollständigkeit“ (mv.formal-check).',
      expect.stringMatching(/^ {2}- Wirkt nur auf neue Anträge, .*: Regel der Verfahrenswahl mv\.rule-ask\.$/),
    ]);
  });

  it('warns of a change without a new date, and knows that a body is asked on its own day', async () => {
    change('mv/periods.json', (rows) =>
      rows.flatMap((row) => {
        if (row['id'] === 'mv.formal-check') return [{ ...row, length: { weeks: 2 } }];
        if (row['id'] === 'mv.statement')
          return [
            { ...row, validTo: '2027-12-31' },
            { ...row, validFrom: '2028-01-01' },
          ];
        return [row['kind'] === 'supplements' ? { ...row, verified: true } : row];
      }),
    );
    expect(await run('diff', 'de/mv', join(root, 'mv'))).toBe(0);
    expect(lines().slice(lines().indexOf('Für offene Vorgänge:') + 1)).toEqual([
      expect.stringMatching(/^ {2}- Achtung, geändert ohne neues Datum: .*mv\.formal-check/),
      expect.stringMatching(/^ {2}- Ändert in offenen Vorgängen nichts: .*mv\.supplements/),
      expect.stringMatching(/^ {2}- Gilt weiter für Ersuchen bis Fr\., 31\. Dezember 2027: .*mv\.statement/),
      expect.stringMatching(/^ {2}- Gilt für Ersuchen ab Sa\., 1\. Januar 2028, auch in offenen Vorgängen: .*mv\.statement/),
    ]);
  });

  it('tells what acts at once', async () => {
    change('mv/nordwestmecklenburg/bodies.json', ([first, ...rest]) => [{ ...first, name: 'Umweltamt' }, ...rest]);
    expect(await run('diff', 'de/mv/nordwestmecklenburg', join(root, 'mv/nordwestmecklenburg'))).toBe(0);
    expect(lines()).toEqual([
      'Für das Amt:',
      '  - Geändert: Beteiligte Stelle „Umweltamt“ (environment): Name: „Untere Naturschutzbehörde“ → „Umweltamt“.',
      'Für offene Vorgänge:',
      '  - Wirkt sofort, auch in offenen Vorgängen: Beteiligte Stelle „Umweltamt“ (environment).',
    ]);
  });

  it('knows that help texts are for applicants, and stand in no letter', async () => {
    change('mv/texts.json', (rows) => rows.map((row) => (row['id'] === 'mv.help.plot' ? { ...row, text: 'Steht im Grundbuch.' } : row)));
    expect(await run('diff', 'de/mv', join(root, 'mv'))).toBe(0);
    expect(lines()).toEqual([
      'Für Antragstellende:',
      expect.stringMatching(/^ {2}- Geändert: Textbaustein „Grundstück“ \(mv\.help\.plot\).*→ „Steht im Grundbuch\.“\.$/),
      'Für offene Vorgänge:',
      '  - Steht ab jetzt neben dem Formular, auch in offenen Vorgängen: Textbaustein „Grundstück“ (mv.help.plot).',
    ]);
  });

  it('prints JSON, and refuses what is no pack', async () => {
    expect(await run('diff', 'de/base', join(root, 'base'), '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ differences: [], sentences: { applicants: [], office: [], openCases: [] } });
    expect(await run('diff', 'de/xx', 'de/mv')).toBe(2);
    expect(err).toContain('de/xx ist weder ein Ordner mit pack.json noch eines von de/base');
  });
});

it('pack list names what is installed', async () => {
  expect(await run('list')).toBe(0);
  expect(lines()).toContainEqual(
    expect.stringMatching(/^de\/mv\/nordwestmecklenburg +Landkreis Nordwestmecklenburg \(\d+ rows, \d+ unverified\)$/),
  );
});
