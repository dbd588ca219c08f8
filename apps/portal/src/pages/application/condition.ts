/** The answers of a form, by section and field: `{ building: { buildingClass: 2 } }`. */
export type Answers = Readonly<Record<string, unknown>>;

/** A condition as the API sends it with a field or a document: a test of one fact, or `all`, `any`, `not` of others. */
export type Condition = Readonly<Record<string, unknown>>;

/**
 * Does a condition hold over the answers? Three-valued: `undefined` says that an answer which decides is not there yet. The server decides in the
 * end (`holds` of libs/law); this shows while one types what is asked and needed.
 *
 * @example holds({ fact: 'building.buildingClass', min: 4 }, { building: { buildingClass: 5 } }) // true
 * @example holds({ fact: 'building.buildingClass', min: 4 }, {}) // undefined
 */
export function holds(condition: Condition, answers: Answers): boolean | undefined {
  const { all, any, not, fact } = condition;
  if (Array.isArray(all)) return every(all as Condition[], answers);
  if (Array.isArray(any))
    return negated(
      every(
        (any as Condition[]).map((item) => ({ not: item })),
        answers,
      ),
    );
  if (isRecord(not)) return negated(holds(not, answers));
  return typeof fact === 'string' ? factHolds(condition, answerAt(answers, fact)) : undefined;
}

const isRecord = (value: unknown): value is Condition => typeof value === 'object' && value !== null && !Array.isArray(value);
const negated = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

/** One that fails decides, even beside others that are not known. */
function every(conditions: readonly Condition[], answers: Answers): boolean | undefined {
  const results = conditions.map((condition) => holds(condition, answers));
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

/** The answer at a path with dots; undefined when there is none, or only blanks. */
function answerAt(answers: Answers, path: string): unknown {
  const value = path.split('.').reduce<unknown>((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), answers);
  return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

function factHolds(test: Condition, value: unknown): boolean | undefined {
  if (value === undefined) return typeof test['known'] === 'boolean' ? !test['known'] : undefined;
  if (test['known'] === false) return false;
  return (
    (test['is'] === undefined || value === test['is']) &&
    (!Array.isArray(test['in']) || test['in'].includes(value)) &&
    (test['min'] === undefined || isAtLeast(value, test['min'])) &&
    (test['max'] === undefined || isAtLeast(test['max'], value))
  );
}

/** Numbers compare with numbers, days with days; anything else fails. */
function isAtLeast(value: unknown, least: unknown): boolean {
  if (typeof value === 'number' && typeof least === 'number') return value >= least;
  return typeof value === 'string' && typeof least === 'string' && value >= least;
}
