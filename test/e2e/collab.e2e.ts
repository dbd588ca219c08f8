import { chromium, type BrowserServer } from 'playwright-core';
import { CAST } from '../../apps/cli/journey/cast';
import { describeUnless } from '../support/programs';
import { until } from '../support/until';
import { look } from './browser/look';
import { AUTHORITY, browserMissing, CHROMIUM, openStage, type Stage } from './browser/stage';
import { DESKTOP, Visitor } from './browser/visitor';
import { t } from './browser/words';

const THIRD = 'lena.otto';
const PHONE = { width: 390, height: 844 } as const;
/** A desktop at 400 %. */
const ZOOMED = { width: 320, height: 256 } as const;
const LONG = 'Das Haus steht am Hang. Der Keller hat zwei Räume, und von der Straße führt eine Treppe hinauf. '.repeat(6);

jest.setTimeout(180_000);

/** A browser process of its own, which can be killed. */
async function launch(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: CHROMIUM, args: ['--no-sandbox', '--lang=de-DE'] });
}

describeUnless(browserMissing(), 'three people in one application', () => {
  let stage: Stage;
  let caseId = '';
  let anna: Visitor;
  let jonas: Visitor;
  let lena: Visitor;
  let mortal: BrowserServer;
  let jonasSaid: () => number;

  beforeAll(async () => {
    stage = await openStage();
    mortal = await launch();
    caseId = await shareDraft(stage);
    const apart = { ...stage, browser: await chromium.connect(mortal.wsEndpoint()) };
    [anna, jonas, lena] = await Promise.all([stage.visitor(CAST.builder), stage.visitor(CAST.designer), Visitor.arrive(apart, THIRD)]);
    await lena.page.setViewportSize(PHONE);
    jonasSaid = countPresence(jonas);
    await Promise.all([anna, jonas, lena].map((visitor) => arrive(visitor, caseId)));
  }, 120_000);
  afterAll(async () => {
    await mortal?.kill();
    await stage?.close();
  }, 60_000);
  beforeEach(() => void (stage.problems.length = 0));

  it('write at once: everybody sees everything, and who is where', async () => {
    await lena.page.locator('#project-title').press('End');
    await Promise.all([
      type(anna, 'description', 'Ein Haus. '),
      type(jonas, 'description', 'Mit Keller. '),
      type(lena, 'title', ' am See'),
    ]);
    await jonas.page.getByLabel('Wohngebäude').check();
    const all = [anna, jonas, lena];
    await Promise.all(all.map((visitor) => saved(visitor)));
    await equal(all);
    const { description, title } = await answers(anna);
    expect(title).toBe('Haus am See');
    expect([...String(description)].sort().join('')).toBe([...'Ein Haus. Mit Keller. '].sort().join(''));
    await anna.see(jonas.name);
    await anna.page
      .getByTestId('editing')
      .filter({ hasText: t('collab.editing', { name: jonas.name }) })
      .waitFor();
    await expectSaid(anna, new RegExp(`${jonas.name}|${lena.name}`));
    expect(stage.problems).toEqual([]);
  });

  it('see where the others write in a long text, however it wraps and scrolls; screen readers hear nothing of it', async () => {
    const { description } = await answers(anna);
    await jonas.page.locator('#project-description').press('Control+End');
    await anna.page.locator('.br-caret-line').waitFor({ state: 'attached' });
    const [sent, said] = [jonasSaid(), await listen(anna)];
    await type(jonas, 'description', LONG);
    await saved(jonas);
    for (const size of [DESKTOP, PHONE, ZOOMED]) {
      await anna.page.setViewportSize(size);
      await until(`the caret is at the end at ${size.width} px`, async () => (await caretGap(anna)) < 3);
      await anna.page.evaluate(`document.getElementById('project-description').scrollTop = 12`);
      await until(`it scrolls along at ${size.width} px`, async () => (await caretGap(anna)) < 3);
    }
    await anna.page.setViewportSize(DESKTOP);
    expect(jonasSaid() - sent).toBeLessThan(LONG.length / 10); // places go along with what is typed: no message for each key
    expect((await said()).length).toBeLessThan(6);
    await jonas.page.locator('#project-description').press('Shift+Home');
    await anna.page.locator('.br-caret-selection').first().waitFor({ state: 'attached' });
    await anna.page.getByTestId('carets').getByText(jonas.name).waitFor({ state: 'attached' });
    await look(anna, 'collab-carets');
    await jonas.page.locator('#project-description').fill(String(description));
    await jonas.page.locator('#project-title').focus();
    await anna.page.getByTestId('carets').filter({ hasText: jonas.name }).waitFor({ state: 'detached' });
    await saved(jonas);
    expect(stage.problems).toEqual([]);
  });

  it('lose nothing when one is offline and another is killed', async () => {
    jonas.forgive(/ERR_INTERNET_DISCONNECTED|WebSocket/);
    await jonas.context.setOffline(true);
    await jonas.page
      .getByTestId('save-state')
      .filter({ hasText: t('collab.state.offlineSaved') })
      .waitFor();
    await type(jonas, 'description', 'Unterwegs notiert. ');
    await jonas.page
      .getByTestId('save-state')
      .filter({ hasText: t('collab.state.offline') })
      .waitFor();

    await type(lena, 'description', 'Lena war hier. ');
    await saved(lena);
    await lena.page.locator('#project-newBuilding').check();
    await saved(lena);
    await Promise.all([type(anna, 'description', 'Am Tisch geschrieben. '), mortal.kill()]);

    await jonas.context.setOffline(false);
    await Promise.all([saved(jonas), saved(anna)]);
    await closeWhileOffline(jonas, 'Im Funkloch geschlossen. ');
    await jonas.page.goto(`/${AUTHORITY}/cases/${caseId}/form/project`);
    await saved(jonas);
    lena = await stage.visitor(THIRD);
    await lena.page.setViewportSize(PHONE);
    await arrive(lena, caseId);
    await equal([anna, jonas, lena]);
    const { description, newBuilding } = await answers(lena);
    for (const part of ['Unterwegs notiert. ', 'Im Funkloch geschlossen. ', 'Lena war hier. ', 'Am Tisch geschrieben. '])
      expect(description).toContain(part);
    expect(newBuilding).toBe(true);
    expect(stage.problems).toEqual([]);
  });

  it('leave an application that says the same, with the names of those who wrote it', async () => {
    const { data } = await stage.client(CAST.builder).get<{ data: Record<string, Record<string, unknown>> }>(`cases/${caseId}/application`);
    expect(data['project']).toEqual(await answers(anna));
    for (const visitor of [anna, lena]) {
      await visitor.button(t('collab.details')).click();
      const authors = visitor.page.getByTestId('author');
      await authors.filter({ hasText: lena.name }).first().waitFor();
      const [title, , kind, isNew] = await authors.allInnerTexts();
      expect([title, kind, isNew].map((line) => /von (.*?),/.exec(line ?? '')?.[1])).toEqual([lena.name, jonas.name, lena.name]);
    }
    expect(stage.problems).toEqual([]);
  });

  it('share out sections, ask about a field, and go back to an earlier state', async () => {
    await anna.page.getByText(t('collab.assignment', { name: t('collab.nobody'), state: t('collab.assignmentState.open') })).click();
    await anna.page.getByLabel(t('collab.assigned')).selectOption({ label: jonas.name });
    await anna.page.getByLabel(t('collab.assignmentStateLabel')).selectOption('inWork');
    await anna.button(new RegExp(`^${t('collab.writeComment')}.*${t('form.project.description.label').slice(0, 10)}`)).click();
    const comment = anna.page.getByLabel(t('collab.commentOn', { label: t('form.project.description.label') }));
    await comment.fill('Gehört der Carport dazu? ');
    await comment.pressSequentially(`@${jonas.name.slice(0, 2)}`);
    const offered = anna.page.getByRole('listbox', { name: t('collab.mentionList') });
    await offered.getByRole('option', { name: jonas.name }).waitFor();
    await look(anna, 'collab-mention');
    await comment.press('Enter');
    expect(await comment.inputValue()).toBe(`Gehört der Carport dazu? @${jonas.name} `);
    await look(anna, 'collab-comment');
    await anna.button(t('collab.sendComment')).click();
    await jonas.button(/offener Kommentar/).click();
    await jonas.see('Gehört der Carport dazu?');
    await jonas.button(t('collab.resolve')).click();
    await anna.see(t('collab.resolved'));

    await jonas.link(t('tasks.overview')).click();
    await jonas.see(t('collab.assignedTo', { name: jonas.name, state: t('collab.assignmentState.inWork') }));
    await jonas.link(t('collab.history')).click();
    await jonas
      .button(new RegExp(`^${t('collab.restore')}`))
      .last()
      .click();
    await anna.page.locator('#project-newBuilding:not(:checked)').waitFor();
    expect(await anna.page.locator('#project-description').inputValue()).toBe('');
    await look(jonas, 'collab-history');
    expect(stage.problems).toEqual([]);
  });

  it('save by the button where no WebSocket gets through', async () => {
    await lena.page.routeWebSocket(/\/collab\//, (socket) => void socket.close());
    await lena.page.goto(`/${AUTHORITY}/cases/${caseId}/form/plot`);
    await lena.see(t('collab.form'));
    await lena.page.locator('#plot-street').fill('Lindenweg');
    await look(lena, 'collab-form');
    await lena.page.setViewportSize(PHONE);
    await lena.button(t('section.saveOverview')).click();
    await lena.see(t('tasks.form'));
    const { data } = await stage.client(CAST.builder).get<{ data: Record<string, Record<string, unknown>> }>(`cases/${caseId}/application`);
    expect(data['plot']).toMatchObject({ street: 'Lindenweg' });
    expect(stage.problems).toEqual([]);
  });
});

/** A draft of the builder that the others have joined. */
async function shareDraft(stage: Stage): Promise<string> {
  const builder = stage.client(CAST.builder);
  const input = { procedure: 'simplified', title: 'Haus', municipalityAgs: '13074026' };
  const { id } = await builder.post<{ id: string }>('cases', input, 'collab-draft');
  for (const [sub, role] of [
    [CAST.designer, 'designer'],
    [THIRD, 'builder'],
  ] as const) {
    const { url } = await builder.post<{ url: string }>(`cases/${id}/invitations`, { role }, `invite-${role}`);
    await stage.client(sub).post('invitations/accept', { token: new URL(url).searchParams.get('token') }, `accept-${role}`);
  }
  return id;
}

async function arrive(visitor: Visitor, caseId: string): Promise<void> {
  await visitor.page.goto(`/auth/login?returnTo=/${AUTHORITY}/cases/${caseId}/form/project`);
  await visitor.choosePersona();
  await saved(visitor);
}

const type = ({ page }: Visitor, field: string, text: string): Promise<void> =>
  page.locator(`#project-${field}`).pressSequentially(text, { delay: 15 });

/** Types offline and leaves the page before the connection is back. */
async function closeWhileOffline(visitor: Visitor, text: string): Promise<void> {
  await visitor.context.setOffline(true);
  await type(visitor, 'description', text);
  await visitor.page
    .getByTestId('save-state')
    .filter({ hasText: t('collab.state.offline') })
    .waitFor();
  await visitor.page.goto('about:blank');
  await visitor.context.setOffline(false);
}

const saved = ({ page }: Visitor): Promise<void> =>
  page
    .getByTestId('save-state')
    .filter({ hasText: new RegExp(`^${t('collab.state.saved')}$`) })
    .waitFor();

/** What stands in the inputs of the section, as the application keeps it. */
async function answers({ page }: Visitor): Promise<Record<string, unknown>> {
  return {
    title: await page.locator('#project-title').inputValue(),
    description: await page.locator('#project-description').inputValue(),
    buildingKind: await page.locator('input[name="buildingKind"]:checked').inputValue(),
    newBuilding: await page.locator('#project-newBuilding').isChecked(),
  };
}

/** All show the same, soon. */
const equal = (visitors: readonly Visitor[]): Promise<void> =>
  until(
    'all show the same',
    async () => new Set((await Promise.all(visitors.map(answers))).map((seen) => JSON.stringify(seen))).size === 1,
  );

const expectSaid = ({ page }: Visitor, text: RegExp): Promise<void> =>
  page.getByTestId('live-region').filter({ hasText: text }).waitFor({ state: 'attached' });

/** How far somebody's caret is, in height, from the end of a text that fills its input, as the input itself lays it out. */
const caretGap = ({ page }: Visitor): Promise<number> =>
  page.evaluate<number>(`(() => {
    const input = document.getElementById('project-description');
    const caret = document.querySelector('.br-caret-line');
    if (!caret) return Infinity;
    const { paddingBottom, lineHeight } = getComputedStyle(input);
    const [box, drawn] = [input.getBoundingClientRect(), caret.getBoundingClientRect()];
    const end = box.top + input.clientTop + input.scrollHeight - parseFloat(paddingBottom) - parseFloat(lineHeight) / 2 - input.scrollTop;
    return Math.abs(drawn.top + drawn.height / 2 - end);
  })()`);

/** Everything that a screen reader is told from now on. */
async function listen({ page }: Visitor): Promise<() => Promise<string[]>> {
  await page.evaluate(`(() => {
    window.said = [];
    for (const region of document.querySelectorAll('[data-testid="live-region"]'))
      new MutationObserver(() => region.textContent && window.said.push(region.textContent)).observe(region, { childList: true, subtree: true, characterData: true });
  })()`);
  return () => page.evaluate<string[]>('window.said');
}

/** Counts what somebody tells about their presence (message 1 of the protocol, after the document's name). */
function countPresence({ page }: Visitor): () => number {
  let count = 0;
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (typeof payload !== 'string' && payload[1 + (payload[0] ?? 0)] === 1) count++;
    }),
  );
  return () => count;
}
