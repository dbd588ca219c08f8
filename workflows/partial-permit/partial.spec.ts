import { events, inputOf, modelOf, set } from '../application/application.fixture';
import { play, stored } from '../model.fixture';
import { told } from '../proceeding.fixture';
import { start, step, type StepEvent } from '../step';

const { def, input } = modelOf('partial-permit', 'partial-permit');
const after = (...played: readonly StepEvent[]) => play(def, input, played);

test('only beside an application for the whole', () => {
  const { mainCaseId: _, ...alone } = inputOf('partial-permit');
  expect(step(def, stored(start(def, alone).snapshot), events.submit)).toMatchObject({
    refused: true,
    because: expect.arrayContaining(['hasMainCase']),
  });
  expect(after(events.submit).status).toBe('formalCheck');
});

test('no period for the decision, so nothing counts as granted', () => {
  const checked = [events.submit, events.confirm];
  expect(set(after(events.submit))).toEqual([['formalCheck', '2026-12-21']]);
  expect(step(def, stored(after(...checked).snapshot), events.expiredDecision)).toMatchObject({ refused: true });
});

test('granted and notified, its own validity is watched; it counts in no statistics', () => {
  const granted = [events.submit, events.confirm, events.proposeGrant, events.release];
  expect(told(after(...granted))).toEqual(['produceNotice', 'issueFinalFee']);
  expect(after(...granted, events.opened).effects).toMatchObject([
    { type: 'startProceeding', params: { input: { procedure: 'partial-permit' } } },
  ]);
  expect(def.effects).not.toContain('recordStatistics');
});
