import { formatDate, formatEuro } from '@bauraum/kernel';
import { buildingKinds, fee, missingForFee, type FeeInput, type FeeResult, type FeeSchedule } from '@bauraum/law';
import { feeSchedule, findFeeSchedule } from '@bauraum/workflows';
import { optionsOf, say, UsageError } from '../options';
import { dayOf, numberOf } from './inputs';
import { procedureIn, scopeOf } from './scope';

export const FEE_USAGE =
  'law fee --land MV|--authority <slug> --procedure simplified --date 2026-11-21 [--building dwelling] [--volume 750] [--costs <euro>] ' +
  '[--amount <euro>] [--minutes <n>] [--started-before-permit] [--identical-building] [--json]';

/** Computes a fee line by line from the schedule that applies on a day. */
export function runFee(argv: readonly string[]): number {
  const options = optionsOf(
    argv,
    ['land', 'authority', 'procedure', 'date', 'building', 'volume', 'costs', 'amount', 'minutes'],
    ['started-before-permit', 'identical-building', 'json'],
  );
  const scope = scopeOf(options);
  const on = dayOf(options, 'date');
  const procedure = procedureIn(scope, options, on);
  if (!findFeeSchedule(scope, procedure, on)) throw new UsageError(`Für ${procedure} steht am ${on} keine Gebühr im Pack.`);
  const schedule = feeSchedule(scope, procedure, on);
  const input: FeeInput = {
    on,
    factors: factorsOf(schedule, options.flags),
    ...given('volumeM3', numberOf(options, 'volume')),
    ...given('buildingKind', options.values['building']),
    ...given('declaredCostsCents', cents(numberOf(options, 'costs'))),
    ...given('officerSetCents', cents(numberOf(options, 'amount'))),
    ...given('minutes', numberOf(options, 'minutes')),
  };
  refuseIncomplete(schedule, input);
  const result = fee(schedule, input);
  if (options.flags.includes('json')) say(JSON.stringify(result, null, 2));
  else print(schedule, result);
  return 0;
}

const FACTORS = { 'started-before-permit': 'begunWithoutPermit', 'identical-building': 'identicalBuilding' } as const;

function factorsOf(schedule: FeeSchedule, flags: readonly string[]): readonly string[] {
  return Object.entries(FACTORS).flatMap(([flag, factor]) => {
    if (!flags.includes(flag)) return [];
    if (!schedule.multipliers?.some(({ id }) => id === factor)) throw new UsageError(`--${flag}: ${schedule.id} kennt das nicht.`);
    return [factor];
  });
}

const cents = (euro: number | undefined): number | undefined => (euro === undefined ? undefined : Math.round(euro * 100));

const given = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };

const OPTION_OF: Readonly<Record<string, string>> = {
  '/building/grossVolume': '--volume',
  '/project/buildingKind': '--building',
  '/building/constructionCosts': '--costs',
  '/fee/minutes': '--minutes',
  '/fee/officerSetCents': '--amount',
};

function refuseIncomplete(schedule: FeeSchedule, input: FeeInput): void {
  const missing = missingForFee(schedule, input).map((path) => OPTION_OF[path] ?? path);
  if (missing.length > 0) throw new UsageError(`Für diese Gebühr fehlt ${missing.join(' und ')}.`);
  const kinds = buildingKinds(schedule, input.on).map(({ buildingKind }) => buildingKind);
  if (kinds.length > 0 && !kinds.includes(input.buildingKind ?? ''))
    throw new UsageError(`--building ${input.buildingKind}: Am ${input.on} gibt es ${kinds.join(', ')}.`);
}

function print({ title, section }: FeeSchedule, { lines, index, on, basis, verified, undecided }: FeeResult): void {
  say(`${title} (${section}), ${formatDate(on)}`);
  if (index) say(index.reason);
  const width = Math.max(...lines.map(({ amountCents }) => formatEuro(amountCents).length));
  for (const { kind, text, amountCents } of lines) {
    if (kind === 'sum') say(`  ${'-'.repeat(width)}`);
    say(`  ${formatEuro(amountCents).padStart(width)}  ${text}`);
  }
  if (undecided.length > 0) say(`Kann sich noch ändern durch: ${undecided.join(', ')}`);
  say(`Rechtsgrundlage: ${basis}${verified ? '' : ' (noch nicht von einer Juristin oder einem Juristen des Landes bestätigt)'}`);
}
