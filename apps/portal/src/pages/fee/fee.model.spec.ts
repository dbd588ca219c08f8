/// <reference types="jest" />
import type { CaseView } from '../../api/types';
import { dueNow, isDecided } from './fee.model';

type Case = Parameters<typeof dueNow>[0];
const DECISION = { kind: 'permit' } as unknown as CaseView['decision'];
const view = (status: Case['status'], more: { decision?: Case['decision']; paid?: boolean } = {}): Case => ({
  status,
  decision: more.decision ?? null,
  advance: { paid: more.paid ?? false },
});
const FEE = { advanceCents: 59_200, paidCents: 0, openCents: 118_400 };
const PAID = { advanceCents: 59_200, paidCents: 59_200, openCents: 59_200 };

it.each([
  ['a draft owes the advance', view('draft'), FEE, { purpose: 'advance', cents: 59_200 }],
  ['a draft whose advance is paid owes nothing', view('draft', { paid: true }), PAID, null],
  [
    'a draft owes what is left of an advance that grew',
    view('draft'),
    { ...PAID, advanceCents: 60_000 },
    { purpose: 'advance', cents: 800 },
  ],
  ['nothing is due while the office works', view('substantiveCheck', { paid: true }), PAID, null],
  ['the rest is due with the decision', view('granted', { decision: DECISION, paid: true }), PAID, { purpose: 'final', cents: 59_200 }],
  ['also for a payer, who is not told the decision', view('granted', { paid: true }), PAID, { purpose: 'final', cents: 59_200 }],
  ['nothing is due when all is paid', view('granted', { decision: DECISION, paid: true }), { ...PAID, openCents: 0 }, null],
  ['a refund is nothing to pay', view('refused', { decision: DECISION, paid: true }), { ...PAID, openCents: -9200 }, null],
  ['who withdrew owes nothing here', view('withdrawn', { paid: true }), PAID, null],
] as const)('%s', (_, of, fee, due) => expect(dueNow(of, fee)).toEqual(due));

it('a decision counts in whatever state the case is now', () => {
  expect(isDecided(view('lapsed', { decision: DECISION }))).toBe(true);
  expect(isDecided(view('formalCheck'))).toBe(false);
});
