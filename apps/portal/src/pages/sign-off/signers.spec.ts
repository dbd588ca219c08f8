/// <reference types="jest" />
import type { CaseRole, Member } from '../../api/types';
import { missingSigner, signersOf } from './signers';

const member = (name: string, role: CaseRole, discipline: string | null = null): Member => ({
  personId: name,
  name,
  role,
  discipline,
  identified: true,
  joinedAt: '2026-09-01T08:00:00Z',
});
const ANNA = member('anna', 'builder');
const STATICS = member('petra', 'planner', 'structural');
const FIRE = member('frank', 'planner', 'fire');
const row = (role: CaseRole, discipline: string | null = null, also: CaseRole[] = []) => ({
  role: role as 'builder',
  mayBeSignedBy: [role, ...also] as 'builder'[],
  discipline,
});
const ALL: CaseRole[] = ['designer', 'planner', 'builder', 'representative', 'reader', 'payer'];

it('a planner signs for the own field alone', () => {
  expect(signersOf(row('planner', 'fire'), [ANNA, STATICS, FIRE])).toEqual([FIRE]);
  expect(signersOf(row('designer'), [ANNA, STATICS])).toEqual([]);
  expect(signersOf(row('builder', null, ['representative']), [ANNA, member('max', 'representative')])).toHaveLength(2);
});

it('names the way to invite whoever is missing', () => {
  expect(missingSigner(row('designer'), [ANNA], ALL)).toBe('people?role=designer#invite-email');
  expect(missingSigner(row('planner', 'fire'), [ANNA, STATICS], ALL)).toBe('people?role=planner&discipline=fire#invite-email');
});

it('asks nobody to invite who is there, or whom one may not invite', () => {
  expect(missingSigner(row('planner', 'fire'), [FIRE], ALL)).toBeNull();
  expect(missingSigner(row('designer'), [ANNA], [])).toBeNull();
  expect(missingSigner(row('designer', null, ['builder']), [ANNA], ALL)).toBeNull();
});
