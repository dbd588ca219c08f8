import { NORTH, SOUTH } from '../../apps/cli/journey/personas';
import { waitFor } from '../../apps/cli/journey/wait';
import type { CaseView, ParticipationView } from '../../apps/cli/journey/views';
import { newKey, problemOf } from './drafts';
import { plusDays, Room, type Office } from './procedures/room';
import { MAIN, SECOND, useWorld } from './world';

const world = useWorld();

const office = (
  authority: string,
  municipalityAgs: string,
  clerk: string,
  officer: string,
  head: string,
  administrator: string,
): Office => ({
  authority,
  municipalityAgs,
  clerk,
  officer,
  head,
  administrator,
});
const WEST = office(MAIN, '13074026', 'petra.lange', 'matthias.krueger', 'dr.sabine.holm', 'admin.nwm');
const EAST = office(SECOND, '13076090', 'clerk.lup', 'officer.lup', 'head.lup', 'admin.lup');
const NORTHERN = office(NORTH, '03451002', 'clerk.nord', 'officer.nord', 'head.nord', 'admin.nord');
const SOUTHERN = office(SOUTH, '08126069', 'clerk.sued', 'officer.sued', 'head.sued', 'admin.sued');

/** A permit in the full procedure, decided and notified. */
async function decided(where: Office, kind: 'grant' | 'refuse', procedure = 'full'): Promise<Room> {
  const room = await Room.open(world(), where, procedure);
  await room.pay();
  await room.submit();
  await room.complete();
  if (kind === 'refuse')
    await room.act(where.officer, 'WAIVE_HEARING', { reason: 'Eine Anhörung ist nach § 28 Abs. 2 VwVfG entbehrlich.' });
  await room.decide(kind);
  await room.status(kind === 'grant' ? 'granted' : 'refused');
  return room;
}

/** The municipality answers what it was asked. */
async function municipalityAnswers(room: Room, sub: string, kind: string, text = ''): Promise<void> {
  const client = room.as(sub);
  const asked = await waitFor('the request to the municipality', async () => {
    const { items } = await client.get<{ items: ParticipationView[] }>('inbox');
    return items.find((item) => item.caseId === room.id);
  });
  await client.post(`participations/${asked.id}/statement`, { kind, text, conditions: [] }, newKey());
}

describe('the right procedure at the right authority', () => {
  it('is found by a few questions, and says why', async () => {
    const client = world().as('lena.otto');
    const answers: Record<string, unknown> = {};
    for (let asked = 0; asked < 20; asked++) {
      const advice = await client.post<{
        question: { id: string; type: string; choices?: { value: string }[] } | null;
        result: { procedure: { id: string } | null; why: string; basis: string } | null;
      }>('procedure-advice', { answers }, newKey());
      if (!advice.question) {
        expect(advice.result?.why.length).toBeGreaterThan(20);
        expect(advice.result?.basis).toMatch(/§/);
        return;
      }
      const { id, type, choices } = advice.question;
      answers[id] = type === 'boolean' ? false : type === 'number' ? 750 : choices?.[0]?.value;
    }
    throw new Error('it never stops asking');
  });

  it('refuses a plot elsewhere before anything is filled in, and names who decides there', async () => {
    const client = world().as('lena.otto');
    const elsewhere = { procedure: 'simplified', title: 'Haus', municipalityAgs: EAST.municipalityAgs };
    const known = await problemOf(client.post('cases', elsewhere, newKey()));
    expect([known.status, known['competentAuthority']]).toEqual([422, SECOND]);
    const unknown = await client.get<{ competent: boolean; district: string }>('competence?ags=09162000');
    expect(unknown).toMatchObject({ competent: false, authority: null, district: expect.stringContaining('München') as string });
    const parcel = await problemOf(
      client.post('cases', { ...elsewhere, municipalityAgs: '13074026', parcelId: '03273000100042______' }, newKey()),
    );
    expect(parcel.fields?.[0]).toMatchObject({ path: '/parcelId', key: 'parcelElsewhere' });
    const notOffered = await problemOf(
      client.post('cases', { ...elsewhere, municipalityAgs: '13074026', procedure: 'nonsense' }, newKey()),
    );
    expect([notOffered.status, notOffered.fields?.[0]?.path]).toEqual([422, '/procedure']);
  });
});

