import { contextOf, events, FAR, finding, LATE, LATER, modelOf, on, row, send, set, withRows } from '../application/application.fixture';
import { play, stored } from '../model.fixture';
import { procedureOf } from '../packs';
import { told } from '../proceeding.fixture';
import { step, type StepEvent } from '../step';

const decision = { length: { months: 3 }, fiction: true, consequence: 'deemed-granted' } as const;
const BY_AGREEMENT = { upTo: { months: 1 }, basis: '§ 1', needsReason: true, byAgreement: true } as const;
withRows(
  [
    row('decision', { ...decision, procedures: ['housing'], trigger: 'complete' }),
    row('decision', { ...decision, procedures: ['town'], trigger: 'allStatements' }),
    row('decision', {
      length: { months: 3 },
      procedures: ['slow'],
      trigger: 'receipt',
      supplements: { effect: 'suspend' },
      extension: BY_AGREEMENT,
    }),
    row('formalCheck', { length: { weeks: 3 }, procedures: ['housing', 'town', 'slow'], trigger: 'receipt' }),
    row('forwarding', { length: { workingDays: 3 }, procedures: ['town'] }),
    row('deferral', { length: { months: 12 }, basis: '§ 15 BauGB' }),
  ],
  ['housing', 'town', 'slow'].map((id) => ({
    ...procedureOf('MV', 'simplified'),
    id,
    feeDue: 'with-decision' as const,
    entry: id === 'town' ? ('municipality' as const) : ('authority' as const),
  })),
);

const { def } = modelOf('building-permit', 'simplified');
const playerOf = (procedure: string) => {
  const { input } = modelOf('building-permit', procedure);
  return {
    after: (...played: readonly StepEvent[]) => play(def, input, played),
    attempt: (played: readonly StepEvent[], event: StepEvent) => step(def, stored(play(def, input, played).snapshot), event),
  };
};
const { after, attempt } = playerOf('simplified');
const full = playerOf('full');
const housing = playerOf('housing');
const town = playerOf('town');
const slow = playerOf('slow');

const submitted = [events.advance, events.submit];
const checked = [...submitted, events.confirm];
const expired = (kind: string, at = FAR) => send('system', { type: 'DEADLINE_EXPIRED', kind }, at);
const request = (at: string, dueOn: string) =>
  send('clerk', { type: 'REQUEST_SUPPLEMENTS', requestId: 'r', dueOn, findings: [finding] }, at);
const answer = (at: string) => send('builder', { type: 'SUBMIT_SUPPLEMENTS', answers: [] }, at);

describe('filing', () => {
  test('both periods begin with receipt, as in version 1', () => {
    const result = after(...submitted);
    expect(set(result)).toEqual([
      ['formalCheck', '2026-12-21'],
      ['decision', '2027-03-22'],
    ]);
    expect(told(result)).toEqual(['openEfile', 'produceReceipt', 'notify:office:submitted', 'notify:applicants:submitted']);
  });

  test('the full procedure has no period for the decision, so nothing can count as granted', () => {
    expect(set(full.after(...submitted))).toEqual([['formalCheck', '2026-12-21']]);
    expect(full.attempt(checked, events.expiredDecision)).toMatchObject({ refused: true, because: expect.arrayContaining(['expired']) });
  });

  test('the advance is owed only where the fee falls due with the application', () => {
    expect(attempt([], events.submit)).toMatchObject({ refused: true, because: ['advancePaid', 'entersAtMunicipality'] });
    expect(housing.after(events.submit).status).toBe('formalCheck');
    expect(housing.attempt([], { ...events.submit, documents: [] })).toMatchObject({ because: expect.arrayContaining(['hasDocuments']) });
  });

  test('the law of the day of receipt holds, whatever comes later', () => {
    const old = { ...events.submit, at: on('2025-12-01') };
    const result = after(events.advance, old, { ...events.confirm, at: on('2026-01-12') });
    expect(set(result)).toEqual([['decision', '2026-03-02']]);
    expect(result.setDeadlines[0]?.explanation).toMatchObject({ ruleId: 'mv.decision-simplified', event: '2025-12-01' });
  });
});

