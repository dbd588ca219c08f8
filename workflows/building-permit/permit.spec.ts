import { play, stored } from '../model.fixture';
import { definition } from '../registry';
import { step, type StepEvent } from '../step';
import type { PermitContext } from './context';
import { FAR, LATE, LATER, OPENED, document, events, finding, input, send } from './permit.fixture';

const def = definition('building-permit', 1);
const after = (...played: StepEvent[]) => play(def, input, played);
const attempt = (played: StepEvent[], event: StepEvent) => step(def, stored(after(...played).snapshot), event);
const contextOf = (result: { snapshot: { context: unknown } }) => result.snapshot.context as PermitContext;
const types = (result: { effects: readonly { type: string }[] }) => result.effects.map((effect) => effect.type);
const notices = (result: ReturnType<typeof after>) =>
  result.effects.filter((effect) => effect.type === 'notify').map(({ params }) => `${String(params['to'])}:${String(params['template'])}`);

const submitted = [events.advance, events.submit];
const checked = [...submitted, events.confirm];
const proposed = [...checked, events.proposeGrant];

describe('submission', () => {
  test('opens the e-file, makes a receipt and sets both periods with their explanation', () => {
    const result = after(...submitted);
    expect(result.status).toBe('formalCheck');
    expect(types(result)).toEqual(['openEfile', 'produceReceipt', 'notify', 'notify']);
    expect(result.effects[0]!.params).toEqual({ fileNumber: '63-2026-00001', receivedOn: '2026-11-30' });
    expect(result.setDeadlines.map(({ kind, dueOn, fiction }) => [kind, dueOn, fiction])).toEqual([
      ['formalCheck', '2026-12-21', false],
      ['decision', '2027-03-22', true],
    ]);
    expect(result.setDeadlines[1]).toMatchObject({
      dueAt: '2027-03-22T23:00:00.000Z',
      explanation: { basis: '§ 63 LBauO M-V', rawEnd: '2027-03-21' },
    });
    expect(notices(result)).toEqual(['office:submitted', 'applicants:submitted']);
  });

  test('counts from the day in Germany', () => {
    const nearMidnight = { ...events.submit, at: '2026-11-30T23:30:00.000Z' };
    expect(contextOf(after(events.advance, nearMidnight)).receivedOn).toBe('2026-12-01');
  });

  test('needs the advance and at least one document', () => {
    expect(attempt([], events.submit)).toMatchObject({ refused: true, because: ['advancePaid'] });
    expect(attempt([events.advance], { ...events.submit, documents: [] })).toMatchObject({ refused: true, because: ['hasDocuments'] });
  });

  test('keeps what was submitted, not what lay in the draft', () => {
    const other = { ...document, documentId: 'd2' };
    expect(Object.keys(contextOf(after(events.add, events.advance, { ...events.submit, documents: [other] })).documents)).toEqual(['d2']);
  });
});

