/// <reference types="jest" />
import type { FeeOptions, SimulatedStep } from '../../api/types';
import { feeDraftOf, feeProblems, feeSettingsOf } from './fee-settings.model';
import { clockChanges, eventsOf, hypothesesOf, toldSteps } from './what-if.model';

const clock = (kind: string, dueOn: string) => ({ kind, title: `title of ${kind}`, dueOn });
const step = (event: string, kind: string | null, ended: string[] = []): SimulatedStep => ({
  on: '2027-01-04',
  event,
  kind,
  status: 'x',
  statusLabel: 'x',
  refused: null,
  set: [],
  ended,
});

describe('what if?', () => {
  it('offers what the state of the case can take', () => {
    expect(hypothesesOf('supplementsRequested')).toEqual(['nothing', 'supplementsArrive', 'supplementsExtended', 'withdrawn']);
    expect(hypothesesOf('withdrawn')).toEqual([]);
  });

  it('sets four weeks where no end is chosen', () => {
    const hypothesis = { kind: 'hearing', on: '2027-03-01', until: '' } as const;
    expect(eventsOf(hypothesis)[0]).toMatchObject({ type: 'START_HEARING', on: '2027-03-01', dueOn: '2027-03-29' });
    expect(eventsOf({ ...hypothesis, until: '2027-03-15' })[0]).toMatchObject({ dueOn: '2027-03-15' });
  });

  it('closes every open participation', () => {
    const open = [
      { id: 'p', bodyId: 'a' },
      { id: 'q', bodyId: 'b' },
    ];
    const events = eventsOf({ kind: 'statementsIn', on: '2027-03-01', until: '' }, open);
    expect(events.map((event) => [event.type, event['participationId']])).toEqual([
      ['PARTICIPATION_CLOSED', 'p'],
      ['PARTICIPATION_CLOSED', 'q'],
    ]);
  });

  it('does not tell of the event that only lets time pass, but of a period that lapses', () => {
    expect(toldSteps([step('DEADLINE_EXPIRED', 'decision'), step('DEADLINE_EXPIRED', null)]).map(({ kind }) => kind)).toEqual(['decision']);
  });

  it('compares the clocks: moved, begun, ended, and nothing of those beneath the case', () => {
    const now = [clock('decision', '2027-03-01'), clock('supplements', '2027-02-01'), clock('statement', '2027-01-20')];
    const then = [clock('decision', '2027-04-01'), clock('hearing', '2027-02-15')];
    expect(clockChanges(now, then, [step('X', null, ['supplements', 'decision'])])).toEqual([
      { kind: 'decision', title: 'title of decision', before: '2027-03-01', after: '2027-04-01' },
      { kind: 'hearing', title: 'title of hearing', before: null, after: '2027-02-15' },
      { kind: 'supplements', title: 'title of supplements', before: '2027-02-01', after: null },
    ]);
  });
});

describe("the office's part of a fee", () => {
  const options: Pick<FeeOptions, 'range' | 'hourly' | 'chosen'> = {
    range: { minimumCents: 5_000, maximumCents: 100_000 },
    hourly: true,
    chosen: { factors: ['begun'], officerSetCents: 12_345 },
  };

  it('reads back what was chosen, and names only that', () => {
    const draft = feeDraftOf(options);
    expect(draft).toEqual({ factors: ['begun'], surcharges: [], exemptions: [], amount: '123,45', minutes: '' });
    expect(feeSettingsOf(draft, options)).toEqual(options.chosen);
    expect(feeSettingsOf({ ...draft, factors: [], amount: '', minutes: '90' }, options)).toEqual({ minutes: 90 });
  });

  it('keeps the amount within the range and the minutes whole', () => {
    const draft = feeDraftOf(options);
    expect(feeProblems(draft, options)).toEqual([]);
    expect(feeProblems({ ...draft, amount: '49,99' }, options)).toEqual(['amount']);
    expect(feeProblems({ ...draft, amount: '1.000,01' }, options)).toEqual(['amount']);
    expect(feeProblems({ ...draft, amount: 'viel', minutes: '1,5' }, options)).toEqual(['amount', 'minutes']);
    expect(feeProblems({ ...draft, amount: '', minutes: '0' }, { range: null, hourly: false })).toEqual([]);
  });
});
