import { finding, input, events as fixture, OPENED } from './building-permit/permit.fixture';
import { definition } from './registry';
import { knowsEvent, simulate, type Hypothesis } from './simulate';
import { isRefused, start, step, type StepEvent, type StoredSnapshot } from './step';
import type { DeadlineSpec } from './types';

describe.each([1, 2])('building permit, version %i', (version) => {
  const def = definition('building-permit', version);

  /** A case after events, with the deadlines that are open. */
  function played(...events: readonly StepEvent[]): { stored: StoredSnapshot; open: DeadlineSpec[] } {
    let stored = start(def, input).snapshot;
    let open: DeadlineSpec[] = [];
    for (const event of events) {
      const result = step(def, stored, event);
      if (isRefused(result)) throw new Error(`${event.type}: ${result.because.join(', ')}`);
      const over = [...result.cancelDeadlines, ...result.setDeadlines.map((d) => d.kind)];
      open = [...open.filter(({ kind }) => !over.includes(kind) && !over.includes('*')), ...result.setDeadlines];
      stored = result.snapshot;
    }
    return { stored, open };
  }

  const { stored: submitted, open } = played(fixture.advance, { ...fixture.submit, at: OPENED });
  const request = (on: string, dueOn: string): Hypothesis => ({
    type: 'REQUEST_SUPPLEMENTS',
    on,
    requestId: 'r',
    dueOn,
    findings: [finding],
  });

  test('what if the supplements arrive on 12 May?', () => {
    const asked = played(fixture.advance, { ...fixture.submit, at: OPENED }, { ...fixture.request, dueOn: '2027-05-31' });
    const { steps, status, clocks } = simulate(def, asked.stored, asked.open, [
      { type: 'SUBMIT_SUPPLEMENTS', on: '2027-05-12', answers: [] },
    ]);
    expect(steps).toMatchObject([
      { on: '2027-05-12', event: 'SUBMIT_SUPPLEMENTS', before: 'supplementsRequested', after: 'formalCheck', ended: ['supplements'] },
    ]);
    expect(status).toBe('formalCheck');
    // Three weeks from Wednesday 12 May; the decision three months after those three weeks.
    expect(clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['formalCheck', '2027-06-02'],
      ['decision', '2027-09-02'],
    ]);
    expect(steps[0]?.set.map((d) => d.explanation.event)).toEqual(['2027-05-12', '2027-05-12']);
  });

  test('between events deadlines lapse on their day: supplements that come too late meet an application that counts as withdrawn', () => {
    const { steps, status, clocks } = simulate(def, submitted, open, [
      { type: 'SUBMIT_SUPPLEMENTS', on: '2027-02-01', answers: [] },
      request('2026-12-07', '2027-01-31'),
    ]);
    expect(steps.map(({ on, event, kind, after, refused }) => [on, event, kind, after, refused])).toEqual([
      ['2026-12-07', 'REQUEST_SUPPLEMENTS', undefined, 'supplementsRequested', undefined],
      ['2027-02-01', 'DEADLINE_EXPIRED', 'supplements', 'deemedWithdrawn', undefined],
      ['2027-02-01', 'SUBMIT_SUPPLEMENTS', undefined, 'deemedWithdrawn', ['not-allowed-here']],
    ]);
    expect([status, clocks]).toEqual(['deemedWithdrawn', []]);
  });

  test('on the last day itself it is still in time', () => {
    const { status } = simulate(def, submitted, open, [
      request('2026-12-07', '2027-01-31'),
      { type: 'SUBMIT_SUPPLEMENTS', on: '2027-01-31', answers: [] },
    ]);
    expect(status).toBe('formalCheck');
  });

  test('silence of the office: the formal check is overdue, then the permit counts as granted, and the check comes too late', () => {
    const { steps, status } = simulate(def, submitted, open, [{ type: 'CONFIRM_COMPLETE', on: '2027-03-23', checklist: [] }]);
    expect(steps.map(({ on, kind, after, ended }) => [on, kind, after, ended])).toEqual([
      ['2026-12-22', 'formalCheck', 'formalCheck', ['formalCheck']],
      ['2027-03-23', 'decision', 'deemedGranted', ['decision']],
      ['2027-03-23', undefined, 'deemedGranted', []],
    ]);
    expect([steps[2]?.refused, status]).toEqual([['not-allowed-here'], 'deemedGranted']);
  });

  test('each event is sent by somebody who may: also four eyes can be simulated', () => {
    const { status, steps } = simulate(def, submitted, open, [
      { type: 'CONFIRM_COMPLETE', on: '2026-12-08', checklist: [] },
      { type: 'PROPOSE_DECISION', on: '2026-12-09', decisionId: 'd', kind: 'grant', contentHash: 'cc' },
      { type: 'RELEASE_DECISION', on: '2026-12-10', decisionId: 'd', contentHash: 'cc' },
    ]);
    expect([status, steps.some((s) => s.refused)]).toEqual(['granted', false]);
  });

  test('nothing of the stored case is changed, and the same question has the same answer', () => {
    const before = JSON.stringify([submitted, open]);
    const ask = () => simulate(def, submitted, open, [request('2026-12-07', '2027-01-31')]);
    expect(ask()).toEqual(ask());
    expect(JSON.stringify([submitted, open])).toBe(before);
  });

  test('a deadline that means nothing any more ends without a step', () => {
    const stray = open.map((d) => ({ ...d, kind: 'supplements' }));
    expect(simulate(def, submitted, stray, [{ type: 'CONFIRM_COMPLETE', on: '2027-12-08', checklist: [] }])).toMatchObject({
      steps: [{ event: 'CONFIRM_COMPLETE', after: 'substantiveCheck' }],
      clocks: [],
    });
  });

  test('an event that the procedure does not know is an error', () => {
    expect(knowsEvent(def, 'SUBMIT')).toBe(true);
    expect(knowsEvent(def, 'toString')).toBe(false);
    expect(() => simulate(def, submitted, open, [{ type: 'toString', on: '2027-01-01' }])).toThrow('knows no event toString');
  });
});
