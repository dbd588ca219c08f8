/// <reference types="jest" />
import type { Doc, Member, SupplementRequest } from '../../api/types';
import type { RequiredSignOff } from '../sign-off/use-sign-offs';
import { countDocuments, countPoints, countReleases, partsOf } from './counts';

const doc = (status: string, more: Partial<Doc> = {}): Doc =>
  ({
    direction: 'incoming',
    withdrawn: false,
    versions: [
      { version: 1, status: 'available' },
      { version: 2, status },
    ],
    ...more,
  }) as unknown as Doc;
const member = (name: string, role: Member['role'], discipline: string | null = null): Member => ({
  personId: name,
  name,
  role,
  discipline,
  identified: true,
  joinedAt: '2026-09-01T08:00:00Z',
});
const item = (ruleId: string, state: RequiredSignOff['state'], role: Member['role'], by = ''): RequiredSignOff =>
  ({ ruleId, title: ruleId, state, role, mayBeSignedBy: [role], signOff: by ? { by: { name: by } } : null }) as unknown as RequiredSignOff;
const request = (answeredAt: string | null, ...findings: { open: boolean; verdict?: string }[]): SupplementRequest =>
  ({
    answeredAt,
    findings: findings.map(({ open, verdict }) => ({ open, review: verdict ? { verdict } : null })),
  }) as unknown as SupplementRequest;

it('documents are counted by their newest version, without those of the office and what was taken out', () => {
  const documents = [doc('available'), doc('checking'), doc('uploading'), doc('rejected')];
  const others = [doc('available', { direction: 'outgoing' }), doc('rejected', { withdrawn: true })];
  expect(countDocuments([...documents, ...others])).toEqual({ count: 4, checking: 2, refused: 1 });
  expect(countDocuments([])).toEqual({ count: 0, checking: 0, refused: 0 });
});

it('releases: who gave them, who is missing, which fell', () => {
  const members = [member('Anna', 'builder'), member('Jonas', 'designer'), member('Jonas', 'builder')];
  const items = [item('plans', 'stands', 'designer', 'Jonas'), item('form', 'open', 'builder'), item('fire', 'fallen', 'planner')];
  expect(countReleases(items, members)).toEqual({
    count: 3,
    done: 1,
    by: ['Jonas'],
    waiting: [{ id: 'form', title: 'form', who: ['Anna', 'Jonas'] }],
    fallen: [{ id: 'fire', title: 'fire', who: [] }],
  });
});

it('points are open until the answers are sent', () => {
  expect(countPoints(request(null, { open: true }, { open: true }))).toEqual({ open: 2, insufficient: 0 });
  expect(countPoints(request('2027-02-01', { open: true }, { open: false, verdict: 'insufficient' }))).toEqual({
    open: 0,
    insufficient: 1,
  });
});

it('who has two roles is one person', () => {
  const people = partsOf([member('Anna', 'builder'), member('Jonas', 'designer'), member('Anna', 'payer')]);
  expect(people.map(({ name, roles }) => [name, roles.map(({ role }) => role)])).toEqual([
    ['Anna', ['builder', 'payer']],
    ['Jonas', ['designer']],
  ]);
});
