import { isPlainDate } from '@bauraum/kernel';
import { LANDS } from '@bauraum/law';

/** A pack that cannot be used: every problem with its path. Thrown when the module loads. */
export class PackError extends Error {
  constructor(
    readonly pack: string,
    readonly problems: readonly string[],
  ) {
    super(`pack ${pack}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

type Check = (value: unknown, path: string, report: (problem: string) => void) => void;

const test =
  (what: string, ok: (value: unknown) => boolean): Check =>
  (value, path, report) => {
    if (!ok(value)) report(`${path}: ${what}, not ${JSON.stringify(value)}`);
  };
const text = test('must be a text', (value) => typeof value === 'string' && value.trim() !== '');
const matches = (what: string, pattern: RegExp): Check =>
  test(`must be ${what}`, (value) => typeof value === 'string' && pattern.test(value));
const count = test('must be a whole number of at least 1', (value) => Number.isInteger(value) && (value as number) >= 1);
const cents = test('must be an amount in whole cents', (value) => Number.isSafeInteger(value) && (value as number) >= 0);
const yesNo = test('must be true or false', (value) => typeof value === 'boolean');
const day = test('must be a day YYYY-MM-DD', (value) => typeof value === 'string' && isPlainDate(value));
const oneOf = (...values: readonly unknown[]): Check => test(`must be one of ${values.join(', ')}`, (value) => values.includes(value));
const share = test('must be a share from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1);
const fraction = test('must be [numerator, denominator]', (value) =>
  Array.isArray(value) && value.length === 2 && value.every((n) => Number.isInteger(n) && n > 0));
const length = test('must be one of {months}, {weeks}, {days} with a whole number of at least 1', (value) => {
  const entries = isObject(value) ? Object.entries(value) : [];
  return (
    entries.length === 1 &&
    entries.every(([unit, n]) => ['months', 'weeks', 'days'].includes(unit) && Number.isInteger(n) && (n as number) > 0)
  );
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const optional =
  (check: Check): Check =>
  (value, path, report) => {
    if (value !== undefined) check(value, path, report);
  };

const list =
  (check: Check, least = 0): Check =>
  (value, path, report) => {
    if (!Array.isArray(value) || value.length < least) return report(`${path}: must be a list of at least ${least}`);
    value.forEach((item, index) => check(item, `${path}[${index}]`, report));
  };

const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, path, report) => {
    if (!isObject(value)) return report(`${path}: must be an object`);
    for (const key of Object.keys(value)) if (!(key in fields)) report(`${path}.${key}: unknown field`);
    for (const [key, check] of Object.entries(fields)) check(value[key], path === '' ? key : `${path}.${key}`, report);
  };

const sourced = { basis: text, source: text, verified: yesNo };
const dated = { validFrom: day, validTo: optional(day) };
const procedures = list(text, 1);

const period = shape({
  ...sourced,
  ...dated,
  id: text,
  version: count,
  kind: text,
  procedures: optional(procedures),
  section: text,
  length: optional(length),
  startsAfter: optional(length),
  eventLabel: text,
  roll: yesNo,
  fiction: yesNo,
  consequence: text,
  consequenceText: text,
});
const feeIndex = shape({ ...sourced, ...dated, buildingKind: text, centsPerCubicMetre: cents });
const feeSchedule = shape({
  ...sourced,
  ...dated,
  id: text,
  version: count,
  procedures,
  section: text,
  formula: oneOf('volume-index'),
  unitCents: count,
  rateCents: cents,
  minimumCents: cents,
  indexes: list(feeIndex, 1),
  factors: shape({ begunWithoutPermit: fraction, identicalBuilding: fraction }),
  participationCents: cents,
  advance: shape({ share }),
});
const textBlock = shape({
  ...sourced,
  ...dated,
  id: text,
  use: oneOf('provision', 'appeal', 'grant', 'refusal', 'fiction', 'supplements', 'participation', 'withdrawal', 'deemed-withdrawal'),
  provisionType: optional(matches('a code of nebenbestimmungart', /^[1-6]$/)),
  title: text,
  text,
});
const requiredDocument = shape({
  ...sourced,
  ...dated,
  procedures,
  typeCode: matches('a code of anlagen', /^\d{4}$/),
  title: text,
  required: oneOf('always', 'conditional'),
  condition: optional(text),
});
const ags = matches('a municipality key of 8 digits', /^\d{8}$/);
const body = shape({
  id: matches('a slug', /^[a-z0-9-]+$/),
  name: text,
  kind: oneOf('specialist', 'municipality'),
  municipalityAgs: optional(ags),
  role: oneOf(1, 2, 3),
  defaultReason: text,
  periodKind: text,
  legalBasis: text,
});

const SHAPES = {
  base: shape({ periods: list(period), texts: list(textBlock) }),
  land: shape({
    land: oneOf(...LANDS),
    name: text,
    buildingCode: text,
    procedures: list(shape({ ...sourced, id: text, title: text, section: text }), 1),
    periods: list(period, 1),
    fees: list(feeSchedule, 1),
    documents: list(requiredDocument),
    texts: list(textBlock),
  }),
  authority: shape({
    slug: matches('a slug', /^[a-z0-9-]+$/),
    name: text,
    department: text,
    land: oneOf(...LANDS),
    districtAgs: matches('a district key of 5 digits', /^\d{5}$/),
    seatAgs: ags,
    address: shape({ street: text, postalCode: matches('a postal code', /^\d{5}$/), city: text }),
    sandbox: yesNo,
    fileNumberPattern: matches('a pattern with {year} and {number:n}', /^(?=.*\{year\})(?=.*\{number:\d\}).{8,40}$/),
    recordPlan: text,
    bodies: list(body, 1),
  }),
} as const;

/**
 * Checks the shape of a pack and that ids are unique and rows of one rule do not overlap in time.
 *
 * @throws PackError with every problem and its path.
 * @example validatePack('authority', 'de/mv/example', data)
 */
export function validatePack(kind: keyof typeof SHAPES, name: string, data: unknown): void {
  const problems: string[] = [];
  SHAPES[kind](data, '', (problem) => problems.push(problem));
  if (problems.length === 0 && isObject(data)) {
    for (const key of ['periods', 'fees', 'documents', 'texts', 'bodies', 'procedures'] as const)
      problems.push(...duplicates(key, data[key]));
  }
  if (problems.length > 0) throw new PackError(name, problems);
}

/** Two rows with the same id must not apply on the same day. */
function duplicates(key: string, rows: unknown): string[] {
  if (!Array.isArray(rows)) return [];
  const problems: string[] = [];
  const string = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
  const all = rows.filter(isObject).map((row) => ({
    id: string(row['id'] ?? row['typeCode'], ''),
    from: string(row['validFrom'], ''),
    to: string(row['validTo'], '9999'),
  }));
  all.forEach((row, index) => {
    if (row.to < row.from) problems.push(`${key}[${index}]: ends before it begins`);
    const other = all.findIndex(
      (candidate, at) => at < index && candidate.id === row.id && candidate.from <= row.to && row.from <= candidate.to,
    );
    if (other >= 0) problems.push(`${key}[${index}]: ${row.id} overlaps ${key}[${other}]`);
  });
  return problems;
}
