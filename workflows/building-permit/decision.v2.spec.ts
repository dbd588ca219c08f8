import { contextOf, document, events, FAR, LATE, LATER, modelOf, on, OPENED, send, set } from '../application/application.fixture';
import { play, stored } from '../model.fixture';
import { told } from '../proceeding.fixture';
import { step, type StepEvent } from '../step';

const { def, input } = modelOf('building-permit', 'simplified');
const after = (...played: readonly StepEvent[]) => play(def, input, played);
const attempt = (played: readonly StepEvent[], event: StepEvent) => step(def, stored(after(...played).snapshot), event);

const submitted = [events.advance, events.submit];
const checked = [...submitted, events.confirm];
const granted = [...checked, events.proposeGrant, events.release];
const refused = [...checked, events.hear, events.reply, events.proposeRefusal, events.release];
const expired = (kind: string, at = FAR) => send('system', { type: 'DEADLINE_EXPIRED', kind }, at);

describe('decision and notification', () => {
  test('four eyes, and only what was proposed', () => {
    const proposed = [...checked, events.proposeGrant];
    const same = send('head', { type: 'RELEASE_DECISION', decisionId: 'dec', contentHash: 'cc' }, LATER, 'officer-1');
    expect(attempt(proposed, same)).toMatchObject({ because: expect.arrayContaining(['fourEyes']) });
    expect(attempt(proposed, { ...events.release, contentHash: 'x' })).toMatchObject({ because: expect.arrayContaining(['sameContent']) });
  });

  test('waits for bodies and neighbours', () => {
    expect(attempt([...checked, events.ask], events.proposeGrant)).toMatchObject({ because: ['noOpenParticipation'] });
    expect(attempt([...checked, events.neighbours], events.proposeGrant)).toMatchObject({ because: ['neighboursHeard'] });
    expect(after(...checked, events.neighbours, events.neighbourAgrees, events.proposeGrant).status).toBe('releasePending');
    expect(after(...checked, events.neighbours, { ...events.proposeGrant, at: LATE }).status).toBe('releasePending');
  });

  test('released, it lies ready for ten days; statistics and final fee', () => {
    const result = after(...granted);
    expect([result.cancelDeadlines, set(result)]).toEqual([['*'], [['retrieval', '2026-12-17']]]);
    expect(told(result)).toEqual(['produceNotice', 'issueFinalFee', 'recordStatistics']);
  });

  test('retrieved, it is notified the day after: the objection period runs and the permit’s validity is watched', () => {
    const result = after(...granted, events.opened);
    expect([result.cancelDeadlines, set(result)]).toEqual([['retrieval'], [['objection', '2027-01-11']]]);
    expect(result.effects).toEqual([
      {
        type: 'startProceeding',
        params: {
          workflow: 'validity',
          input: expect.objectContaining({
            grantedOn: '2026-12-07',
            notifiedOn: '2026-12-09',
            procedure: 'simplified',
            receivedOn: '2026-11-30',
          }),
        },
      },
    ]);
    expect(after(...granted, events.opened, { ...events.opened, at: LATE }).effects).toEqual([]);
    expect(told(after(...refused, events.opened))).toEqual([]);
  });

  test('not retrieved in time it must be served again; opening it later notifies nobody', () => {
    const late = [...granted, expired('retrieval', on('2026-12-18'))];
    expect(told(after(...late))).toEqual(['notify:office:noticeNotRetrieved']);
    const opened = after(...late, { ...events.opened, at: on('2026-12-20') });
    expect([contextOf(opened).notifiedOn, contextOf(opened).noticeOpenedAt]).toEqual([null, on('2026-12-20')]);
    expect(set(after(...late, events.serve))).toEqual([['objection', '2027-01-25']]);
    expect(set(after(...late, { ...events.serve, channel: 'formal' }))).toEqual([['objection', '2027-01-21']]);
  });

  test('a designer who reads it notifies nobody', () => {
    const opened = after(...granted, { ...events.opened, actor: { id: 'd', name: 'd', role: 'designer' } });
    expect([contextOf(opened).notifiedOn, contextOf(opened).noticeOpenedAt, opened.effects]).toEqual([null, on('2026-12-08'), []]);
  });

  test('served once, by a known way, on a day that has come', () => {
    expect(attempt([...granted, events.opened], events.serve)).toMatchObject({ because: ['notYetNotified'] });
    expect(attempt(granted, { ...events.serve, channel: 'pigeon' })).toMatchObject({ because: ['channelKnown'] });
    for (const day of ['2026-12-06', '2027-01-16', 'soon']) {
      expect(attempt(granted, { ...events.serve, on: day })).toMatchObject({ because: ['servedSinceDecision'] });
    }
  });

  test('final when nobody objects in time, from the day after', () => {
    const result = after(...granted, events.opened, events.expiredObjection);
    expect([contextOf(result).finalOn, told(result)]).toEqual(['2027-01-12', ['notify:office:decisionFinal']]);
    expect(attempt([...granted, events.opened], expired('objection', on('2027-01-11')))).toMatchObject({ refused: true });
  });

  test('contested it becomes final only with the last contest', () => {
    const contested = [...granted, events.opened, events.contest, events.contest];
    expect(after(...contested).cancelDeadlines).toEqual(['objection']);
    expect(contextOf(after(...contested, events.uphold)).finalOn).toBeNull();
    expect(contextOf(after(...contested, events.uphold, events.uphold)).finalOn).toBe('2027-08-02');
    expect(attempt([...granted, events.opened], events.uphold)).toMatchObject({ because: ['lastContest', 'contested'] });
  });
});

