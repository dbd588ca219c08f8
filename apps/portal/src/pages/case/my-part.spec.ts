/// <reference types="jest" />
import type { Member } from '../../api/types';
import { covers, isLastBuilder, mayEnd, myPart } from './my-part';

const STRUCTURE = { id: 'structural', label: 'Tragwerk', sections: ['structure'], documents: ['0401', '0402'] };
const part = (myRoles: string[], myDiscipline: typeof STRUCTURE | null = null): ReturnType<typeof myPart> =>
  myPart({ myRoles, myDiscipline });
const member = (personId: string, role: Member['role']): Member => ({
  personId,
  name: personId,
  role,
  discipline: null,
  identified: true,
  joinedAt: '2026-09-01T08:00:00Z',
});

describe('myPart', () => {
  it.each([
    ['builder', { sees: 'everything', leads: true, contributes: true, pays: true, submits: true, needsPower: false }, 6],
    ['representative', { sees: 'everything', leads: true, contributes: true, pays: true, submits: true, needsPower: true }, 6],
    ['designer', { sees: 'everything', leads: true, contributes: true, pays: true, submits: false, needsPower: false }, 4],
    ['reader', { sees: 'everything', leads: false, contributes: false, pays: false, submits: false, needsPower: false }, 0],
    ['payer', { sees: 'fee', leads: false, contributes: false, pays: true, submits: false, needsPower: false }, 0],
    ['officer', { sees: 'nothing', leads: false, contributes: false, pays: false, submits: false, needsPower: false }, 0],
  ])('of a %s', (role, may, invites) => {
    const mine = part([role]);
    const scope = may.leads ? 'all' : [];
    expect(mine).toMatchObject({ ...may, sections: scope, documents: scope, discipline: null });
    expect(mine.invites).toHaveLength(invites);
  });

  it('a planner writes the sections and documents of their field, and nothing else', () => {
    const mine = part(['planner'], STRUCTURE);
    expect(mine).toMatchObject({ sees: 'everything', leads: false, contributes: true, pays: false, submits: false, discipline: STRUCTURE });
    expect([covers(mine.sections, 'structure'), covers(mine.sections, 'plot')]).toEqual([true, false]);
    expect([covers(mine.documents, '0401'), covers(mine.documents, '1803')]).toEqual([true, false]);
  });

  it('a planner whose field the pack does not know any more writes nothing', () => {
    expect(part(['planner'])).toMatchObject({ sections: [], documents: [], discipline: null, sees: 'everything' });
  });

  it('two roles add up: a designer who is also the planner has no field of their own to be limited to', () => {
    expect(part(['planner', 'designer'], STRUCTURE)).toMatchObject({ sections: 'all', discipline: null });
    expect(part(['planner', 'payer'], STRUCTURE)).toMatchObject({ sees: 'everything', pays: true, sections: ['structure'] });
    expect(part(['builder', 'representative'])).toMatchObject({ submits: true, needsPower: false });
  });

  it('only who may file calls in somebody who may', () => {
    expect(part(['builder']).invites).toEqual(expect.arrayContaining(['builder', 'representative']));
    expect(part(['designer']).invites).toEqual(['designer', 'planner', 'reader', 'payer']);
  });
});

describe('mayEnd', () => {
  const [anna, lena, jonas, petra] = [
    member('anna', 'builder'),
    member('lena', 'builder'),
    member('jonas', 'designer'),
    member('petra', 'planner'),
  ];

  it('a builder takes out anybody, also another builder', () => {
    const members = [anna, lena, jonas];
    for (const other of [lena, jonas]) expect(mayEnd(part(['builder']), { member: other, members, me: 'anna' })).toBe(true);
  });

  it('the last builder stays, whoever asks', () => {
    const members = [anna, jonas];
    expect(isLastBuilder(members, anna)).toBe(true);
    expect(mayEnd(part(['builder']), { member: anna, members, me: 'anna' })).toBe(false);
    expect(mayEnd(part(['representative']), { member: anna, members, me: 'max' })).toBe(false);
  });

  it('everybody else only leaves', () => {
    const members = [anna, jonas, petra];
    expect(mayEnd(part(['designer']), { member: petra, members, me: 'jonas' })).toBe(false);
    expect(mayEnd(part(['planner'], STRUCTURE), { member: petra, members, me: 'petra' })).toBe(true);
    expect(mayEnd(part(['reader']), { member: jonas, members, me: 'rolf' })).toBe(false);
  });
});