describe('supplements', () => {
  const requested = [...submitted, events.request];

  test('a request in time stops the clock and sets the day that the office chose, even a Sunday', () => {
    const result = after(...requested);
    expect(result.cancelDeadlines).toEqual(['formalCheck', 'decision']);
    expect(result.setDeadlines).toMatchObject([
      { kind: 'supplements', dueOn: '2027-01-31', fiction: true, explanation: { fixedByAuthority: true, consequence: 'deemed-withdrawn' } },
    ]);
    expect(types(result)).toEqual(['produceSupplementLetter', 'notify']);
  });

  test('the answer starts formal check and decision anew', () => {
    const result = after(...requested, events.answer);
    expect(result.status).toBe('formalCheck');
    expect(result.cancelDeadlines).toEqual(['supplements']);
    expect(result.setDeadlines.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['formalCheck', '2027-02-05'],
      ['decision', '2027-05-05'],
    ]);
    expect(contextOf(result).findings).toEqual([{ id: 'f1', kind: 'missing', answered: true }]);
  });

  test('a late request does not stop the clock, nor does its answer restart it', () => {
    const late = after(...submitted, events.requestLate);
    expect(late.cancelDeadlines).toEqual(['formalCheck']);
    const answered = after(...submitted, events.requestLate, { ...events.answer, at: '2027-01-20T09:00:00.000Z' });
    expect(answered.setDeadlines).toEqual([]);
    expect(contextOf(answered).deadlines['decision']?.dueOn).toBe('2027-03-22');
  });

  test('after a late request the decision can still lapse: deemed granted', () => {
    expect(after(...submitted, events.requestLate, events.expiredDecision).status).toBe('deemedGranted');
  });

  test('not answered in time: deemed withdrawn, everything cancelled', () => {
    const result = after(...requested, events.expiredSupplements);
    expect([result.status, result.cancelDeadlines]).toEqual(['deemedWithdrawn', ['*']]);
    expect(types(result)).toEqual(['cancelParticipations', 'produceClosingLetter', 'notify', 'notify']);
    expect(result.effects[1]!.params).toEqual({ reason: 'deemedWithdrawn', dueOn: '2027-01-31' });
  });

  test('the last day counts in full: the fiction comes at midnight in Germany, and from then on an answer is too late', () => {
    const expire = (at: string) => attempt(requested, { ...events.expiredSupplements, at });
    expect(expire('2027-01-31T22:59:59.999Z')).toMatchObject({ refused: true, because: expect.arrayContaining(['expired']) });
    expect(expire('2027-01-31T23:00:00.000Z')).toMatchObject({ status: 'deemedWithdrawn' });
    const answer = (at: string) => attempt(requested, { ...events.answer, at });
    expect(answer('2027-01-31T22:59:59.999Z')).toMatchObject({ status: 'formalCheck' });
    expect(answer('2027-01-31T23:00:00.000Z')).toMatchObject({ refused: true, because: expect.arrayContaining(['supplementsInTime']) });
  });

  test('a deadline that was cancelled can no longer lapse', () => {
    expect(attempt(requested, events.expiredDecision)).toMatchObject({ refused: true });
    expect(attempt([...requested, events.answer], events.expiredSupplements)).toMatchObject({ refused: true });
  });

  test('an extension must be later than the present day', () => {
    expect(after(...requested, events.extend).setDeadlines).toMatchObject([{ kind: 'supplements', dueOn: '2027-03-01' }]);
    expect(attempt(requested, { ...events.extend, dueOn: '2027-01-30' })).toMatchObject({ refused: true, because: ['dueOnLater'] });
  });

  test('a request needs findings and a day ahead', () => {
    expect(attempt(submitted, { ...events.request, findings: [] })).toMatchObject({ refused: true, because: ['hasFindings'] });
    expect(attempt(submitted, { ...events.request, dueOn: '2026-12-07' })).toMatchObject({ refused: true, because: ['dueOnAhead'] });
    expect(attempt(submitted, { ...events.request, dueOn: '2027-02-30' })).toMatchObject({ refused: true, because: ['dueOnAhead'] });
  });

  test('a second round replaces the findings of the first', () => {
    const again = send(
      'clerk',
      { type: 'REQUEST_SUPPLEMENTS', requestId: 'r3', dueOn: '2027-03-15', findings: [{ ...finding, id: 'f9' }] },
      LATE,
    );
    expect(contextOf(after(...requested, events.answer, again)).findings).toEqual([{ id: 'f9', kind: 'missing', answered: false }]);
  });
});

describe('participation', () => {
  const asked = [...checked, events.ask];

  test('the decision waits for every body; the last one tells the office', () => {
    expect(attempt(asked, events.proposeGrant)).toMatchObject({ refused: true, because: ['noOpenParticipation'] });
    expect(notices(after(...asked, events.closed1))).toEqual([]);
    expect(notices(after(...asked, events.closed1, events.closed2))).toEqual(['office:participationsClosed']);
    expect(after(...asked, events.closed1, events.closed2, events.proposeGrant).status).toBe('releasePending');
  });

  test('the same answer twice counts once', () => {
    expect(contextOf(after(...asked, events.closed1, events.closed1)).openParticipations).toEqual(['2']);
  });

  test('an answer that crosses a withdrawal is taken note of', () => {
    const result = after(...asked, events.withdraw, events.closed1);
    expect([result.status, contextOf(result).openParticipations, result.effects]).toEqual(['withdrawn', ['2'], []]);
  });
});

