import { contextOf, events, FAR, inputOf, LATE, modelOf, on, row, send, set, SLUG } from '../application/application.fixture';
import { play, stored } from '../model.fixture';
import { authorityPack, installPack, procedureOf } from '../packs';
import { told } from '../proceeding.fixture';
import { step, type StepEvent } from '../step';

// What a permit is worth after a revocation that falls, and rules that only some law has: each here in rows of its own.
const decision = { length: { months: 3 }, fiction: true, consequence: 'deemed-granted', trigger: 'allStatements' } as const;
installPack({
  ...authorityPack(SLUG),
  periods: [
    row('decision', { ...decision, procedures: ['town'], waivable: { by: 'applicants', basis: '§ 58' } }),
    row('deferral', { length: { months: 12 } }),
    row('retrieval', { length: { days: 4 } }),
  ],
  procedures: [{ ...procedureOf('MV', 'simplified'), id: 'town', feeDue: 'with-decision' }],
});
const { def } = modelOf('building-permit', 'simplified');
const player = (procedure: string) => ({
  after: (...played: readonly StepEvent[]) => play(def, inputOf(procedure), played),
  attempt: (played: readonly StepEvent[], event: StepEvent) => step(def, stored(play(def, inputOf(procedure), played).snapshot), event),
});
const { after, attempt } = player('simplified');
const town = player('town');

const checked = [events.advance, events.submit, events.confirm];
const granted = [...checked, events.proposeGrant, events.release];
const inTown = [events.submit, events.confirm];
const expired = (kind: string, at = FAR) => send('system', { type: 'DEADLINE_EXPIRED', kind }, at);

describe('a revocation that falls', () => {
  const revoked = { ...events.revoked, at: on('2026-12-28') };
  const restored = { ...events.restored, at: LATE };

  test('leaves the permit granted or deemed granted, as it was, and its validity is told', () => {
    const result = after(...granted, events.opened, revoked, restored);
    expect([result.status, told(result)]).toEqual([
      'granted',
      ['tell:validity:PERMIT_RESTORED', 'notify:office:permitRestored', 'notify:applicants:permitRestored'],
    ]);
    expect(contextOf(result)).toMatchObject({ decidedOn: '2026-12-07', notifiedOn: '2026-12-09' });
    expect(after(...checked, events.expiredDecision, events.revoked, events.restored).status).toBe('deemedGranted');
  });

  test('leaves its clocks where they were', () => {
    const notified = after(...granted, events.opened, revoked, restored);
    expect(set(notified)).toEqual([['objection', '2027-01-11']]);
    expect(contextOf(after(...granted, events.opened, revoked, restored, expired('objection'))).finalOn).toBe('2027-01-12');
    expect(set(after(...granted, { ...revoked, at: on('2026-12-08') }, restored))).toEqual([['retrieval', '2026-12-11']]);
    expect(attempt([...granted, events.opened, revoked], expired('objection'))).toMatchObject({ because: ['not-allowed-here'] });
  });

  test('an objection against the decision itself goes on meanwhile', () => {
    const contested = [...granted, events.opened, events.contest, revoked];
    expect(contextOf(after(...contested, events.uphold, events.restored))).toMatchObject({ contests: 0, finalOn: '2027-08-02' });
    expect(after(...contested, events.resume).status).toBe('substantiveCheck');
    expect(attempt([...granted, events.opened], events.restored)).toMatchObject({ because: ['not-allowed-here'] });
  });
});