describe('afterwards', () => {
  test('taken up again nothing is decided: it can be decided anew, but nothing counts as granted by then', () => {
    const resumed = [...refused, events.opened, events.contest, events.resume];
    const result = after(...resumed);
    expect([result.status, contextOf(result)]).toMatchObject([
      'substantiveCheck',
      { proposal: null, hearing: 'none', decidedOn: null, notifiedOn: null, finalOn: null, contests: 0, deadlines: {} },
    ]);
    expect(after(...resumed, events.proposeGrant, { ...events.release, at: FAR }).status).toBe('granted');
    expect(after(...submitted, events.request, events.expiredSupplements, events.resume).status).toBe('formalCheck');
  });

  test('lapse, revocation, giving up and taking up again end a permit; a refusal that is final cannot be withdrawn', () => {
    const ended = ['tell:validity:PERMIT_ENDED', 'tell:construction:PERMIT_ENDED'];
    expect(after(...granted, events.opened, events.lapsed)).toMatchObject({ status: 'lapsed', cancelDeadlines: ['*'] });
    expect(told(after(...granted, events.opened, events.lapsed))).toEqual(['tell:construction:PERMIT_ENDED']);
    expect(told(after(...granted, events.opened, events.revoked))).toEqual(ended);
    expect(told(after(...granted, events.opened, events.withdraw)).slice(-2)).toEqual(ended);
    expect(told(after(...granted, events.opened, events.resume)).slice(0, 2)).toEqual(ended);
    expect(after(...refused, events.opened, events.withdraw).status).toBe('withdrawn');
    expect(attempt([...refused, events.opened, events.expiredObjection], events.withdraw)).toMatchObject({ because: ['notFinal'] });
  });

  test('not competent: the letter names who is', () => {
    const result = after(...submitted, events.notCompetent);
    expect([result.status, result.cancelDeadlines, contextOf(result).deadlines]).toEqual(['notCompetent', ['*'], {}]);
    expect(result.effects[0]?.params).toMatchObject({ letter: 'not-competent', values: { authorityName: 'Nachbarkreis' } });
    expect(attempt(submitted, { ...events.notCompetent, authorityName: '' })).toMatchObject({ because: ['namesAuthority'] });
  });

  test('what was submitted is kept', () => {
    expect(
      contextOf(after(events.add, events.advance, { ...events.submit, documents: [{ ...document, documentId: 'd2' }] }, events.builder)),
    ).toMatchObject({ documents: { d2: { version: 1 } }, receivedOn: OPENED.slice(0, 10) });
  });
});
