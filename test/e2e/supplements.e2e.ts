import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@bauraum/kernel';
import { fillIn, merge, payAdvance, signOffAll, waitForCase } from '../../apps/cli/journey/actions';
import { CAST } from '../../apps/cli/journey/cast';
import { GREVESMUEHLEN } from '../../apps/cli/journey/demo.data';
import { upload } from '../../apps/cli/journey/upload';
import type { CaseView } from '../../apps/cli/journey/views';
import { generateSmallPlan } from '../../apps/cli/plans';
import { describeUnless } from '../support/programs';
import { fileOf, newKey, plan } from './drafts';
import { look } from './browser/look';
import { AUTHORITY, browserMissing, openStage, type Stage } from './browser/stage';
import type { Visitor } from './browser/visitor';
import { said, t } from './browser/words';

jest.setTimeout(480_000);

describeUnless(browserMissing(), 'supplements, answered by two and judged by the office', () => {
  let stage: Stage;
  let caseId = '';
  let anna: Visitor;
  let jonas: Visitor;
  let clerk: Visitor;

  beforeAll(async () => {
    stage = await openStage();
    caseId = await asked(stage);
    [anna, jonas, clerk] = await Promise.all([stage.visitor(CAST.builder), stage.visitor(CAST.designer), stage.visitor(CAST.clerk)]);
    await Promise.all([open(anna, caseId), open(jonas, caseId)]);
  }, 240_000);
  afterAll(() => stage?.close(), 60_000);
  beforeEach(() => void (stage.problems.length = 0));

  it('each prepares a part, and sees what the other has prepared', async () => {
    const height = jonas.page.locator('#building-height');
    await height.fill('6,5');
    await height.blur();
    await jonas.see(t('punchList.save.saved'));
    await anna.page.getByTestId('changes').getByText(/6,5/).waitFor();
    await anna.see(t('punchList.by', { name: jonas.name }));
    const path = join(stage.dataDir, 'Schnitt.pdf');
    writeFileSync(path, generateSmallPlan('Schnitt A-A', '2002'));
    await anna.chooseFiles(t('supplements.file'), [path]);
    await anna.see(said('punchList.documentAway'));
    await anna.page.getByLabel(said('supplements.answer')).last().fill('Der Schnitt liegt bei.');
    await anna.page.getByLabel(said('supplements.answer')).last().blur();
    await anna.see(t('supplements.count', { given: 2, count: 2 }));
    await look(anna, 'punch-list-prepared');
    expect(stage.problems).toEqual([]);
  });

  it('who was slower decides, and overwrites nothing unseen', async () => {
    jonas.forgive(/409/);
    await anna.context.route('**/supplements/prepared', (route) => route.abort()); // she does not see what comes
    anna.forgive(/ERR_FAILED|409/);
    const words = (visitor: Visitor): ReturnType<typeof visitor.page.getByLabel> =>
      visitor.page.getByLabel(said('supplements.answer')).first();
    await words(jonas).fill('Gemessen am First.');
    await words(jonas).blur();
    await jonas.see(t('punchList.save.saved'));
    await words(anna).fill('Stimmt das?');
    await words(anna).blur();
    await anna.see(t('punchList.conflict.title', { name: jonas.name }));
    await look(anna, 'punch-list-conflict');
    await anna.button(t('punchList.conflict.theirs', { name: jonas.name })).click();
    await anna.context.unroute('**/supplements/prepared');
    expect(await words(anna).inputValue()).toBe('Gemessen am First.');
    expect(stage.problems).toEqual([]);
  });

  it('the changed parts are released again by whom they belong to, then it is sent', async () => {
    const send = anna.button(t('supplements.send'));
    await anna.see(t('punchList.signOffs'));
    expect(await send.isDisabled()).toBe(true);
    for (const visitor of [jonas, anna]) {
      await visitor.page.reload();
      await visitor
        .button(new RegExp(`^${t('signOff.sign')}`))
        .first()
        .click();
      await visitor
        .button(new RegExp(`^${t('signOff.sign')}`))
        .first()
        .waitFor({ state: 'detached' });
    }
    await send.click();
    await anna.confirm(t('supplements.send'));
    await anna.see(t('room.facts'));
    await anna.page.goto(`/${AUTHORITY}/cases/${caseId}/supplements`);
    await anna.see(t('punchList.state.sent'));
    await look(anna, 'punch-list-sent');
    expect(stage.problems).toEqual([]);
  });

  it('the office sees old and new, and says what is not sufficient', async () => {
    await clerk.enter('work');
    await clerk.page.goto(`/${AUTHORITY}/office/cases/${caseId}`);
    await clerk.see(t('desk.overview.answers'));
    await clerk.page.keyboard.press('2');
    await clerk.page.getByTestId('changes').getByText(/6,5/).waitFor();
    await look(clerk, 'desk-supplements-answered');
    await clerk.button(t('desk.answers.accept')).first().click();
    await clerk.see(t('desk.answers.state.sufficient'));
    await clerk.button(t('desk.answers.reject')).last().click();
    await clerk.dialog.getByLabel(t('desk.answers.reason')).fill('Der Schnitt zeigt das Gelände nicht.');
    await clerk.confirm(t('desk.answers.reject'));
    await clerk.see(t('desk.answers.state.insufficient'));
    await clerk.button(t('desk.answers.again')).click();
    await clerk.see(t('desk.formal.finding', { number: 1 }));
    expect(stage.problems).toEqual([]);
  });

  it('a second request leaves the first one to be read, with what the office said', async () => {
    const office = stage.client(CAST.clerk);
    const { today } = await office.get<{ today: string }>('me');
    const findings = [
      { kind: 'documentMissing', typeCode: '2002', text: 'Der Schnitt braucht das Gelände.', legalBasis: '§ 8 BauVorlVO M-V' },
    ];
    await office.post(`cases/${caseId}/supplement-requests`, { dueOn: addDays(today, 14), findings }, newKey());
    await anna.page.goto(`/${AUTHORITY}/cases/${caseId}/supplements`);
    await anna.see('Der Schnitt braucht das Gelände.');
    const round = anna.page.getByTestId('round');
    await round.locator('summary').click();
    await round.getByText('Der Schnitt zeigt das Gelände nicht.').waitFor();
    await round.getByText('Es fehlt ein Schnitt mit dem Gelände.').waitFor();
    expect(await round.count()).toBe(1);
    await look(anna, 'punch-list-second');
    expect(stage.problems).toEqual([]);
  });
});

