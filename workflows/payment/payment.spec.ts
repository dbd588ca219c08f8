import type { Role } from '@bauraum/kernel';
import { deadEnds, explore, malformed, person, play, replay, stored } from '../model.fixture';
import { latest } from '../registry';
import { allowedEvents, start, step, type StepEvent } from '../step';
import type { PaymentEvent, PaymentInput } from './events';

const def = latest('payment');
const AT = '2026-11-30T09:00:00.000Z';
const input: PaymentInput = { caseId: 'case', purpose: 'advance', amountCents: 118_400, requestId: 'req', openedAt: AT };
type Payload = PaymentEvent extends infer E ? (E extends PaymentEvent ? Omit<E, 'at' | 'actor'> : never) : never;
const send = (role: Role, payload: Payload): StepEvent => ({ ...payload, at: AT, actor: person(role) });
const events = {
  started: send('system', { type: 'TRANSACTION_STARTED', transactionId: 'tx', redirectUrl: 'https://pay.example/tx' }),
  startFailed: send('system', { type: 'START_FAILED', reason: 'unreachable' }),
  returned: send('builder', { type: 'PAYER_RETURNED' }),
  paid: send('system', { type: 'STATUS_POLLED', status: 'PAYED' }),
  failed: send('system', { type: 'STATUS_POLLED', status: 'FAILED' }),
  canceled: send('system', { type: 'STATUS_POLLED', status: 'CANCELED' }),
};
const { edges, paths } = explore({ def, input, events: Object.values(events) });
const after = (...played: StepEvent[]) => play(def, input, played);
const EXPECTED: Record<string, string[]> = {
  created: ['START_FAILED', 'TRANSACTION_STARTED'],
  awaitingPayer: ['PAYER_RETURNED', 'STATUS_POLLED'],
  paid: [],
  failed: [],
  cancelled: [],
};

test('every state can be reached, and from everywhere it can be settled', () => {
  expect([...new Set(paths.map((path) => String(path.state.value)))].sort()).toEqual(Object.keys(EXPECTED).sort());
  expect(deadEnds(edges, ['paid', 'failed', 'cancelled'])).toEqual([]);
});

test('every path replays through step, with JSON between the steps', () => {
  for (const { state, steps } of paths) {
    const { value, context } = replay(def, input, steps).snapshot;
    expect(JSON.parse(JSON.stringify({ value, context }))).toEqual(state);
  }
});

test.each(Object.keys(EXPECTED))('in %s exactly the expected events are allowed', (state) => {
  const { snapshot } = replay(def, input, paths.find((path) => path.state.value === state)!.steps);
  expect(allowedEvents(def, snapshot)).toEqual(EXPECTED[state]);
  for (const event of Object.values(events).filter(({ type }) => !EXPECTED[state]!.includes(type))) {
    expect(step(def, stored(snapshot), event)).toMatchObject({ refused: true, status: state, because: ['not-allowed-here'] });
  }
  for (const [type, roles] of Object.entries(def.permissions)) {
    for (const event of malformed(type, roles[0]!, AT)) expect(() => step(def, stored(snapshot), event)).not.toThrow();
  }
});

test('a new payment starts a transaction; the redirect only causes a poll', () => {
  const order = { caseId: 'case', purpose: 'advance', amountCents: 118_400, requestId: 'req' };
  expect(start(def, input).effects).toEqual([{ type: 'startTransaction', params: order }]);
  const poll = { type: 'pollTransaction', params: { requestId: 'req', transactionId: 'tx' } };
  expect(after(events.started).effects).toEqual([poll]);
  const returned = after(events.started, events.returned);
  expect([returned.status, returned.effects]).toEqual(['awaitingPayer', [poll]]);
});

test('only a polled status settles it, once', () => {
  const paid = after(events.started, events.paid);
  expect([paid.status, paid.snapshot.status]).toEqual(['paid', 'done']);
  expect(paid.effects.map(({ type, params }) => [type, params['amountCents']])).toEqual([['settlePayment', 118_400]]);
  expect(step(def, stored(paid.snapshot), events.paid)).toMatchObject({ refused: true });
});

test.each([
  ['failed', events.failed, 'paymentFailed'],
  ['cancelled', events.canceled, 'paymentCancelled'],
] as const)('%s tells the applicants and settles nothing', (state, event, template) => {
  const result = after(events.started, event);
  expect([result.status, result.effects]).toEqual([state, [{ type: 'notify', params: { to: 'applicants', template } }]]);
});

test('a service that cannot be reached fails the payment with its reason', () => {
  const result = after(events.startFailed);
  expect([result.status, result.snapshot.context]).toMatchObject(['failed', { failure: 'unreachable' }]);
});
