import { contextOf, events, modelOf, row, set, withRows } from '../application/application.fixture';
import { play, stored } from '../model.fixture';
import { told } from '../proceeding.fixture';
import { step, type StepEvent } from '../step';

const { def, input } = modelOf('preliminary-decision', 'preliminary-decision');
const after = (...played: readonly StepEvent[]) => play(def, input, played);
const attempt = (played: readonly StepEvent[], event: StepEvent) => step(def, stored(after(...played).snapshot), event);
const checked = [events.submit, events.confirm];

test('the fee falls due with the decision: nothing has to be paid before', () => {
  expect([after(events.submit).status, contextOf(after(events.submit)).advancePaid]).toEqual(['formalCheck', false]);
});

test('no fiction, unless a row of the packs says so', () => {
  expect(attempt(checked, events.expiredDecision)).toMatchObject({ refused: true });
  withRows([row('decision', { length: { months: 3 }, fiction: true, trigger: 'receipt' })]);
  expect(set(after(events.submit))).toEqual([
    ['formalCheck', '2026-12-21'],
    ['decision', '2027-03-01'],
  ]);
  expect(after(...checked, events.expiredDecision).status).toBe('deemedGranted');
  withRows([]);
});

test('answered in the negative only after a hearing, released by a second person', () => {
  expect(attempt(checked, events.proposeRefusal)).toMatchObject({ because: ['heardBeforeRefusal'] });
  const proposed = [...checked, events.hear, events.reply, events.proposeRefusal];
  expect(after(...proposed, events.release).status).toBe('refused');
  const same = { ...events.release, actor: { ...events.release.actor, id: 'officer-1' } };
  expect(attempt(proposed, same)).toMatchObject({ because: expect.arrayContaining(['fourEyes']) });
});

test('its validity is watched from its notification', () => {
  const result = after(...checked, events.proposeGrant, events.release, events.opened);
  expect(result.effects).toMatchObject([
    { params: { workflow: 'validity', input: { procedure: 'preliminary-decision', notifiedOn: '2026-12-09' } } },
  ]);
  expect(told(after(...checked, events.proposeGrant, events.release))).toEqual(['produceNotice', 'issueFinalFee']);
});
