import { CASE_ROLES, type Role } from '@bauraum/kernel';
import { inputOf, send } from './application/application.fixture';
import { definition } from './registry';
import { seenAs, sendersOf } from './senders';
import { allowedEvents, isRefused, start, step } from './step';

// Version 1 was published when there were only builder and designer.
const v1 = definition('building-permit', 1);
const draft = start(v1, inputOf('simplified')).snapshot;
const added = { type: 'DOCUMENT_ADDED', documentId: 'd', typeCode: '2801', version: 1, sha256: 'a' } as never;

it('a representative does what the builder does, in machines that were published before there was one', () => {
  expect(allowedEvents(v1, draft, 'representative')).toEqual(allowedEvents(v1, draft, 'builder'));
  expect(step(v1, draft, send('representative', { type: 'DISCARD' } as never))).toMatchObject({ status: 'discarded' });
  expect(seenAs('representative', 'NOTICE_OPENED')).toBe('builder');
});

it('a planner brings documents and takes them away, and does nothing else', () => {
  expect(allowedEvents(v1, draft, 'planner')).toEqual(['DOCUMENT_ADDED', 'DOCUMENT_WITHDRAWN']);
  expect(step(v1, draft, send('planner', added))).toMatchObject({ status: 'draft' });
  expect(step(v1, draft, send('planner', { type: 'DISCARD' } as never))).toMatchObject({ refused: true, because: ['role'] });
});

it.each<Role>(['reader', 'payer'])('a %s sends nothing', (role) => {
  expect(allowedEvents(v1, draft, role)).toEqual([]);
  expect(step(v1, draft, send(role, added))).toMatchObject({ refused: true, because: ['role'] });
});

it.each(CASE_ROLES)('joins as %s', (role) => {
  const joined = send(role, { type: 'MEMBER_JOINED', personId: 'p', name: 'P', role } as never);
  expect(isRefused(step(v1, draft, joined))).toBe(false);
});

it('nobody of the office joins as an applicant', () => {
  const joined = send('clerk', { type: 'MEMBER_JOINED', personId: 'p', name: 'P', role: 'builder' } as never);
  expect(step(v1, draft, joined)).toMatchObject({ refused: true, because: ['role'] });
});

it('the payer comes back from the payment', () => {
  const { permissions } = definition('payment', 1);
  expect(sendersOf(permissions, 'PAYER_RETURNED')).toEqual(['builder', 'designer', 'representative', 'payer']);
  expect(sendersOf(permissions, 'SETTLED')).not.toContain('payer');
  expect(sendersOf(permissions, 'UNKNOWN')).toEqual([]);
});
