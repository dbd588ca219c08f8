import { contextOf, events, LATE, modelOf, on, row, send, set, withRows } from '../application/application.fixture';
import { play, stored } from '../model.fixture';
import { told } from '../proceeding.fixture';
import { step, type StepEvent } from '../step';

const { def, input } = modelOf('isolated-deviation', 'isolated-deviation');
const after = (...played: readonly StepEvent[]) => play(def, input, played);
const attempt = (played: readonly StepEvent[], event: StepEvent) => step(def, stored(after(...played).snapshot), event);
const checked = [events.submit, events.confirm];
const asked = [...checked, events.neighbours];

test('neighbours get a letter that the office sends, and the decision waits for them', () => {
  const result = after(...asked);
  expect(result.effects).toMatchObject([
    {
      type: 'produceLetter',
      params: { letter: 'neighbours', to: 'office', values: { neighbours: 'Erika Muster, Hauptstraße 3', dueOn: '2027-01-04' } },
    },
  ]);
  expect(attempt(asked, events.proposeGrant)).toMatchObject({ refused: true, because: ['neighboursHeard'] });
});

test('their day passes, or all have answered', () => {
  const one = send('clerk', { type: 'NEIGHBOUR_ANSWERED', who: 'Erika Muster', consent: false });
  expect(attempt([...asked, one], events.proposeGrant)).toMatchObject({ because: ['neighboursHeard'] });
  expect(told(after(...asked, events.neighbourAgrees))).toEqual(['notify:office:neighboursHeard']);
  expect(after(...asked, events.neighbourAgrees, events.proposeGrant).status).toBe('releasePending');
  expect(after(...asked, { ...events.proposeGrant, at: LATE }).status).toBe('releasePending');
  expect(attempt(asked, { ...events.proposeGrant, at: on('2027-01-04') })).toMatchObject({ because: ['neighboursHeard'] });
});

test('where the packs have a row for it, the day is a deadline that reminds the office', () => {
  withRows([row('neighbours')]);
  expect(set(after(...asked))).toEqual([['neighbours', '2027-01-04']]);
  expect(told(after(...asked, events.expiredNeighbours))).toEqual(['notify:office:neighboursHeard']);
  expect(after(...asked, events.neighbourAgrees).cancelDeadlines).toEqual(['neighbours']);
  withRows([]);
});

test('asked again, the new day counts', () => {
  const again = send('officer', { type: 'NOTIFY_NEIGHBOURS', neighbours: 'Max Muster', dueOn: '2027-02-01' }, LATE);
  expect(contextOf(after(...asked, again)).neighboursUntil).toBe('2027-02-01');
  expect(attempt(checked, { ...again, neighbours: '' })).toMatchObject({ because: ['namesNeighbours'] });
  expect(attempt(checked, { ...again, dueOn: '2027-01-15' })).toMatchObject({ because: ['dueOnAhead'] });
});

test('refused only after a hearing, granted with its own validity', () => {
  expect(attempt(checked, events.proposeRefusal)).toMatchObject({ because: ['heardBeforeRefusal'] });
  expect(told(after(...checked, events.proposeGrant, events.release, events.opened))).toEqual(['startProceeding']);
});
