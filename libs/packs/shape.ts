import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { isPlainDate } from '@bauraum/kernel';
import { PACK_SCHEMAS } from '@bauraum/workflows';
import { nearestOf } from './nearest';

/** Where the shape of a value is wrong, and why. */
export interface ShapeProblem {
  readonly path: string;
  /** The key of the object at `path` that is meant. */
  readonly key?: string;
  readonly reason: string;
}

type Schema = Readonly<Record<string, unknown>>;

const store: { ajv?: Ajv2020 } = {};

/** Made when it is first needed: the api and the worker seldom do. */
function validator(): Ajv2020 {
  if (store.ajv) return store.ajv;
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strictTypes: false, strictTuples: false, strictRequired: false });
  ajv.addFormat('date', isPlainDate);
  for (const schema of Object.values(PACK_SCHEMAS)) ajv.addSchema(schema);
  return (store.ajv = ajv);
}

/**
 * What is wrong with the shape of a file's value by the schema of its section.
 *
 * @returns undefined when there is no such section.
 * @example shapeProblems('municipalities', { '1': 'X' })?.[0]?.path // '/1'
 */
export function shapeProblems(section: string, value: unknown): readonly ShapeProblem[] | undefined {
  const schema = PACK_SCHEMAS[section] as Schema | undefined;
  if (!schema) return undefined;
  const validate = validator().getSchema(String(schema['$id']));
  return validate ? problemsOf(validate, value) : undefined;
}

function problemsOf(validate: ValidateFunction, value: unknown, base = ''): readonly ShapeProblem[] {
  if (validate(value)) return [];
  const errors = [...(validate.errors ?? [])];
  const unions = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const outer = unions.filter((union) => !unions.some((other) => other !== union && isBelow(union.instancePath, other.instancePath)));
  const plain = errors.filter(
    (error) => !['if', 'propertyNames', 'oneOf', 'anyOf'].includes(error.keyword) && !outer.some((union) => isAtOrBelow(error, union)),
  );
  return [
    ...plain.map((error) => problemOf(error, base)),
    ...outer.flatMap((union) => bestBranch(union).map((problem) => ({ ...problem, path: `${base}${union.instancePath}${problem.path}` }))),
  ].filter((problem, index, all) => all.findIndex((other) => same(other, problem)) === index);
}

const same = (a: ShapeProblem, b: ShapeProblem): boolean => a.path === b.path && a.key === b.key && a.reason === b.reason;
const isBelow = (path: string, above: string): boolean => path.startsWith(`${above}/`);
const isAtOrBelow = ({ instancePath }: ErrorObject, { instancePath: union }: ErrorObject): boolean =>
  instancePath === union || isBelow(instancePath, union);

/** Of the forms that a value may have, the one that was meant: its errors help, those of the others confuse. */
function bestBranch(union: ErrorObject): readonly ShapeProblem[] {
  const branches = union.schema as readonly Schema[];
  const results = branches.map((branch) => {
    const validate = branchValidator(branches, branch);
    const problems = problemsOf(validate, union.data);
    const another = (validate.errors ?? []).some(
      ({ keyword, instancePath }) => keyword === 'const' && instancePath.split('/').length === 2,
    );
    return { problems, weight: problems.length + (another ? 100 : 0) };
  });
  const best = results.reduce((a, b) => (b.weight < a.weight ? b : a));
  if (best.weight < 100) return best.problems;
  const kinds = branches.flatMap((branch) => kindsOf(branches, branch));
  const { kind } = union.data as { readonly kind?: unknown };
  return [{ path: kind === undefined ? '' : '/kind', reason: `kind must be one of ${kinds.map(quoted).join(', ')}` }];
}

const pointers = new WeakMap<object, string>();

/** Where the list of branches stands in the schemas, so that each branch can be asked alone. */
function pointerOf(branches: object): string {
  const known = pointers.get(branches);
  if (known !== undefined) return known;
  const found = Object.values(PACK_SCHEMAS).flatMap((schema) => pathsTo(schema, branches, `${String((schema as Schema)['$id'])}#`));
  const pointer = found[0] ?? '';
  pointers.set(branches, pointer);
  return pointer;
}

function pathsTo(node: unknown, wanted: object, path: string): readonly string[] {
  if (node === wanted) return [path];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => pathsTo(value, wanted, `${path}/${key}`));
}

function branchValidator(branches: readonly Schema[], branch: Schema): ValidateFunction {
  const $ref = `${pointerOf(branches)}/${branches.indexOf(branch)}`;
  return validator().getSchema($ref) ?? validator().compile({ $ref });
}

function kindsOf(branches: readonly Schema[], branch: Schema): readonly unknown[] {
  const { $ref } = branch;
  const target = typeof $ref === 'string' ? resolved(pointerOf(branches), $ref) : branch;
  const kind = (target as { properties?: { kind?: { const?: unknown; enum?: readonly unknown[] } } } | undefined)?.properties?.kind;
  return kind?.enum ?? (kind?.const === undefined ? [] : [kind.const]);
}

function resolved(from: string, $ref: string): unknown {
  return validator().getSchema($ref.startsWith('#') ? `${from.split('#')[0]}${$ref}` : $ref)?.schema;
}

const quoted = (value: unknown): string => JSON.stringify(value);

function problemOf(error: ErrorObject, base: string): ShapeProblem {
  const { keyword, params, parentSchema, instancePath, propertyName } = error as ErrorObject<string, Record<string, unknown>>;
  const path = `${base}${instancePath}`;
  if (keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    const known = Object.keys((parentSchema?.['properties'] ?? {}) as object);
    const near = nearestOf(key, known);
    const hint = near ? `did you mean ${near}?` : known.length > 0 ? `there are ${known.join(', ')}` : '';
    return { path, key, reason: ['unknown key', ...(hint ? [hint] : [])].join('; ') };
  }
  if (propertyName !== undefined) return { path, key: propertyName, reason: `the key must be ${wording(error)}` };
  return { path, reason: reasonOf(keyword, params, error) };
}

const wording = ({ parentSchema, params }: ErrorObject): string => {
  const description = parentSchema?.['description'];
  return typeof description === 'string' ? description : `like ${String(params['pattern'])}`;
};

function reasonOf(keyword: string, params: Record<string, unknown>, error: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `${String(params['missingProperty'])} is missing`;
    case 'type':
      return `must be ${String(params['type']).replaceAll(',', ' or ')}, not ${typeName(error.data)}`;
    case 'enum':
      return `must be one of ${(params['allowedValues'] as unknown[]).map(quoted).join(', ')}, not ${quoted(error.data)}`;
    case 'const':
      return `must be ${quoted(params['allowedValue'])}, not ${quoted(error.data)}`;
    case 'pattern':
    case 'format':
      return `must be ${wording(error)}, not ${quoted(error.data)}`;
    case 'minProperties':
    case 'maxProperties':
      return `must be ${wording(error)}`;
    case 'false schema':
      return 'does not belong here';
    default:
      return error.message ?? keyword;
  }
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : quoted(value);
}
