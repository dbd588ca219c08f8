import type { Explained, FeeResult, ProcedureClock } from '@bauraum/law';
import { withUsage } from '../options';
import { DEADLINES_USAGE, runDeadlines } from './deadlines';
import { FEE_USAGE, runFee } from './fee';
import { PERIOD_USAGE, runPeriod } from './period';

let out: string;
let err: string;
const spies: jest.SpyInstance[] = [];

beforeEach(() => {
  out = err = '';
  spies.push(jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text)))));
  spies.push(jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((err += String(text)))));
});
afterEach(() => spies.splice(0).forEach((spy) => spy.mockRestore()));

const QUESTIONS: Readonly<Record<string, readonly [usage: string, run: (argv: readonly string[]) => number]>> = {
  period: [PERIOD_USAGE, runPeriod],
  deadlines: [DEADLINES_USAGE, runDeadlines],
  fee: [FEE_USAGE, runFee],
};
const run = (line: string): Promise<number> => {
  const [name = '', ...argv] = line.split(' ');
  const [usage = '', question = runFee] = QUESTIONS[name] ?? [];
  return withUsage(usage, () => question(argv));
};
async function json<T>(line: string): Promise<T> {
  expect(await run(`${line} --json`)).toBe(0);
  return JSON.parse(out) as T;
}
async function refused(line: string): Promise<string> {
  expect(await run(line)).toBe(2);
  expect([out, err.split('\n').length > 1]).toEqual(['', true]);
  return err.split('\n')[0] ?? '';
}

describe('law period', () => {
  it.each([
    ['--land MV --event 2026-11-30 --length P3M', '2027-03-01'],
    ['--land MV --event 2027-01-31 --length P1M', '2027-03-01'],
    ['--land MV --event 2027-02-08 --length P1M', '2027-03-09'],
    ['--land NI --event 2027-02-08 --length P1M', '2027-03-08'],
    ['--land BW --event 2027-02-08 --length P1M', '2027-03-08'],
    ['--land BY --event 2027-02-08 --length P1M', '2027-03-08'],
    ['--land NW --event 2027-02-08 --length P1M', '2027-03-08'],
    ['--land MV --event 2027-02-26 --length P1M', '2027-03-30'],
    ['--land MV --event 2026-10-31 --length P2M', '2026-12-31'],
    ['--land MV --event 2026-11-30 --length P3W', '2026-12-21'],
    ['--land MV --event 2024-02-29 --length P3Y', '2027-03-01'],
    ['--land NW --event 2026-12-18 --length P10D --unit working', '2027-01-05'],
    ['--land mv --event 2026-12-18 --length P10D', '2026-12-28'],
    ['--land BY --event 2027-08-06 --length P2D --municipality 09761000', '2027-08-09'],
    ['--land BY --event 2027-08-05 --length P3D --municipality 09761000', '2027-08-09'],
  ])('%s ends on %s', async (line, end) => {
    expect((await json<Explained>(`period ${line}`)).end).toBe(end);
  });

  it('says it in a sentence and a small timeline', async () => {
    expect(await run('period --land MV --event 2027-02-08 --length P1M')).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^Die Frist von einem Monat .* endet am Mo\., 8\. März 2027\. Sie verlängert sich bis Di\., 9\. März 2027/),
      '  2027-02-08  Mo.  Fristbeginn mit dem Ereignis',
      '  2027-03-08  Mo.  Rechnerisches Ende (Feiertag: Internationaler Frauentag)',
      '  2027-03-09  Di.  Fristende',
      expect.stringContaining('Rechtsgrundlage: § 31 VwVfG, §§ 187 bis 193 BGB'),
      '',
    ]);
  });

  it.each([
    ['--land XX --event 2027-02-08 --length P1M', '--land XX: Es gibt BB'],
    ['--event 2027-02-08 --length P1M', '--land fehlt.'],
    ['--land MV --event 2027-02-30 --length P1M', '--event 2027-02-30: Das ist kein Tag.'],
    ['--land MV --event 2027-02-08 --length P1M2D', '--length P1M2D: Es gibt zum Beispiel P1M'],
    ['--land MV --event 2027-02-08 --length P0D', '--length P0D'],
    ['--land MV --event 2027-02-08 --length P1M --unit working', '--unit working zählt Tage'],
    ['--land MV --event 2027-02-08 --length P1D --unit bank', '--unit bank'],
    ['--land MV --event 2027-02-08 --length P1D --municipality 1307', '--municipality 1307'],
    ['--land MV --event 2027-02-08 --length P1D --lenght 3', 'Unbekannte Option --lenght'],
    ['--land MV --event --length P1D', 'Nach --event fehlt der Wert.'],
    ['--land MV --land NI --event 2027-02-08 --length P1D', '--land steht zweimal da.'],
    ['--land MV --event 3027-02-08 --length P1D', 'holidays are known from'],
  ])('refuses %s', async (line, problem) => expect(await refused(`period ${line}`)).toContain(problem));
});

