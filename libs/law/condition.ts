/** What is known about a project: the application form's sections and fields, `{ building: { buildingClass: 2 } }`; may be nested deeper. */
export type Facts = Readonly<Record<string, unknown>>;

/** A value of a form field that a condition can compare with; days are `YYYY-MM-DD`. */
export type FactValue = string | number | boolean;

/** A test of one fact, named by its path with dots (`building.buildingClass`). Several tests must all hold. */
export interface FactCondition {
  readonly fact: string;
  readonly is?: FactValue;
  readonly in?: readonly FactValue[];
  /** The least value, itself included: a number, or a day. */
  readonly min?: number | string;
  /** The greatest value, itself included. */
  readonly max?: number | string;
  /** Whether it is answered at all; only this test tells something about a fact that is not known. */
  readonly known?: boolean;
}

/** When a rule applies, as data: for required documents, bodies, surcharges, exemptions and the choice of a procedure. */
export type Condition =
  { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | { readonly not: Condition } | FactCondition;

/**
 * Does a condition hold? Three-valued: `undefined` says that a fact which decides is not known yet.
 *
 * @example holds({ fact: 'building.buildingClass', min: 4 }, { building: { buildingClass: 5 } }) // true
 * @example holds({ fact: 'building.buildingClass', min: 4 }, {}) // undefined
 * @example holds({ not: { fact: 'plot.listed', is: true } }, { plot: { listed: false } }) // true
 */
export function holds(condition: Condition, facts: Facts): boolean | undefined {
  if ('all' in condition) return every(condition.all, facts);
  if ('any' in condition) return negated(every(condition.any.map(not), facts));
  if ('not' in condition) return negated(holds(condition.not, facts));
  return factHolds(condition, factAt(facts, condition.fact));
}

/**
 * The paths of all facts that a condition looks at, each once, in its order.
 *
 * @example factsUsed({ any: [{ fact: 'a.b', is: 1 }, { not: { fact: 'a.c', known: true } }] }) // ['a.b', 'a.c']
 */
export function factsUsed(condition: Condition): readonly string[] {
  return [...new Set(pathsOf(condition))];
}

/**
 * The facts that keep a condition from being decided, each once, in its order; empty when it is. Parts that are decided need no more facts.
 *
 * @example factsMissing({ all: [{ fact: 'a.b', is: 1 }, { fact: 'a.c', is: 1 }] }, { a: { b: 1 } }) // ['a.c']
 */
export function factsMissing(condition: Condition, facts: Facts): readonly string[] {
  return [...new Set(missing(condition, facts))];
}

/**
 * The value at a path, or undefined when it is not answered: absent, null or an empty text.
 *
 * @example factAt({ building: { height: 3.1 } }, 'building.height') // 3.1
 */
export function factAt(facts: Facts, path: string): unknown {
  let value: unknown = facts;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Facts)[key];
  }
  return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

const not = (condition: Condition): Condition => ({ not: condition });
const negated = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

/** One that fails decides, even beside others that are not known. */
function every(conditions: readonly Condition[], facts: Facts): boolean | undefined {
  const results = conditions.map((condition) => holds(condition, facts));
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

function factHolds(condition: FactCondition, value: unknown): boolean | undefined {
  if (value === undefined) return condition.known === undefined ? undefined : !condition.known;
  if (condition.known === false) return false;
  return (
    (condition.is === undefined || value === condition.is) &&
    (condition.in === undefined || condition.in.some((one) => one === value)) &&
    (condition.min === undefined || isAtLeast(value, condition.min)) &&
    (condition.max === undefined || isAtLeast(condition.max, value))
  );
}

/** Only numbers with numbers, texts (days) with texts: anything else is not comparable and fails. */
function isAtLeast(value: unknown, least: unknown): boolean {
  if (typeof value === 'number' && typeof least === 'number') return value >= least;
  return typeof value === 'string' && typeof least === 'string' && value >= least;
}

function missing(condition: Condition, facts: Facts): readonly string[] {
  if (holds(condition, facts) !== undefined) return [];
  if ('all' in condition) return condition.all.flatMap((one) => missing(one, facts));
  if ('any' in condition) return condition.any.flatMap((one) => missing(one, facts));
  return 'not' in condition ? missing(condition.not, facts) : [condition.fact];
}

function pathsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(pathsOf);
  if ('any' in condition) return condition.any.flatMap(pathsOf);
  return 'not' in condition ? pathsOf(condition.not) : [condition.fact];
}