describe('at the municipality', () => {
  test('it is asked first; nothing of the authority runs', () => {
    const result = town.after(events.submit);
    expect([result.status, set(result)]).toEqual(['atMunicipality', [['forwarding', '2026-12-03']]]);
    expect(result.effects.at(-1)).toMatchObject({ type: 'askMunicipality', params: { periodKind: 'forwarding' } });
  });

  test.each([
    ['the clerk', events.forward],
    ['its statement', events.consents],
    ['its silence', events.expiredForwarding],
  ])('%s passes it on: from that day the check runs', (_, forwards) => {
    const result = town.after(events.submit, forwards);
    expect([result.status, result.cancelDeadlines]).toEqual(['formalCheck', ['forwarding']]);
    expect(contextOf(result)).toMatchObject({ receivedOn: '2026-11-30', clocks: { formalCheck: [{ on: forwards.at.slice(0, 10) }] } });
  });

  test('a request that the office took back passes nothing on', () => {
    expect(town.after(events.submit, events.takenBack).status).toBe('atMunicipality');
    expect(town.attempt([events.submit], expired('forwarding', on('2026-12-03')))).toMatchObject({ refused: true });
  });

  test('a period that waits for all statements begins with the last', () => {
    const asked = [events.submit, events.forward, events.confirm, events.ask];
    expect(set(town.after(events.submit, events.forward, events.confirm))).toEqual([]);
    expect(set(town.after(...asked, { ...events.consents, at: LATE }))).toEqual([['decision', '2027-04-15']]);
  });
});

describe('supplements', () => {
  test('a request in time interrupts; the answer starts both periods anew', () => {
    expect(after(...submitted, events.request).cancelDeadlines).toEqual(['formalCheck', 'decision']);
    const result = after(...submitted, events.request, events.answer);
    expect(set(result)).toEqual([
      ['formalCheck', '2027-02-05'],
      ['decision', '2027-05-05'],
    ]);
    expect(result.setDeadlines[1]?.explanation.interruptions).toMatchObject([{ on: '2026-12-07', restartedOn: '2027-01-15' }]);
  });

  test('a late request stops nothing, its answer restarts nothing, and the fiction may come in between', () => {
    const late = after(...submitted, events.requestLate);
    expect([late.cancelDeadlines, set(late)]).toEqual([['formalCheck'], [['supplements', '2027-02-28']]]);
    const answered = after(...submitted, events.requestLate, answer(on('2027-01-20')));
    expect([set(answered), contextOf(answered).deadlines['decision']?.dueOn]).toEqual([[], '2027-03-22']);
    expect(after(...submitted, events.requestLate, events.expiredDecision).status).toBe('deemedGranted');
  });

  test('where the rule suspends, the days of waiting do not count; a period that nothing stops goes on', () => {
    const requested = slow.after(events.submit, events.request);
    expect([requested.cancelDeadlines, contextOf(requested).deadlines['formalCheck']?.dueOn]).toEqual([['decision'], '2026-12-21']);
    const answered = slow.after(events.submit, events.request, events.answer);
    expect(set(answered)).toEqual([['decision', '2027-04-09']]);
    expect(answered.setDeadlines[0]?.explanation.suspensions).toMatchObject([{ from: '2026-12-07', to: '2027-01-15', days: 40 }]);
  });

  test('papers that are complete count from the day of the last of them, not from the office’s word', () => {
    const result = housing.after(events.submit, request(LATER, '2027-01-31'), answer(LATE), { ...events.confirm, at: on('2027-02-01') });
    expect(result.setDeadlines).toMatchObject([{ kind: 'decision', dueOn: '2027-04-15', explanation: { event: '2027-01-15' } }]);
  });

  test('the last day counts in full, then the application counts as withdrawn and nothing else is possible', () => {
    const requested = [...submitted, events.request];
    expect(attempt(requested, answer('2027-01-31T22:59:59.999Z'))).toMatchObject({ status: 'formalCheck' });
    expect(attempt(requested, answer('2027-01-31T23:00:00.000Z'))).toMatchObject({
      because: expect.arrayContaining(['supplementsInTime']),
    });
    expect(attempt(requested, expired('supplements', '2027-01-31T22:59:59.999Z'))).toMatchObject({ refused: true });
    const result = after(...requested, events.expiredSupplements);
    expect([result.status, contextOf(result).deadlines]).toEqual(['deemedWithdrawn', {}]);
    expect(result.effects[1]?.params).toEqual({ reason: 'deemedWithdrawn', dueOn: '2027-01-31' });
  });

  test('an extension is later than the present day and comes in time', () => {
    const requested = [...submitted, events.request];
    expect(set(after(...requested, events.extend))).toEqual([['supplements', '2027-03-01']]);
    expect(attempt(requested, { ...events.extend, dueOn: '2027-01-30' })).toMatchObject({ because: ['dueOnLater'] });
    expect(attempt(requested, { ...events.extend, at: on('2027-02-01') })).toMatchObject({ because: ['supplementsInTime'] });
  });
});