describe('law deadlines', () => {
  const clocks = async (line: string): Promise<Record<string, string | undefined>> => {
    const found = (await json<{ clocks: ProcedureClock[] }>(`deadlines ${line}`)).clocks;
    return Object.fromEntries(found.map(({ kind, state, explained }) => [kind, explained?.end ?? state]));
  };

  it('tells every clock of the procedure', async () => {
    expect(await clocks('--land MV --procedure simplified --received 2026-11-30')).toMatchObject({
      formalCheck: '2026-12-21',
      decision: '2027-03-22',
      supplements: 'waiting',
      statement: 'waiting',
      municipalConsent: 'waiting',
    });
  });

  it('starts anew with supplements that were requested in time', async () => {
    const line = '--land MV --procedure simplified --received 2026-11-30 --supplements-requested 2026-12-10';
    expect(await clocks(line)).toMatchObject({ formalCheck: 'interrupted', decision: 'interrupted', supplements: 'running' });
    out = '';
    expect(await clocks(`${line} --supplements-due 2027-01-10 --supplements-received 2027-01-05`)).toMatchObject({
      formalCheck: '2027-01-26',
      decision: '2027-04-26',
      supplements: '2027-01-10',
    });
  });

  it('takes the rule of the day of receipt', async () => {
    const before = '--land MV --procedure simplified --received 2025-12-31 --complete 2026-01-15';
    expect((await clocks(before))['decision']).toBe('2026-04-15');
  });

  it('takes the holidays at the seat of an authority', async () => {
    expect((await clocks('--authority nordwestmecklenburg --procedure simplified --received 2026-11-30'))['decision']).toBe('2027-03-22');
  });

  it('prints those that run first, and what the others wait for', async () => {
    expect(await run('deadlines --land MV --procedure simplified --received 2026-11-30')).toBe(0);
    const titles = out.split('\n').filter((line, index, all) => line !== '' && all[index - 1] === '');
    expect(titles.slice(0, 3)).toEqual([
      'Prüfung auf Vollständigkeit: Mo., 21. Dezember 2026',
      'Entscheidungsfrist: Mo., 22. März 2027',
      'Frist für Nachforderungen: läuft noch nicht, beginnt mit der Nachforderung',
    ]);
  });

  it.each([
    ['--procedure simplified --received 2026-11-30', 'Nennen Sie entweder --land oder --authority.'],
    ['--land SL --procedure simplified --received 2026-11-30', '--land SL: Packs gibt es für'],
    ['--authority nowhere --procedure simplified --received 2026-11-30', '--authority nowhere: Es gibt'],
    ['--land MV --procedure simplest --received 2026-11-30', '--procedure simplest: gibt es nicht. An diesem Tag gibt es:'],
    ['--land MV --procedure simplified --received 1999-11-30', '--procedure simplified: gilt am 1999-11-30 nicht'],
    [
      '--land MV --procedure simplified --received 2026-11-30 --supplements-requested 2026-12-10 --supplements-received 2026-12-01',
      'supplements received on 2026-12-01, before',
    ],
  ])('refuses %s', async (line, problem) => expect(await refused(`deadlines ${line}`)).toContain(problem));
});

describe('law fee', () => {
  const dwelling = '--land MV --date 2026-11-21 --building dwelling';

  it.each([
    [`${dwelling} --procedure simplified --volume 750`, 118_400],
    [`${dwelling} --procedure full --volume 750`, 162_800],
    [`${dwelling} --procedure simplified --volume 30`, 6_000],
    [`${dwelling} --procedure simplified --volume 750 --started-before-permit`, 355_200],
    [`${dwelling} --procedure simplified --volume 750 --identical-building`, 59_200],
    ['--land MV --date 2023-08-31 --building dwelling --procedure simplified --volume 1250', 160_000],
    ['--land MV --date 2022-08-31 --building dwelling --procedure simplified --volume 750,5', 87_200],
  ])('%s costs %d cents', async (line, cents) => expect((await json<FeeResult>(`fee ${line}`)).totalCents).toBe(cents));

  it('prints line by line', async () => {
    expect(await run(`fee ${dwelling} --procedure simplified --volume 750`)).toBe(0);
    expect(out.split('\n')).toEqual([
      'Baugenehmigung im vereinfachten Verfahren (§ 63 LBauO M-V), Sa., 21. November 2026',
      expect.stringContaining('der Satz von 197,00 € je m³ (seit Fr., 1. September 2023)'),
      '  147.750,00 €  Bauwert: 750 m³ × 197,00 € je m³',
      '    1.184,00 €  Gebühr: 148 × 8,00 € je angefangene 1.000,00 € Bauwert',
      '  ------------',
      '    1.184,00 €  Gesamtbetrag',
      expect.stringContaining('Rechtsgrundlage: BauGebVO M-V'),
      '',
    ]);
  });

  it.each([
    [`${dwelling} --procedure simplified`, 'Für diese Gebühr fehlt --volume.'],
    [`${dwelling} --procedure simplified --volume viel`, '--volume viel: Das ist keine Zahl'],
    // A kind without a value per m³ goes by the costs.
    ['--land MV --date 2026-11-21 --building garage --procedure simplified --volume 1', 'Für diese Gebühr fehlt --costs.'],
    ['--land MV --date 2010-11-21 --building dwelling --procedure simplified --volume 1', 'steht am 2010-11-21 keine Gebühr im Pack.'],
  ])('refuses %s', async (line, problem) => expect(await refused(`fee ${line}`)).toContain(problem));
});
