import { addDays, type PlainDate, type Role } from '@bauraum/kernel';
import type { Length, PeriodRule } from '@bauraum/law';
import { deadEnds, explore, malformed, person, play, replay, stored, type Model } from './model.fixture';
import { installPack, landPack, listAuthorities, rulesOf } from './packs';
import type { ProceedingInput } from './proceeding';
import { allowedEvents, step, type StepEvent, type StepResult } from './step';

const [authority] = listAuthorities();

export const OPENED = '2027-02-08T09:00:00.000Z';
export const LATER = '2027-02-15T09:00:00.000Z';
export const FAR = '2040-01-15T09:00:00.000Z';

/** What the platform hands to every proceeding. */
export const facts: ProceedingInput = {
  caseId: 'case',
  authority: authority?.slug ?? '',
  procedure: 'simplified',
  receivedOn: '2026-11-30',
  openedAt: OPENED,
};

/** A row for a spec; the values of the real packs are their own business. */
export const row = (kind: string, length: Length, more: Partial<PeriodRule> = {}): PeriodRule => ({
  id: `test.${kind}`,
  version: 1,
  kind,
  section: '§ 1',
  eventLabel: 'dem Ereignis',
  length,
  roll: true,
  fiction: false,
  consequence: 'none',
  consequenceText: '',
  basis: '§ 1 Test',
  source: 'recall',
  verified: false,
  validFrom: '2020-01-01',
  ...more,
});

/** Puts rows before those of the authority's Land, for one spec file; `without` removes kinds. */
export function withRules(rows: readonly PeriodRule[], without: readonly string[] = []): void {
  const land = landPack(authority?.land ?? '');
  const kinds = new Set([...without, ...rows.map(({ kind }) => kind)]);
  const hidden = rulesOf(land.land).periods.filter(({ kind, id }) => kinds.has(kind) && !rows.some((own) => own.id === id));
  const periods = [...rows, ...(land.periods ?? []).filter(({ kind }) => !kinds.has(kind))];
  installPack({ ...land, periods, without: [...(land.without ?? []), ...hidden.map(({ id }) => id)] });
}

/** An event that fits, sent by someone who may. */
export const send = (
  role: Role,
  payload: { readonly type: string; readonly [field: string]: unknown },
  at = LATER,
  id?: string,
): StepEvent => ({
  ...payload,
  at,
  actor: person(role, id),
});

/** How a day later looks. @example later('2027-02-08', 1) // '2027-02-09T09:00:00.000Z' */
export const later = (day: PlainDate, days: number): string => `${addDays(day, days)}T09:00:00.000Z`;

/** Effects in short: `letter:name`, `tell:to:EVENT`, `notify:to:template`, else the type. */
export const told = ({ effects }: StepResult): string[] =>
  effects.map(({ type, params }) => {
    if (type === 'produceLetter') return `letter:${String(params['letter'])}`;
    if (type === 'notify') return `notify:${String(params['to'])}:${String(params['template'])}`;
    if (type === 'tell') return `tell:${String(params['to'])}:${String((params['event'] as { type: string }).type)}`;
    return type;
  });

/** Shorthand for one model. */
export const player = ({ def, input }: Model) => ({
  after: (...events: readonly StepEvent[]) => play(def, input, events),
  attempt: (events: readonly StepEvent[], event: StepEvent) => step(def, stored(play(def, input, events).snapshot), event),
});

/** What must hold of every proceeding, whatever it is about. */
export function modelTests(model: Model, settled: readonly string[]): void {
  const { def, input, events } = model;
  const { edges, paths } = explore(model);

  test('every state can be reached, and from everywhere it can be settled', () => {
    expect([...new Set(paths.map((path) => String(path.state.value)))].sort()).toEqual(Object.keys(def.machine.states).sort());
    expect(deadEnds(edges, settled)).toEqual([]);
    expect(edges.filter((edge) => settled.includes(edge.fromState) && edge.from !== edge.to)).toEqual([]);
  });

  test('every path replays through step, with JSON between the steps', () => {
    for (const { state, steps } of paths) expect(JSON.parse(JSON.stringify(replay(def, input, steps).snapshot))).toMatchObject(state);
  });

  test('no payload makes it crash, and nobody sends what is another role’s', () => {
    for (const { steps } of paths) {
      const { snapshot } = replay(def, input, steps);
      for (const [type, roles] of Object.entries(def.permissions)) {
        for (const event of malformed(type, roles[0] ?? 'system', FAR)) expect(() => step(def, stored(snapshot), event)).not.toThrow();
        const stranger = malformed(type, 'body-member', LATER)[0] as StepEvent;
        expect(step(def, stored(snapshot), stranger)).toMatchObject({ refused: true });
      }
    }
  });

  test('every state and every act is described in words, and nothing else', () => {
    const { presentation } = def;
    expect(Object.keys(presentation?.states ?? {}).sort()).toEqual(Object.keys(def.machine.states).sort());
    const acts = [...(presentation?.acts ?? []), ...(presentation?.opening ? [presentation.opening.act] : [])];
    const byPeople = Object.entries(def.permissions).filter(([, roles]) => roles.some((role) => role !== 'system'));
    expect(acts.map((act) => act.event).sort()).toEqual(byPeople.map(([type]) => type).sort());
    expect(Object.keys(presentation?.refusals ?? {}).filter((name) => !(name in def.machine.implementations.guards))).toEqual([]);
  });

  test('the events of the model are all events, and each is taken somewhere', () => {
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual(Object.keys(def.permissions).sort());
    const taken = new Set(paths.flatMap(({ steps }) => allowedEvents(def, replay(def, input, steps).snapshot)));
    expect([...taken].sort()).toEqual(Object.keys(def.permissions).sort());
  });

  test('a proceeding that people open accepts only its first event at first', () => {
    const opening = def.presentation?.opening;
    if (opening) expect(allowedEvents(def, play(def, input, []).snapshot)).toEqual([opening.act.event]);
    expect(settled.every((state) => def.machine.states[state]?.type === 'final')).toBe(true);
  });
}