describe('decision', () => {
  test('is released by a second person', () => {
    const result = after(...proposed, events.release);
    expect([result.status, result.cancelDeadlines]).toEqual(['granted', ['*']]);
    expect(types(result)).toEqual(['produceNotice', 'issueFinalFee', 'recordStatistics']);
    expect(result.effects[0]!.params).toEqual({ decisionId: 'dec', decisionKind: 'grant', contentHash: 'cc', decidedOn: '2026-12-07' });
    expect(after(...checked, events.proposeRefusal, events.release).status).toBe('refused');
  });

  test('four eyes: whoever proposed it cannot release it, in whatever role', () => {
    const same = send('head', { type: 'RELEASE_DECISION', decisionId: 'dec', contentHash: 'cc' }, LATER, 'officer-1');
    expect(attempt(proposed, same)).toMatchObject({ refused: true, because: expect.arrayContaining(['fourEyes']) });
  });

  test('only what was proposed is released', () => {
    expect(attempt(proposed, { ...events.release, contentHash: 'other' })).toMatchObject({
      because: expect.arrayContaining(['sameContent']),
    });
    expect(attempt(proposed, { ...events.release, decisionId: 'other' })).toMatchObject({
      because: expect.arrayContaining(['sameContent']),
    });
  });

  test('returned, it can be proposed anew', () => {
    expect(after(...proposed, events.giveBack, events.proposeRefusal, events.release).status).toBe('refused');
  });

  test.each([
    ['formalCheck', submitted],
    ['substantiveCheck', checked],
    ['releasePending', proposed],
  ])('in %s the period lapses: deemed granted from that day', (_, played) => {
    const result = after(...played, events.expiredDecision);
    expect([result.status, result.cancelDeadlines]).toEqual(['deemedGranted', ['*']]);
    expect(types(result)).toEqual(['cancelParticipations', 'produceFictionCertificate', 'notify', 'notify']);
    expect(result.effects[1]!.params).toEqual({ dueOn: '2027-03-22' });
  });

  test('the fiction never comes early, and after it nothing is decided any more', () => {
    expect(attempt(proposed, { ...events.expiredDecision, at: '2027-03-22T22:59:59.999Z' })).toMatchObject({ refused: true });
    expect(attempt(proposed, { ...events.expiredDecision, at: '2027-03-22T23:00:00.000Z' })).toMatchObject({ status: 'deemedGranted' });
    expect(attempt(proposed, { ...events.release, at: FAR })).toMatchObject({ because: expect.arrayContaining(['decisionInTime']) });
  });

  test('the notice counts as opened the first time', () => {
    const again = { ...events.opened, at: FAR };
    expect(contextOf(after(...proposed, events.release, events.opened, again)).noticeOpenedAt).toBe(LATER);
  });
});

test('an overdue formal check tells the office and changes nothing', () => {
  const result = after(...submitted, events.expiredCheck);
  expect([result.status, notices(result)]).toEqual(['formalCheck', ['office:formalCheckOverdue']]);
});

test('a withdrawal ends everything', () => {
  const result = after(...checked, events.ask, events.withdraw);
  expect([result.status, result.cancelDeadlines]).toEqual(['withdrawn', ['*']]);
  expect(types(result)).toEqual(['cancelParticipations', 'produceClosingLetter', 'notify', 'notify']);
});

test('money that comes after the end is not lost: the office hears of it', () => {
  expect(notices(after(events.discard, events.advance))).toEqual(['office:paymentAfterClosing']);
});

test('a day for which the pack has no rule is an error, never a stored state', () => {
  const early = { ...events.submit, at: '2020-01-15T09:00:00.000Z' };
  expect(() => attempt([events.advance], early)).toThrow('not in the packs: period formalCheck for simplified in MV on 2020-01-15');
});

test('the case began where its input says', () => {
  expect(contextOf(after())).toMatchObject({ ...input, openedAt: OPENED });
});