describe('permit exemption', () => {
  it('is handed over to the simplified procedure without re-entry when the municipality demands it', async () => {
    const room = await (await Room.open(world(), WEST, 'permit-exemption')).submit();
    await room.status('municipalReview');
    await municipalityAnswers(room, 'stadt.grevesmuehlen', 'objection', 'Wir wollen die Bebauung prüfen lassen.');
    await room.status('handedOver');
    const next = await waitFor('the new case', async () => (await room.view()).successors[0]);
    const builder = room.builder;
    const view = await builder.get<CaseView>(`cases/${next.id}`);
    expect([view.status, view.procedure, view.predecessor?.id]).toEqual(['draft', 'simplified', room.id]);
    const { data, problems } = await builder.get<{ data: Record<string, Record<string, unknown>>; problems: unknown[] }>(
      `cases/${next.id}/application`,
    );
    expect([data['plot']?.['street'], problems]).toEqual(['Am Ploggensee', []]);
    expect(await builder.get<unknown[]>(`cases/${next.id}/documents`)).toHaveLength(1);
    const following = Room.of(world(), WEST, next.id);
    await following.pay();
    await following.submit();
    await following.status('formalCheck');
  });

  it('may start when the municipality does not want a procedure', async () => {
    const room = await (await Room.open(world(), WEST, 'permit-exemption')).submit();
    await municipalityAnswers(room, 'stadt.grevesmuehlen', 'notAffected');
    await room.status('mayStart');
  });
});

describe('preliminary decision, deviation, partial permit', () => {
  it('answers the questions of a preliminary decision', async () => {
    const room = await (await Room.open(world(), WEST, 'preliminary-decision')).submit();
    await room.complete();
    const tooEarly = await problemOf(room.propose('refuse'));
    expect(tooEarly.status).toBe(409);
    await room.act(WEST.officer, 'START_HEARING', {
      text: 'Wir beabsichtigen, die Frage zu verneinen.',
      dueOn: plusDays(await room.today(), 14),
    });
    await room.act('anna.berger', 'ANSWER_HEARING', { text: 'Wir sehen das anders.' });
    await room.decide('refuse');
    await room.status('refused');
  });

  it('hears the neighbours before a deviation is granted', async () => {
    const room = await (await Room.open(world(), WEST, 'isolated-deviation')).submit();
    await room.complete();
    await room.act(WEST.officer, 'NOTIFY_NEIGHBOURS', {
      neighbours: 'Familie Schröder, Lindenweg 5',
      dueOn: plusDays(await room.today(), 14),
    });
    expect((await problemOf(room.propose('grant'))).status).toBe(409);
    await room.act(WEST.clerk, 'NEIGHBOUR_ANSWERED', { who: 'Familie Schröder', consent: true, last: true });
    await room.decide('grant');
    await room.status('granted');
  });

  it('gives a partial permit for a case that is pending', async () => {
    const main = await Room.open(world(), WEST, 'full');
    await main.pay();
    await main.submit();
    const alone = await Room.open(world(), WEST, 'partial-permit');
    expect((await problemOf(alone.submit())).status).toBe(409);
    const part = await (await Room.open(world(), WEST, 'partial-permit', {}, { mainCaseId: main.id })).submit();
    await part.complete();
    await part.decide('grant');
    await part.status('granted');
  });
});