describe('hearing before a refusal (§ 28 VwVfG)', () => {
  test('nobody is refused unheard; a grant needs no hearing', () => {
    expect(attempt(checked, events.proposeRefusal)).toMatchObject({ refused: true, because: ['heardBeforeRefusal'] });
    expect(after(...checked, events.proposeGrant).status).toBe('releasePending');
  });

  test('it has its letter and its day; heard is who answered, or let the day pass', () => {
    const asked = after(...checked, events.hear);
    expect([asked.status, set(asked)]).toEqual(['hearing', [['hearing', '2027-01-04']]]);
    expect(asked.effects).toMatchObject([
      {
        type: 'produceLetter',
        params: { letter: 'hearing', to: 'applicants', values: { text: 'Die Abstandsfläche fehlt.', dueOn: '2027-01-04' } },
      },
    ]);
    expect(attempt([...checked, events.hear], expired('hearing', on('2027-01-04')))).toMatchObject({ refused: true });
    for (const end of [events.reply, events.expiredHearing]) {
      expect(after(...checked, events.hear, end, { ...events.proposeRefusal, at: LATE }).status).toBe('releasePending');
    }
  });

  test('the applicant may improve the application, and then be granted', () => {
    const improved = [...checked, events.hear, events.add, events.reply];
    expect(Object.keys(contextOf(after(...improved)).documents)).toEqual(['d1']);
    expect(after(...improved, events.proposeGrant, events.release).status).toBe('granted');
  });

  test('it may be waived, with a reason', () => {
    expect(after(...checked, events.waive, events.proposeRefusal).status).toBe('releasePending');
    expect(attempt(checked, { ...events.waive, reason: ' ' })).toMatchObject({ because: ['hasReason'] });
    expect(attempt(checked, { ...events.hear, text: '' })).toMatchObject({ because: ['hasText'] });
  });

  test('the period of the decision goes on meanwhile', () => {
    expect(after(...checked, events.hear, events.expiredDecision).status).toBe('deemedGranted');
  });
});

describe('deferral (§ 15 BauGB)', () => {
  const deferred = [...checked, events.defer];

  test('interrupts the period of the decision, which starts anew when it ends', () => {
    const result = after(...deferred);
    expect([result.status, result.cancelDeadlines, set(result)]).toEqual(['deferred', ['decision'], [['deferral', '2027-06-01']]]);
    expect(attempt(deferred, events.expiredDecision)).toMatchObject({ refused: true });
    expect(set(after(...deferred, events.endDeferral))).toEqual([['decision', '2027-05-05']]);
  });

  test('one that runs out ended on its day, however late the sweep comes', () => {
    const result = after(...deferred, expired('deferral', on('2027-06-10')));
    expect([result.status, set(result)]).toEqual(['substantiveCheck', [['decision', '2027-09-22']]]);
    expect(result.setDeadlines[0]?.explanation).toMatchObject({ event: '2027-06-01', interruptions: [{ basis: '§ 15 BauGB' }] });
  });

  test('no longer than the law allows, and with a reason', () => {
    expect(attempt(checked, { ...events.defer, until: '2027-12-07' })).toMatchObject({ status: 'deferred' });
    expect(attempt(checked, { ...events.defer, until: '2027-12-08' })).toMatchObject({ because: ['deferralAllowed'] });
    expect(attempt(checked, { ...events.defer, reason: '' })).toMatchObject({ because: ['hasReason'] });
  });
});