/** A filed application of builder and designer; the office asks for an answer of the form and for a plan. */
async function asked(stage: Stage): Promise<string> {
  const [builder, designer, clerk] = [stage.client(CAST.builder), stage.client(CAST.designer), stage.client(CAST.clerk)];
  const { title, municipalityAgs, builders, designers } = GREVESMUEHLEN;
  const { id } = await builder.post<CaseView>('cases', { procedure: 'simplified', title, municipalityAgs }, newKey());
  const { url } = await builder.post<{ url: string }>(`cases/${id}/invitations`, { role: 'designer' }, newKey());
  await designer.post('invitations/accept', { token: new URL(url).searchParams.get('token') ?? '' }, newKey());
  await fillIn(builder, id, merge(builders, designers), newKey());
  mkdirSync(stage.dataDir, { recursive: true });
  const file = fileOf({ dataDir: stage.dataDir }, plan());
  await upload(designer, file, { caseId: id, key: newKey() });
  await payAdvance(builder, id, newKey());
  await signOffAll([builder, designer], id, newKey());
  await builder.post(`cases/${id}/submit`, {}, newKey());
  await waitForCase(clerk, id, 'the filing', ({ status }) => status === 'formalCheck');
  const { today } = await clerk.get<{ today: string }>('me');
  const findings = [
    { kind: 'fieldWrong', field: 'building.height', text: 'Die Höhe passt nicht zu den Plänen.', legalBasis: '§ 2 Abs. 3 LBauO M-V' },
    { kind: 'documentMissing', typeCode: '2002', text: 'Es fehlt ein Schnitt mit dem Gelände.', legalBasis: '§ 8 BauVorlVO M-V' },
  ];
  await clerk.post(`cases/${id}/supplement-requests`, { dueOn: addDays(today, 28), findings }, newKey());
  return id;
}

async function open(visitor: Visitor, caseId: string): Promise<void> {
  await visitor.enter('continue');
  await visitor.page.goto(`/${AUTHORITY}/cases/${caseId}/supplements`);
  await visitor.heading(t('room.supplements'));
  await visitor.page.getByTestId('finding').first().waitFor();
}