describe('after the decision', () => {
  it('takes a refusal up again after an objection, and decides anew', async () => {
    const room = await decided(WEST, 'refuse');
    await room.openNotice('Ablehnung');
    const objection = await room.begin('anna.berger', 'objection', { text: 'Die Ablehnung ist falsch.' });
    expect([objection.status, objection.title]).toEqual(['examination', 'Widerspruch']);
    const foreign = await problemOf(room.act('anna.berger', 'REMEDY', { text: 'Ich helfe mir selbst ab.' }, objection.id));
    expect([403, 409]).toContain(foreign.status);
    await room.act(WEST.head, 'REMEDY', { text: 'Wir haben die Abstandsflächen neu berechnet.' }, objection.id);
    await room.status('substantiveCheck');
    await room.decide('grant');
    await room.status('granted');
  });

  it('follows the building from its start to its use, with a stop in between', async () => {
    const room = await decided(WEST, 'grant');
    await room.openNotice('Baugenehmigung');
    const tomorrow = plusDays(await room.today(), 1);
    expect((await problemOf(room.begin('anna.berger', 'construction', { on: tomorrow, siteManager: 'P. Kahl' }))).status).toBe(409);
    const { id } = await room.begin('anna.berger', 'construction', {
      on: plusDays(await room.today(), 8),
      siteManager: 'P. Kahl, 0170 000000',
    });
    await room.act(WEST.officer, 'PROHIBIT', { reason: 'Es wird abweichend von den Plänen gebaut.' }, id);
    await room.act(WEST.officer, 'LIFT', { reason: 'Die Abweichung ist beseitigt.' }, id);
    await room.act('anna.berger', 'USE', { on: plusDays(await room.today(), 30) }, id);
    expect((await room.proceedings('construction'))[0]?.status).toBe('useNotified');
    await room.proceeding('validity', 'begun');
  });

  it('extends a permit, changes its builder, has it tested and takes it back with four eyes', async () => {
    const room = await decided(WEST, 'grant');
    await room.openNotice('Baugenehmigung');
    const validity = await room.proceeding('validity', 'running');
    const until = validity.deadlines.find((deadline) => deadline.status === 'open')?.dueOn ?? '';
    await room.act('anna.berger', 'APPLY_EXTENSION', { reason: 'Die Finanzierung verzögert sich.' }, validity.id);
    await room.act(WEST.officer, 'GRANT_EXTENSION', {}, validity.id);
    const extended = await room.proceeding('validity', 'running');
    expect((extended.deadlines.find((deadline) => deadline.status === 'open')?.dueOn ?? '') > until).toBe(true);

    const test = await room.begin(WEST.officer, 'test-engineer', {
      engineer: 'Dr.-Ing. Vogel',
      field: 'structural',
      number: 'P-17',
      scope: 'Standsicherheitsnachweis',
      dueOn: plusDays(await room.today(), 30),
    });
    await room.act(WEST.clerk, 'REPORT', { result: 'approved', text: 'Ohne Beanstandung.' }, test.id);
    await room.act(WEST.officer, 'ACCEPT', {}, test.id);

    const revocation = await room.begin(WEST.officer, 'revocation', {
      kind: 'withdrawal',
      reasons: 'Die Pläne waren unrichtig.',
      dueOn: plusDays(await room.today(), 14),
    });
    await room.act('anna.berger', 'ANSWER', { text: 'Die Pläne waren richtig.' }, revocation.id);
    await room.act(WEST.officer, 'PROPOSE', { reasons: 'Die Abweichung ist erheblich.' }, revocation.id);
    await room.act(WEST.head, 'DECIDE', {}, revocation.id);
    await room.status('revoked');
    await room.proceeding('validity', 'revoked');

    const objection = await room.begin('anna.berger', 'objection', { text: 'Die Pläne waren richtig.' });
    await room.act(WEST.head, 'REMEDY', { text: 'Sie waren es.' }, objection.id);
    await room.status('granted');
    await room.proceeding('validity', 'running');
  });

  it('hands a project to a new builder, who has to agree', async () => {
    const room = await decided(WEST, 'grant');
    const { url } = (await room.post('anna.berger', 'invitations', { role: 'builder' })) as { url: string };
    const token = url.split('/').at(-1) ?? '';
    const successor = room.as('lena.otto');
    await successor.post('invitations/accept', { token: token.replace(/^.*[#?=]/, '') }, newKey());
    const { members } = await room.view();
    const member = members.find((one) => one.name === 'Lena Otto')?.personId ?? '';
    const change = await room.begin('anna.berger', 'builder-change', { member });
    const address = { name: 'Lena Otto', street: 'Hafen 7', postalCode: '23966', place: 'Wismar' };
    expect((await problemOf(room.act('anna.berger', 'CONFIRM', address, change.id))).status).toBe(409);
    await room.act('lena.otto', 'CONFIRM', address, change.id);
    await room.act(WEST.officer, 'ACKNOWLEDGE', {}, change.id);
    await waitFor('the end of the membership', async () => (await problemOf(room.view()).catch(() => undefined))?.status === 404);
    expect((await room.view('lena.otto')).members.map((one) => one.name)).toEqual(['Lena Otto']);
  });
});

describe('other Länder', () => {
  it('checks in one Land by its own periods, and asks first before a refusal', async () => {
    const room = await Room.open(world(), NORTHERN, 'full');
    await room.pay();
    await room.submit();
    const { deadlines } = await room.view();
    expect(deadlines.find((deadline) => deadline.kind === 'formalCheck')?.basis).toMatch(/NBauO/);
    await room.complete();
    await room.act(NORTHERN.officer, 'DEFER', {
      until: plusDays(await room.today(), 60),
      reason: 'Die Gemeinde stellt einen Bebauungsplan auf.',
    });
    await room.act(NORTHERN.officer, 'END_DEFERRAL', {});
    await room.decide('grant');
    await room.status('granted');
  });

  it('enters through the municipality in another', async () => {
    const room = await Room.open(world(), SOUTHERN, 'full', { building: { constructionCosts: 300_000 } });
    await room.pay();
    await room.submit();
    await room.status('atMunicipality');
    await municipalityAnswers(room, 'gemeinde.pfedelbach', 'consent');
    await room.status('formalCheck');
    await room.complete();
    await room.decide('grant');
    await room.status('granted');
  });

  it('lets a period begin that waits for statements when nobody need be asked, and its builder waive it', async () => {
    const room = await Room.open(world(), SOUTHERN, 'simplified', { building: { constructionCosts: 300_000 } });
    await room.pay();
    await room.submit();
    await municipalityAnswers(room, 'gemeinde.pfedelbach', 'consent');
    await room.status('formalCheck');
    await room.complete();
    const decision = async () => (await room.view()).deadlines.filter(({ kind, status }) => kind === 'decision' && status === 'open');
    expect(await decision()).toEqual([]);
    await room.act(SOUTHERN.officer, 'NO_PARTICIPATION_NEEDED', { reason: 'Es sind keine Belange anderer Stellen berührt.' });
    expect(await decision()).toHaveLength(1);
    await room.act('anna.berger', 'WAIVE_DECISION_PERIOD', {});
    expect(await decision()).toEqual([]);
    await room.decide('grant');
    await room.status('granted');
  });
});

// These move the clock of a sandbox authority and so come last, each in an authority of its own.
describe('when time passes', () => {
  it('lets work begin after the municipality kept silent, and a demolition after its month', async () => {
    const exemption = await (await Room.open(world(), EAST, 'permit-exemption')).submit();
    const demolition = await (await Room.open(world(), EAST, 'demolition-notice')).submit();
    const forbidden = await (await Room.open(world(), EAST, 'demolition-notice')).submit();
    await forbidden.act(EAST.officer, 'PROHIBIT', { reason: 'Das Gebäude ist ein Denkmal.' });
    await forbidden.status('prohibited');
    await exemption.passDays(40);
    await exemption.status('mayStart');
    await demolition.status('acknowledged');
    await forbidden.status('prohibited');
  });

  it('deems a permit granted, warns before, certifies it, and lets it lapse when nobody builds', async () => {
    const room = await Room.open(world(), EAST, 'simplified');
    await room.pay();
    await room.submit();
    await room.complete();
    await room.passDays(105);
    await waitFor('the warning', async () => {
      const { items } = await room.as(EAST.officer).get<{ items: CaseView[] }>('cases?scope=office&warned=true');
      return items.some((item) => item.id === room.id);
    });
    await room.passDays(30);
    await room.status('deemedGranted');
    await room.letter('Bescheinigung über die Genehmigungsfiktion');
    for (let passed = 0; passed < 1600; passed += 400) await room.passDays(400);
    await room.status('lapsed');
  });
});
