import { CAST } from '../../apps/cli/journey/cast';
import { GREVESMUEHLEN } from '../../apps/cli/journey/demo.data';
import { fillIn, merge } from '../../apps/cli/journey/actions';
import { describeUnless } from '../support/programs';
import { planFile } from './browser/application';
import { look } from './browser/look';
import { arrowTo, tabTo } from './browser/keyboard';
import { acceptWithAccount, command, inviteAs, joinAsGuest, memberRow, open } from './browser/people';
import { AUTHORITY, browserMissing, openStage, type Stage } from './browser/stage';
import { Visitor } from './browser/visitor';
import { said, t } from './browser/words';

const GUEST = 'Petra Lang';
const SURVEYING = 'Lageplan und Vermessung';
/** Who the guest turns out to be, who reads, and who pays. */
const IDENTIFIED_AS = 'lena.otto';
const READER = 'tom.haas';
const PAYER = 'officer.lup';

jest.setTimeout(300_000);

describeUnless(browserMissing(), 'everybody in their role', () => {
  let stage: Stage;
  let caseId = '';
  let builder: Visitor;
  let guest: Visitor;
  let guestLink = '';

  beforeAll(async () => {
    stage = await openStage();
    const { title, municipalityAgs, builders, designers } = GREVESMUEHLEN;
    const client = stage.client(CAST.builder);
    ({ id: caseId } = await client.post<{ id: string }>('cases', { procedure: 'simplified', title, municipalityAgs }, 'roles-draft'));
    await fillIn(client, caseId, merge(builders, designers), 'roles-fill');
    builder = await stage.visitor(CAST.builder);
    guest = await Visitor.arrive(stage, IDENTIFIED_AS);
    await builder.page.goto(`/auth/login?returnTo=/${AUTHORITY}/cases/${caseId}/people`);
    await builder.choosePersona();
  }, 240_000);
  afterAll(async () => {
    await stage?.close();
  }, 60_000);
  beforeEach(() => void (stage.problems.length = 0));
  afterEach(() => expect(stage.problems).toEqual([]));

  it('the builder sees who is missing and invites the designer, who joins with an account', async () => {
    await builder.heading(t('tasks.people'));
    await look(builder, 'people');
    await open(builder, caseId, 'check');
    await builder.see(t('signers.nobody'));
    await builder.link(said('signers.invite')).first().click();
    await builder.heading(t('tasks.people'));
    expect(await builder.page.getByLabel(t('role.designer'), { exact: true }).isChecked()).toBe(true);
    const url = await inviteAs(builder, caseId, 'designer');
    await look(builder, 'people-invited');
    const designer = await stage.visitor(CAST.designer);
    await acceptWithAccount(designer, url, 'join-account');
    await designer.see(t('tasks.form'));
    await open(designer, caseId, 'people');
    await designer.button(t('people.create')).waitFor();
    expect(await designer.page.getByLabel(t('role.representative'), { exact: true }).count()).toBe(0);
    expect(await designer.page.getByLabel(t('role.builder'), { exact: true }).count()).toBe(0);
  });

  it('a planner joins without an account and writes the own section, nothing else', async () => {
    guestLink = await inviteAs(builder, caseId, 'planner', SURVEYING);
    await joinAsGuest(guest, guestLink, GUEST);
    await guest.button(t('shell.guest', { name: GUEST })).waitFor();
    await guest.see(t('part.planner', { discipline: SURVEYING }));
    await look(guest, 'planner-tasks');
    await guest.link(t('formSection.plot')).click();
    await guest.see(t('part.yours'));
    await guest.page.locator('#plot-street').fill('Am Lustgarten 7');
    await guest.see(t('collab.state.saved'));
    await look(guest, 'planner-own-section');

    await open(guest, caseId, 'form/project');
    await guest.see(t('part.readOnly'));
    expect(await guest.page.getByRole('main').locator('input, textarea, select').count()).toBe(0);
    await look(guest, 'planner-other-section');

    const { data } = await stage.client(CAST.builder).get<{ data: Record<string, Record<string, unknown>> }>(`cases/${caseId}/application`);
    expect(data['plot']?.['street']).toBe('Am Lustgarten 7');
    await open(builder, caseId, 'people');
    await memberRow(builder, GUEST).getByText(t('people.notIdentified')).waitFor();
    await memberRow(builder, GUEST).getByText(SURVEYING).waitFor();
    await look(builder, 'people-guest');
  });

  it('what is not the planner’s is refused, whatever page one builds', async () => {
    const { body, revision } = await stage
      .client(CAST.builder)
      .read<{ data: Record<string, Record<string, unknown>> }>(`cases/${caseId}/application`);
    const forged = merge(body.data, { project: { title: 'Schloss' } });
    const refused = await command(guest, 'PUT', `cases/${caseId}/application`, { data: forged }, { 'if-match': `"${revision}"` });
    expect(refused.status).toBe(403);
    for (const [path, status] of [
      [`cases/${caseId}/submit`, 403],
      [`cases/${caseId}/discard`, 403],
      [`cases/${caseId}/invitations`, 403],
    ] as const)
      expect([path, (await command(guest, 'POST', path, { role: 'reader' })).status]).toEqual([path, status]);
    const after = await stage.client(CAST.builder).get<{ data: Record<string, Record<string, unknown>> }>(`cases/${caseId}/application`);
    expect(after.data['project']?.['title']).toBe(body.data['project']?.['title']);
  });

  it('the planner brings the plan, identifies and signs for it', async () => {
    const { page } = guest;
    await open(guest, caseId, 'documents');
    await guest.heading(t('tasks.documents'));
    await guest.chooseFiles(t('upload.choose'), [planFile(stage, 'Lageplan.pdf', 'Lageplan', '1803').path]);
    await page.getByTestId('upload-item').filter({ hasText: 'Lageplan.pdf' }).waitFor();
    await look(guest, 'planner-documents');
    await guest.button(t('upload.start', { count: 1 })).click();
    await page
      .getByTestId('document')
      .filter({ hasText: t('documentStatus.available') })
      .waitFor();

    await open(guest, caseId, 'check');
    await guest.see(t('identify.title'));
    expect(await guest.button(said('signOff.sign')).count()).toBe(0);
    await look(guest, 'planner-identify');
    await guest.link(t('identify.go')).first().click();
    await guest.choosePersona();
    await page.waitForURL(`**/cases/${caseId}/check`);
    await guest.button(said('signOff.sign')).click();
    await guest.button(said('signOff.withdraw')).waitFor();
    await look(guest, 'planner-signed');
    await open(builder, caseId, 'people');
    await memberRow(builder, guest.name).waitFor();
    expect(await memberRow(builder, guest.name).getByText(t('people.notIdentified')).count()).toBe(0);
    expect(await memberRow(builder, GUEST).count()).toBe(0);
  });

  it('the link that was used up lets nobody in any more', async () => {
    const stranger = await Visitor.arrive(stage, READER);
    await stranger.page.goto(guestLink);
    await stranger.see(t('join.state.accepted'));
    await look(stranger, 'join-used');
    await stranger.context.close();
  });

  it('a reader sees everything and can change nothing', async () => {
    const url = await inviteAs(builder, caseId, 'reader');
    const reader = await stage.visitor(READER);
    await acceptWithAccount(reader, url, 'join-reader');
    await reader.see(t('part.reader'));
    await look(reader, 'reader-tasks');
    expect(await reader.button(t('tasks.discard')).count()).toBe(0);
    await open(reader, caseId, 'form/plot');
    await reader.see('Am Lustgarten 7');
    await reader.see(t('part.readOnly'));
    expect(await reader.page.getByRole('main').locator('input, textarea, select').count()).toBe(0);
    await look(reader, 'reader-section');
    await open(reader, caseId, 'documents');
    await reader.see('Lageplan');
    expect(await reader.page.getByLabel(t('upload.choose'), { exact: true }).count()).toBe(0);
    await look(reader, 'reader-documents');
    await open(reader, caseId, 'check');
    await reader.heading(t('part.checkRead'));
    await reader.see(t('signOff.title'));
    expect(await reader.button(said('signOff.sign')).count()).toBe(0);
    expect(await reader.button(t('submit.button')).count()).toBe(0);
    await open(reader, caseId, 'fee');
    await reader.see(t('feePart.notYours'));
    expect(await reader.button(said('fee.pay')).count()).toBe(0);
    await open(reader, caseId, 'people');
    await reader.see(t('people.members'));
    expect(await reader.button(t('people.create')).count()).toBe(0);
    await look(reader, 'reader-people');
  });

  it('somebody else pays, and sees the fee and nothing else', async () => {
    const { page } = builder;
    await open(builder, caseId, 'fee');
    await page.getByLabel(t('feePart.email'), { exact: false }).fill('keine Adresse');
    await builder.button(t('feePart.ask')).click();
    await builder.see(t('people.emailWrong'));
    await page.getByLabel(t('feePart.email'), { exact: false }).fill('opa@example.org');
    await builder.button(t('feePart.ask')).click();
    const link = page.getByLabel(t('people.link'), { exact: true });
    await link.waitFor();
    await page.getByTestId('asked-payer').filter({ hasText: 'opa@example.org' }).waitFor();
    await look(builder, 'fee-ask-payer');

    const payer = await stage.visitor(PAYER);
    await acceptWithAccount(payer, await link.inputValue(), 'join-payer');
    await payer.heading(t('tasks.fee'));
    await payer.see(t('feePart.asked'));
    await look(payer, 'payer-fee');
    expect(await payer.page.getByRole('navigation', { name: t('room.parts') }).count()).toBe(0);
    for (const part of ['documents', 'people', 'check', 'form/project'] as const) {
      await open(payer, caseId, part);
      await payer.page.waitForURL(`**/cases/${caseId}/fee`);
    }
    expect((await payer.context.request.get(`/api/v1/${AUTHORITY}/cases/${caseId}/application`)).status()).toBe(403);
    await payer.button(said('fee.pay')).click();
    await payer.page.waitForURL(`${stage.stack.sandboxUrl}/**`);
    await payer.button('Jetzt bezahlen').click();
    const back = payer.page.getByRole('link', { name: 'Zurück zum Antrag' });
    const paid = payer.page.getByText(t('payment.paid'), { exact: true }).first();
    await back.or(paid).first().waitFor();
    if (await back.isVisible()) await back.click();
    await paid.waitFor();
    await payer.see(t('feePart.receipt'));
    await look(payer, 'payer-receipt');
  });

  it('a link that was taken back leads nowhere', async () => {
    const url = await inviteAs(builder, caseId, 'builder');
    const item = builder.page
      .getByTestId('invitation')
      .filter({ hasText: t('people.state.open') })
      .first();
    await builder.button(said('people.revoke'), item).click();
    await builder.dialog.waitFor();
    await look(builder, 'people-revoke');
    await builder.confirm(t('people.revoke'));
    await builder.page
      .getByTestId('invitation')
      .filter({ hasText: t('people.state.revoked') })
      .waitFor();
    const stranger = await Visitor.arrive(stage, PAYER);
    await stranger.page.goto(url);
    await stranger.see(t('join.state.revoked'));
    await look(stranger, 'join-revoked');
    stranger.forgive(/404/);
    await stranger.page.goto(url.replace(/token=.{43}/, `token=${'x'.repeat(43)}`));
    await stranger.see(t('join.state.unknown'));
    await stranger.context.close();
  });

  it('an invitation is made and taken back without a mouse', async () => {
    const { keyboard } = builder.page;
    await open(builder, caseId, 'people');
    await builder.see(t('people.invitations'));
    await tabTo(builder, t('role.designer'));
    await arrowTo(builder, t('role.reader'));
    await tabTo(builder, t('people.email'));
    await keyboard.type('lesen@example.org');
    await tabTo(builder, t('people.create'));
    await keyboard.press('Enter');
    await builder.see(t('people.linkReadyMail', { email: 'lesen@example.org' }));
    await builder.page.getByTestId('invitation').filter({ hasText: 'lesen@example.org' }).waitFor();
    await tabTo(builder, t('people.revoke'));
    await keyboard.press('Enter');
    await builder.dialog.waitFor();
    await tabTo(builder, t('people.revoke'));
    await keyboard.press('Enter');
    await builder.dialog.waitFor({ state: 'detached' });
    await builder.page
      .getByTestId('invitation')
      .filter({ hasText: 'lesen@example.org' })
      .filter({ hasText: t('people.state.revoked') })
      .waitFor();
  });

  it('who is taken out sees nothing any more; the last builder cannot go', async () => {
    const reader = await stage.visitor(READER);
    await open(builder, caseId, 'people');
    await builder.button(said('people.remove'), memberRow(builder, reader.name)).click();
    await builder.dialog.waitFor();
    await look(builder, 'people-remove');
    await builder.confirm(t('people.remove'));
    await memberRow(builder, reader.name).waitFor({ state: 'detached' });
    await memberRow(builder, builder.name).getByText(t('people.lastBuilder')).waitFor();
    reader.forgive(/404/);
    await open(reader, caseId);
    await reader.heading(t('notFound.title'));
  });
});