describe('a period that waits for all statements', () => {
  test('begins when nobody has to be asked, with the day since which the papers are complete', () => {
    expect(set(town.after(...inTown))).toEqual([]);
    expect(set(town.after(...inTown, { ...events.askNobody, at: LATE }))).toEqual([['decision', '2027-03-01']]);
    expect(town.attempt(inTown, { ...events.askNobody, reason: ' ' })).toMatchObject({ because: ['hasReason'] });
  });

  test('not while somebody is asked, and not again', () => {
    expect(town.attempt([...inTown, events.ask], events.askNobody)).toMatchObject({ because: ['noOpenParticipation'] });
    expect(town.attempt([...inTown, events.ask, events.consents], events.askNobody)).toMatchObject({ because: ['awaitsStatements'] });
    expect(town.attempt([...inTown, events.askNobody], events.askNobody)).toMatchObject({ because: ['awaitsStatements'] });
    expect(attempt(checked, events.askNobody)).toMatchObject({ because: ['awaitsStatements'] });
  });

  test('no more, once the case was decided and is taken up again', () => {
    const resumed = [...inTown, events.askNobody, events.proposeGrant, events.release, events.resume];
    expect(town.attempt(resumed, events.askNobody)).toMatchObject({ because: ['awaitsStatements'] });
    expect(set(town.after(...resumed, events.ask, events.consents))).toEqual([]);
  });
});

describe('a waiver of the period', () => {
  const waived = [...inTown, events.askNobody, events.waivePeriod];

  test('ends it, and nothing counts as granted any more', () => {
    const result = town.after(...waived);
    expect([result.cancelDeadlines, contextOf(result).deadlines, told(result)]).toEqual([
      ['decision'],
      {},
      ['notify:office:decisionPeriodWaived'],
    ]);
    expect(town.attempt(waived, events.expiredDecision)).toMatchObject({ refused: true });
    expect(town.after(...waived, events.proposeGrant, { ...events.release, at: FAR }).status).toBe('granted');
  });

  test('before it began keeps it from beginning, a deferral brings it back no more', () => {
    expect(set(town.after(...inTown, events.waivePeriod, events.ask, events.consents))).toEqual([]);
    expect(set(town.after(...waived, events.defer, events.endDeferral))).toEqual([]);
    expect(town.attempt(waived, events.waivePeriod)).toMatchObject({ because: ['decisionWaivable'] });
  });

  test('only where the rule allows it, by the builder, before the fiction', () => {
    expect(attempt(checked, events.waivePeriod)).toMatchObject({ because: ['decisionWaivable'] });
    expect(town.attempt(inTown, { ...events.waivePeriod, actor: { id: 'd', name: 'd', role: 'designer' } })).toMatchObject({
      because: ['role'],
    });
    const late = { ...events.waivePeriod, at: on('2027-03-02') };
    expect(town.attempt([...inTown, events.askNobody], late)).toMatchObject({ because: ['decisionInTime'] });
  });
});

describe('a notice that only lies ready', () => {
  const unretrieved = expired('retrieval', on('2026-12-12'));

  test('must be served again, where the law wants it retrieved', () => {
    expect(told(after(...granted, unretrieved))).toEqual(['notify:office:noticeNotRetrieved']);
  });

  describe('counts as notified by its provision, where the law says so', () => {
    beforeAll(() => {
      const pack = authorityPack(SLUG);
      const rule = { ...row(''), channel: 'portal' as const, days: 1, rolls: false, deemedAfterDays: 4 };
      installPack({ ...pack, notifications: [{ ...rule, id: 'test.portal' }], without: ['de.notification-portal'] });
    });

    test('the permit from that day, with its clocks', () => {
      const result = after(...granted, unretrieved);
      expect([contextOf(result).notifiedOn, set(result), told(result)]).toEqual([
        '2026-12-11',
        [['objection', '2027-01-11']],
        ['startProceeding'],
      ]);
      expect(attempt([...granted, unretrieved], events.serve)).toMatchObject({ because: ['notYetNotified'] });
    });

    test('the refusal too; retrieved earlier or not makes no difference', () => {
      const refused = [...checked, events.waive, events.proposeRefusal, events.release];
      expect([contextOf(after(...refused, unretrieved)).notifiedOn, told(after(...refused, unretrieved))]).toEqual(['2026-12-11', []]);
      expect(contextOf(after(...granted, events.opened)).notifiedOn).toBe('2026-12-11');
      expect(attempt(granted, expired('retrieval', on('2026-12-11')))).toMatchObject({ refused: true });
    });
  });
});
