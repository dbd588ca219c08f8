/// <reference types="jest" />
import { holds, type Condition } from './condition';

const yes: Condition = { fact: 'a.yes', is: true };
const no: Condition = { fact: 'a.no', is: true };
const open: Condition = { fact: 'a.open', is: true };
const answers = { a: { yes: true, no: false, blank: ' ', none: null, class: 4, day: '2026-12-01', kind: 'dwelling' } };

describe('a condition over the answers', () => {
  it.each<[Condition, boolean | undefined]>([
    [yes, true],
    [no, false],
    [open, undefined],
    [{ fact: 'a.blank', is: 'x' }, undefined],
    [{ fact: 'a.none', is: 'x' }, undefined],
    [{ fact: 'a.toString', known: true }, false],
    [{ fact: 'a.kind', in: ['garage', 'dwelling'] }, true],
    [{ fact: 'a.kind', in: ['garage'] }, false],
    [{ fact: 'a.class', min: 4, max: 5 }, true],
    [{ fact: 'a.class', min: 5 }, false],
    [{ fact: 'a.class', max: 3 }, false],
    [{ fact: 'a.day', min: '2026-12-01' }, true],
    [{ fact: 'a.day', min: 4 }, false],
    [{ fact: 'a.open', known: false }, true],
    [{ fact: 'a.yes', known: false }, false],
    [{ not: no }, true],
    [{ not: open }, undefined],
    [{ all: [yes, open] }, undefined],
    [{ all: [no, open] }, false],
    [{ all: [] }, true],
    [{ any: [yes, open] }, true],
    [{ any: [no, open] }, undefined],
    [{ any: [no] }, false],
  ])('%j is %s', (condition, result) => expect(holds(condition, answers)).toBe(result));
});
