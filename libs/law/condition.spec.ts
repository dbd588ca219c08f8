import fc from 'fast-check';
import { factAt, factsMissing, factsUsed, holds, type Condition, type FactCondition } from './index';

const facts = {
  building: { buildingClass: 4, height: 0, kind: 'dwelling', listed: false, from: '2026-11-30', digits: '7', blank: ' ', nothing: null },
};
const test1 = (condition: Omit<FactCondition, 'fact'>, fact = 'building.buildingClass') => holds({ fact, ...condition }, facts);

describe('a fact', () => {
  test.each<[Omit<FactCondition, 'fact'>, string, boolean]>([
    [{ is: 4 }, 'building.buildingClass', true],
    [{ is: 5 }, 'building.buildingClass', false],
    [{ is: '4' }, 'building.buildingClass', false],
    [{ is: 0 }, 'building.height', true],
    [{ is: false }, 'building.listed', true],
    [{ is: true }, 'building.listed', false],
    [{ in: [1, 4] }, 'building.buildingClass', true],
    [{ in: [1, 5] }, 'building.buildingClass', false],
    [{ in: ['dwelling'] }, 'building.kind', true],
    [{ min: 4 }, 'building.buildingClass', true],
    [{ min: 5 }, 'building.buildingClass', false],
    [{ max: 4 }, 'building.buildingClass', true],
    [{ max: 3 }, 'building.buildingClass', false],
    [{ min: 1, max: 3 }, 'building.buildingClass', false],
    [{ min: 3, max: 5 }, 'building.buildingClass', true],
    [{ min: '2026-11-30' }, 'building.from', true],
    [{ min: '2026-12-01' }, 'building.from', false],
    [{ max: '2026-11-29' }, 'building.from', false],
    [{ min: 1 }, 'building.from', false],
    [{ max: 'z' }, 'building.buildingClass', false],
    [{ min: 0 }, 'building.listed', false],
    [{ min: '0' }, 'building.listed', false], // a text is no number, whatever JavaScript makes of it
    [{ min: '3' }, 'building.buildingClass', false],
    [{ max: '5' }, 'building.buildingClass', false],
    [{ min: 5 }, 'building.digits', false],
    [{ max: 9 }, 'building.digits', false],
    [{ is: 4, in: [5] }, 'building.buildingClass', false],
    [{ known: true }, 'building.height', true],
    [{ known: false }, 'building.height', false],
    [{ known: true, min: 5 }, 'building.buildingClass', false],
    [{ known: false, min: 1 }, 'building.buildingClass', false],
  ])('%j of %s: %p', (condition, fact, expected) => {
    expect(test1(condition, fact)).toBe(expected);
  });

  test.each(['building.blank', 'building.nothing', 'building.absent', 'nowhere.absent', 'building.kind.length', 'building.toString'])(
    'that is not answered (%s) decides only whether it is known',
    (fact) => {
      expect([{ is: 4 }, { in: [4] }, { min: 1 }, { max: 1 }].map((condition) => test1(condition, fact))).toEqual(Array(4).fill(undefined));
      expect([test1({ known: true }, fact), test1({ known: false }, fact), test1({ known: true, min: 1 }, fact)]).toEqual([
        false,
        true,
        false,
      ]);
    },
  );

  test('may lie at any depth', () => {
    expect(factAt({ a: { b: { c: 0 } }, d: 1 }, 'a.b.c')).toBe(0);
    expect(factAt({ a: 1 }, 'a')).toBe(1);
    expect(factAt({ a: 1 }, 'a.b')).toBeUndefined();
    expect(factAt({ a: null }, 'a.b')).toBeUndefined();
    expect(factAt({ a: '' }, 'a')).toBeUndefined();
  });
});

describe('several', () => {
  const yes: Condition = { fact: 'building.buildingClass', is: 4 };
  const no: Condition = { fact: 'building.buildingClass', is: 5 };
  const open: Condition = { fact: 'plot.slope', min: 1 };

  test.each<[Condition[], boolean | undefined, boolean | undefined]>([
    [[], true, false],
    [[yes], true, true],
    [[no], false, false],
    [[open], undefined, undefined],
    [[yes, yes], true, true],
    [[yes, no], false, true],
    [[no, no], false, false],
    [[yes, open], undefined, true],
    [[open, no], false, undefined],
    [[open, yes, no], false, true],
  ])('%j: all %p, any %p', (conditions, all, any) => {
    expect([holds({ all: conditions }, facts), holds({ any: conditions }, facts)]).toEqual([all, any]);
  });

  test('not', () => {
    expect([yes, no, open].map((condition) => holds({ not: condition }, facts))).toEqual([false, true, undefined]);
  });

  test('the facts that are used, each once, and those that are missing', () => {
    const condition: Condition = { all: [open, { any: [{ not: yes }, { fact: 'a.b', known: true }] }, no] };
    expect(factsUsed(condition)).toEqual(['plot.slope', 'building.buildingClass', 'a.b']);
    expect(factsMissing({ all: [yes, { not: open }] }, facts)).toEqual(['plot.slope']);
    expect(factsMissing(condition, facts)).toEqual([]); // decided by `no`
    expect(factsMissing({ any: [yes, open] }, facts)).toEqual([]);
    const elsewhere: Condition = { fact: 'plot.elsewhere', is: true };
    expect(factsMissing({ any: [{ all: [{ not: yes }, elsewhere] }, open] }, facts)).toEqual(['plot.slope']); // the first part is decided
  });
});

test('an answer more never takes back what was decided', () => {
  const leaf = fc.record({ fact: fc.constantFrom('a.x', 'a.y', 'a.z'), is: fc.boolean() });
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }));
  const answers = fc.record({ x: fc.boolean(), y: fc.boolean(), z: fc.boolean() });
  fc.assert(
    fc.property(condition, answers, fc.subarray(['x', 'y', 'z'] as const), (one, all, given) => {
      const some = holds(one, { a: Object.fromEntries(given.map((key) => [key, all[key]])) });
      const every = holds(one, { a: all });
      expect(every).not.toBeUndefined();
      if (some !== undefined) expect(every).toBe(some);
      expect(holds({ not: one }, { a: all })).toBe(!every);
    }),
  );
});
