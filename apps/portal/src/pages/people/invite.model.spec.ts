/// <reference types="jest" />
import type { SentInvitation } from '../../api/types';
import {
  askedToPay,
  draftFrom,
  identifyWhen,
  invitationOf,
  invitesNow,
  inviteProblems,
  losesAccess,
  mayEndLink,
  mayHandOver,
  sortInvitations,
  type InviteDraft,
} from './invite.model';

const BUILDER = { roles: ['builder'], invites: ['designer', 'planner', 'builder', 'representative', 'reader', 'payer'] } as const;
const DESIGNER = { roles: ['designer'], invites: ['designer', 'planner', 'reader', 'payer'] } as const;
const draft = (more: Partial<InviteDraft>): InviteDraft => ({ role: 'designer', discipline: '', email: '', handsOver: false, ...more });
const sent = (id: string, more: Partial<SentInvitation> = {}): SentInvitation => ({
  id,
  role: 'payer',
  discipline: null,
  email: null,
  handsOver: false,
  createdBy: { id: 'p1', name: 'Anna' },
  createdAt: `2026-09-0${id}T08:00:00Z`,
  expiresAt: '2026-09-20T08:00:00Z',
  state: 'open',
  acceptedBy: null,
  reopens: false,
  ...more,
});

describe('the form of an invitation', () => {
  it.each([
    ['', 'designer', ''],
    ['role=planner&discipline=structural', 'planner', 'structural'],
    ['role=representative', 'designer', ''],
    ['role=officer', 'designer', ''],
  ])('of a designer, preset by "%s", begins with %s', (query, role, discipline) => {
    expect(draftFrom(new URLSearchParams(query), DESIGNER)).toEqual(draft({ role: role as InviteDraft['role'], discipline }));
  });

  it('asks a planner for the field, and only a planner', () => {
    expect(inviteProblems(draft({ role: 'planner' }))).toEqual(['discipline']);
    expect(inviteProblems(draft({ role: 'planner', discipline: 'structural' }))).toEqual([]);
    expect(inviteProblems(draft({ role: 'reader' }))).toEqual([]);
  });

  it.each(['a@b', 'a b@example.org', '@example.org', 'anna@', 'anna@example.'])('does not send a mail to "%s"', (email) => {
    expect(inviteProblems(draft({ email }))).toEqual(['email']);
  });
  it.each(['', '  ', ' anna@example.org ', 'a.b+c@büro.example'])('takes "%s"', (email) => {
    expect(inviteProblems(draft({ email }))).toEqual([]);
  });

  it('sends nothing that does not belong to the role', () => {
    expect(invitationOf(draft({ discipline: 'structural', email: ' jonas@example.org ' }), BUILDER)).toEqual({
      role: 'designer',
      email: 'jonas@example.org',
    });
    expect(invitationOf(draft({ role: 'planner', discipline: 'structural', handsOver: true }), BUILDER)).toEqual({
      role: 'planner',
      discipline: 'structural',
    });
    expect(invitationOf(draft({ role: 'builder', handsOver: true }), BUILDER)).toEqual({ role: 'builder', handsOver: true });
  });

  it('lets nobody pass on what they are not, and says when it ends their way in', () => {
    expect([mayHandOver('designer', BUILDER), mayHandOver('designer', DESIGNER)]).toEqual([false, true]);
    expect(losesAccess('designer', DESIGNER)).toBe(true);
    expect(losesAccess('designer', { ...DESIGNER, roles: ['designer', 'payer'] })).toBe(false);
  });
});

it('after the decision only somebody who pays is invited, into a discarded draft nobody', () => {
  expect(invitesNow(BUILDER, { allowed: ['MEMBER_JOINED'], status: 'draft' })).toEqual(BUILDER.invites);
  expect(invitesNow(BUILDER, { allowed: [], status: 'granted' })).toEqual(['payer']);
  expect(invitesNow(BUILDER, { allowed: [], status: 'discarded' })).toEqual([]);
});

describe('what was sent', () => {
  it('shows first what still waits, then the newest', () => {
    const list = [sent('1', { state: 'accepted' }), sent('2'), sent('3', { state: 'expired' }), sent('4')];
    expect(sortInvitations(list).map(({ id }) => id)).toEqual(['4', '2', '3', '1']);
    expect(list.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  });

  it('names who was asked to pay, but not who is asked no more', () => {
    const gone = [sent('2', { state: 'revoked' }), sent('4', { state: 'replaced', acceptedBy: 'Opa' })];
    const list = [sent('1', { role: 'reader' }), ...gone, sent('3', { state: 'accepted', acceptedBy: 'Opa' })];
    expect(askedToPay(list).map(({ id }) => id)).toEqual(['3']);
  });

  it("a guest's link is ended and renewed by who sent it and by those who submit", () => {
    const guest = sent('1', { state: 'accepted', acceptedBy: 'Gerd', reopens: true });
    expect(mayEndLink(guest, { submits: true }, 'p2')).toBe(true);
    expect(mayEndLink(guest, { submits: false }, 'p1')).toBe(true);
    expect(mayEndLink(guest, { submits: false }, 'p2')).toBe(false);
    expect(mayEndLink({ ...guest, reopens: false }, { submits: true }, 'p1')).toBe(false);
    expect(mayEndLink(sent('2'), { submits: true }, 'p1')).toBe(false);
  });
});

it.each([
  ['builder', 'sign'],
  ['representative', 'sign'],
  ['designer', 'sign'],
  ['planner', 'sign'],
  ['payer', 'pay'],
  ['reader', 'never'],
] as const)('a %s without an account identifies: %s', (role, when) => expect(identifyWhen(role)).toBe(when));