describe('more time for the decision', () => {
  const old = [events.advance, { ...events.submit, at: on('2025-12-01') }, { ...events.confirm, at: on('2025-12-08') }];
  const extend = (dueOn: string, reason = 'Gutachten') => send('officer', { type: 'EXTEND_DECISION', dueOn, reason }, on('2026-02-02'));

  test('as far as the rule allows, with its reason and a letter', () => {
    const result = after(...old, extend('2026-04-02'));
    expect(set(result)).toEqual([['decision', '2026-04-02']]);
    expect(told(result)).toEqual(['letter:decision-extended']);
    expect(attempt(old, extend('2026-04-03'))).toMatchObject({ because: ['extensionAllowed'] });
    expect(attempt(old, extend('2026-04-02', ''))).toMatchObject({ because: ['extensionAllowed'] });
  });

  test('with the applicant, where the rule wants that', () => {
    const more = send('officer', { type: 'EXTEND_DECISION', dueOn: '2027-03-29', reason: 'Gutachten' });
    expect(slow.attempt([events.submit], more)).toMatchObject({ because: ['extensionAllowed'] });
    expect(set(slow.after(events.submit, { ...more, agreed: true }))).toEqual([['decision', '2027-03-29']]);
  });

  test('not where the rule knows no extension', () => {
    expect(attempt(checked, events.moreTime)).toMatchObject({ because: ['extensionAllowed'] });
  });
});

describe('fiction', () => {
  test.each([
    ['formalCheck', submitted],
    ['substantiveCheck', checked],
    ['hearing', [...checked, events.hear]],
    ['releasePending', [...checked, events.proposeGrant]],
  ])('in %s the period lapses: deemed granted from the day after, with certificate and final fee', (_, played) => {
    const result = after(...played, events.expiredDecision);
    expect([result.status, contextOf(result).decidedOn]).toEqual(['deemedGranted', '2027-03-23']);
    expect(told(result).slice(0, 4)).toEqual(['cancelParticipations', 'produceFictionCertificate', 'issueFinalFee', 'startProceeding']);
    expect(result.effects[1]?.params).toEqual({ dueOn: '2027-03-22' });
    expect(result.effects[3]?.params).toMatchObject({ workflow: 'validity', input: { grantedOn: '2027-03-23', notifiedOn: '2027-03-23' } });
  });

  test('never early, and after it nothing is decided any more', () => {
    const proposed = [...checked, events.proposeGrant];
    expect(attempt(proposed, expired('decision', '2027-03-22T22:59:59.999Z'))).toMatchObject({ refused: true });
    expect(attempt(proposed, { ...events.release, at: '2027-03-22T23:00:00.000Z' })).toMatchObject({
      because: expect.arrayContaining(['decisionInTime']),
    });
    expect(attempt(checked, { ...events.hear, at: on('2027-03-23'), dueOn: '2027-05-03' })).toMatchObject({ because: ['decisionInTime'] });
  });

  test('where the law attaches none, the office is reminded once and nothing is granted', () => {
    const result = slow.after(events.submit, events.confirm, events.expiredDecision);
    expect([result.status, told(result)]).toEqual(['substantiveCheck', ['notify:office:decisionOverdue']]);
    expect(slow.attempt([events.submit, events.confirm, events.expiredDecision], events.expiredDecision)).toMatchObject({ refused: true });
  });

  test('another certificate on request', () => {
    expect(after(...checked, events.expiredDecision, events.certificate).effects).toMatchObject([{ params: { dueOn: '2027-03-22' } }]);
  });
});
