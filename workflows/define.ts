import { setup as xstateSetup } from 'xstate';

/** What we forbid in a machine, because it does not survive storing and restoring or hides work from the journal. */
const FORBIDDEN_KEYS = ['after', 'invoke', 'always', 'history', 'exit'] as const;

/** A machine that breaks our rules; thrown when the module loads, so that it never reaches a case. */
export class MachineRuleError extends Error {}

type Implementations = Readonly<Record<string, unknown>> | undefined;

/**
 * XState's `setup`, limited to what a pure, stored process can do: named guards, named `assign`s and named effects on transitions.
 *
 * Forbidden: `after` (lost on restore), `invoke`, `spawn`, `raise`, `sendTo` and actors (not pure), history states (not restored), `always`, `exit` and
 * `entry` except at the root, where it is what the creation does (work that no event stands for in the journal), anonymous actions and guards (not nameable in journal and graph), wildcard events.
 *
 * @throws MachineRuleError (from `setup` or `createMachine`) that names the place and the rule.
 * @example setup({ actions: { note: assign({}) } }).createMachine({ on: { SEEN: { actions: 'note' } } })
 */
export const setup = ((options: Parameters<typeof xstateSetup>[0]) => {
  checkImplementations(options);
  const made = xstateSetup(options);
  const known = {
    actions: new Set(Object.keys(options.actions ?? {})),
    guards: new Set(Object.keys(options.guards ?? {})),
  };
  return {
    ...made,
    createMachine: (config: Parameters<typeof made.createMachine>[0]) => {
      checkNode(config, '(root)', known);
      return made.createMachine({ ...config, context: requireInput(config.context) } as typeof config);
    },
  };
}) as typeof xstateSetup;

/**
 * One error for all, made once: XState's `transition` builds an actor without input each time and swallows what it throws; catching a stack there would
 * cost more than the transition itself.
 */
const NO_INPUT = new MachineRuleError('a process starts with an input');

function requireInput(context: unknown): unknown {
  if (typeof context !== 'function') return context;
  return (args: { readonly input?: unknown }): unknown => {
    if (args.input === undefined) throw NO_INPUT;
    return context(args) as unknown;
  };
}

interface Known {
  readonly actions: ReadonlySet<string>;
  readonly guards: ReadonlySet<string>;
}

function checkImplementations(options: { actors?: Implementations; delays?: Implementations; actions?: Implementations }): void {
  for (const key of ['actors', 'delays'] as const) {
    if (Object.keys(options[key] ?? {}).length > 0) throw new MachineRuleError(`setup: ${key} are forbidden`);
  }
  for (const [name, action] of Object.entries(options.actions ?? {})) {
    const builtin = typeof action === 'function' && 'type' in action ? String(action.type) : undefined;
    if (builtin !== undefined && builtin !== 'xstate.assign') throw new MachineRuleError(`action ${name}: ${builtin} is forbidden`);
  }
}

function checkNode(node: unknown, path: string, known: Known): void {
  if (!isRecord(node)) return;
  for (const key of FORBIDDEN_KEYS) {
    if (node[key] !== undefined) throw new MachineRuleError(`${path}: ${key} is forbidden`);
  }
  checkActions(node['entry'], `${path} entry`, known);
  if (node['entry'] !== undefined && path !== '(root)') throw new MachineRuleError(`${path}: entry is forbidden below the root`);
  if (node['type'] === 'history') throw new MachineRuleError(`${path}: history states are forbidden`);
  for (const [event, transitions] of Object.entries(isRecord(node['on']) ? node['on'] : {})) {
    if (event.includes('*')) throw new MachineRuleError(`${path}: wildcard event ${event} is forbidden`);
    for (const transition of Array.isArray(transitions) ? transitions : [transitions])
      checkTransition(transition, `${path} on ${event}`, known);
  }
  for (const [name, child] of Object.entries(isRecord(node['states']) ? node['states'] : {})) {
    checkNode(child, path === '(root)' ? name : `${path}.${name}`, known);
  }
}

function checkTransition(transition: unknown, path: string, known: Known): void {
  if (!isRecord(transition)) throw new MachineRuleError(`${path}: write the transition as an object`);
  const count = checkActions(transition['actions'], path, known);
  if (transition['target'] === undefined && count === 0)
    throw new MachineRuleError(`${path}: without target or action it would count as refused`);
  if (transition['guard'] !== undefined) checkGuard(transition['guard'], path, known);
}

function checkActions(actions: unknown, path: string, known: Known): number {
  const list: unknown[] = actions === undefined ? [] : Array.isArray(actions) ? actions : [actions];
  for (const action of list) checkName(action, 'action', path, known.actions);
  return list.length;
}

function checkGuard(guard: unknown, path: string, known: Known): void {
  const parts = isCompositeGuard(guard) ? guard.guards : [guard];
  for (const part of parts) checkName(part, 'guard', path, known.guards);
}

function checkName(item: unknown, what: string, path: string, known: ReadonlySet<string>): void {
  const name = typeof item === 'string' ? item : isRecord(item) && typeof item['type'] === 'string' ? item['type'] : undefined;
  if (name === undefined) throw new MachineRuleError(`${path}: anonymous ${what} is forbidden`);
  if (!known.has(name)) throw new MachineRuleError(`${path}: unknown ${what} ${name}`);
}

/**
 * Is this the result of XState's `and([...])`?
 *
 * @example isCompositeGuard(and(['a', 'b'])) // true
 */
export function isCompositeGuard(guard: unknown): guard is { readonly guards: readonly unknown[] } {
  return typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An effect: named work with parameters that the platform does after the transition; here it does nothing.
 *
 * @example setup({ actions: { openEfile: effect<{ fileNumber: string }>() } })
 */
export const effect =
  <P extends object>() =>
  (_: unknown, _params: P): void =>
    undefined;

/**
 * The input of a process, as its creation sees it (root `entry`); undefined on every other event.
 *
 * @example inputOf<PaymentInput>(event)?.requestId
 */
export function inputOf<I>(event: object): I | undefined {
  return 'type' in event && event.type === 'xstate.init' && 'input' in event ? (event.input as I) : undefined;
}
