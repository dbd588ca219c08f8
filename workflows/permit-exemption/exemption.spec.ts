import { contextOf, events, LATE, LATER, modelOf, on, send, set } from '../application/application.fixture';
import { play, stored } from '../model.fixture';
import { told } from '../proceeding.fixture';
import { step, type StepEvent } from '../step';

const { def, input } = modelOf('permit-exemption', 'permit-exemption');
const after = (...played: readonly StepEvent[]) => play(def, input, played);
const attempt = (played: readonly StepEvent[], event: StepEvent) => step(def, stored(after(...played).snapshot), event);
const expired = (at: string) => send('system', { type: 'DEADLINE_EXPIRED', kind: 'municipalReview' }, at);
const filed = [events.submit];

test('filed, the municipality is asked and has a month', () => {
  const result = after(...filed);
  expect([result.status, set(result)]).toEqual(['municipalReview', [['municipalReview', '2026-12-30']]]);
  expect(result.effects.at(-1)).toMatchObject({ type: 'askMunicipality', params: { periodKind: 'municipalReview' } });
  expect(attempt([], { ...events.submit, documents: [] })).toMatchObject({ refused: true, because: ['hasDocuments'] });
});

test('after the month work may begin, from the day after, and not before the month is over', () => {
  expect(attempt(filed, expired('2026-12-30T22:59:59.999Z'))).toMatchObject({ refused: true });
  const result = after(...filed, expired(on('2027-01-05')));
  expect([result.status, result.cancelDeadlines]).toEqual(['mayStart', ['*']]);
  expect(told(result)).toEqual(['letter:exemption-may-start', 'startProceeding', 'notify:office:mayStart', 'cancelParticipations']);
  expect(result.effects[0]?.params).toMatchObject({ values: { mayStartOn: '2026-12-31' } });
  expect(result.effects[1]?.params).toMatchObject({
    workflow: 'validity',
    input: { grantedOn: '2026-12-31', procedure: 'permit-exemption' },
  });
});

test('a municipality that demands nothing lets work begin at once', () => {
  const result = after(...filed, events.consents);
  expect([result.status, contextOf(result).decidedOn]).toEqual(['mayStart', '2026-12-07']);
});

test('one that demands the procedure in time hands the case over, without a new application', () => {
  const result = after(...filed, events.objects);
  expect([result.status, contextOf(result).deadlines]).toEqual(['handedOver', {}]);
  expect(result.effects.find(({ type }) => type === 'handOver')?.params).toEqual({ procedure: 'simplified' });
});

test('a demand after the month comes too late, even before the sweep', () => {
  const late = after(...filed, { ...events.objects, at: LATE });
  expect([late.status, late.effects]).toEqual(['municipalReview', []]);
  expect(after(...filed, { ...events.objects, at: LATE }, expired(LATE)).status).toBe('mayStart');
  expect(after(...filed, expired(LATE), { ...events.objects, at: LATE }).status).toBe('mayStart');
});

test('a municipality without access answers on paper, and the office records it', () => {
  expect(after(...filed, events.demandsOnPaper).status).toBe('handedOver');
  expect(after(...filed, events.agreesOnPaper).status).toBe('mayStart');
  const recorded = (day: string, at: string) => attempt(filed, { ...events.demandsOnPaper, on: day, at });
  expect(recorded('2026-12-30', on('2026-12-31'))).toMatchObject({ status: 'handedOver' });
  expect(recorded('2026-12-31', on('2026-12-31'))).toMatchObject({ because: ['demandsProcedure', 'demandsNothing'] });
  expect(recorded('2026-12-08', LATER)).toMatchObject({ because: expect.arrayContaining(['answerHasCome']) });
});

test.each([
  ['conditions, of which the law knows nothing here', events.conditions],
  ['a request that was taken back', events.takenBack],
])('%s leave everything open', (_, answer) => {
  expect(after(...filed, answer).status).toBe('municipalReview');
});

test('the builder may want the procedure himself, while the month runs', () => {
  expect(told(after(...filed, events.procedure))).toEqual(['cancelParticipations', 'handOver', 'notify:office:procedureRequested']);
  expect(attempt(filed, { ...events.procedure, at: LATE })).toMatchObject({ because: ['reviewInTime'] });
  expect(attempt(filed, { ...events.procedure, actor: { id: 'd', name: 'd', role: 'designer' } })).toMatchObject({ because: ['role'] });
});

test('withdrawn before or after; unused it lapses', () => {
  expect(after(...filed, events.withdraw).status).toBe('withdrawn');
  expect(told(after(...filed, events.consents, events.withdraw)).slice(-2)).toEqual([
    'tell:validity:PERMIT_ENDED',
    'tell:construction:PERMIT_ENDED',
  ]);
  expect(after(...filed, events.consents, events.started, events.lapsed).status).toBe('lapsed');
  expect(contextOf(after(...filed, { ...events.consents, at: LATER })).deadlines).toEqual({});
});
