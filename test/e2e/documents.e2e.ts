import { basename } from 'node:path';
import type { Route } from 'playwright-core';
import { CAST } from '../../apps/cli/journey/cast';
import { upload } from '../../apps/cli/journey/upload';
import type { DocumentView } from '../../apps/cli/journey/views';
import { describeUnless } from '../support/programs';
import { until } from '../support/until';
import { planFile } from './browser/application';
import { look } from './browser/look';
import { bundle, largePlans, scan, type Bundle } from './browser/plans';
import { AUTHORITY, browserMissing, openStage, type Stage } from './browser/stage';
import type { Visitor } from './browser/visitor';
import { said, t } from './browser/words';

const PLANS = 60;
const PHONE = { width: 390, height: 844 } as const;
/** The bytes of uploads, and nothing else, are put there. */
const STORE = /\/storage\//;

jest.setTimeout(300_000);

describeUnless(browserMissing(), 'documents in a browser', () => {
  let stage: Stage;
  let caseId = '';
  let anna: Visitor;
  let jonas: Visitor;
  let files: Bundle;

  beforeAll(async () => {
    stage = await openStage();
    files = bundle(stage, PLANS);
    caseId = await sharedDraft(stage);
    [anna, jonas] = await Promise.all([stage.visitor(CAST.builder), stage.visitor(CAST.designer)]);
    await Promise.all([anna, jonas].map((visitor) => arrive(visitor, caseId)));
  }, 300_000);
  afterAll(async () => {
    await stage?.close();
  }, 60_000);
  beforeEach(() => void (stage.problems.length = 0));

  it('takes sixty plans at once: what the names say is filled in, the rest is labelled together', async () => {
    const { good, refusedHere, refusedThere, untyped } = files;
    await jonas.chooseFiles(t('upload.choose'), [...good, ...refusedHere, ...refusedThere]);
    const rows = jonas.page.getByTestId('upload-item');
    await until('all files are listed', async () => (await rows.count()) === PLANS + refusedHere.length + refusedThere.length);
    await jonas.page.getByLabel(t('upload.onlyUntyped', { count: untyped })).check();
    await until('only those without a kind are shown', async () => (await rows.count()) === untyped);
    await jonas.button(t('upload.selectAll', { count: untyped })).click();
    await jonas.page.getByLabel(t('upload.bulkType')).selectOption('2012');
    await look(jonas, 'documents-bulk');
    await jonas.button(t('upload.bulkAssign', { count: untyped })).click();
    await jonas.page.getByLabel(said('upload.onlyUntyped')).click();
    expect(stage.problems).toEqual([]);
  });

  it('tells at the end how many were taken, and why the others were not', async () => {
    const { good, refusedThere } = files;
    await jonas.button(t('upload.start', { count: good.length + refusedThere.length })).click();
    const title = jonas.page.getByText(t('outcome.title', { taken: PLANS, refused: refusedThere.length }));
    await until('all files are looked at', async () => (await title.count()) > 0, 240_000);
    for (const path of refusedThere) await jonas.see(basename(path));
    await jonas.see(t('uploadProblem.encrypted'));
    await jonas.see(t('uploadProblem.truncated'));
    await look(jonas, 'documents-sixty');
    const there = (await documents(jonas)).filter(({ currentVersion, title: name }) => currentVersion > 0 && name !== 'Flurkarte');
    expect(there).toHaveLength(PLANS);
    expect(there.filter(({ typeCode }) => typeCode === '1803')).toHaveLength(PLANS / 6);
    expect(stage.problems).toEqual([]);
  });

  it('goes on by itself when the line comes back, and sends a part again that failed', async () => {
    const [large] = await largePlans(stage);
    jonas.forgive(/ERR_|storage/);
    let failed = 0;
    await jonas.page.route(STORE, (route) => (++failed <= 3 ? route.abort('connectionreset') : route.continue()));
    await jonas.chooseFiles(t('upload.choose'), [large.path]);
    await choose(jonas, large.fileName, '2831');
    await jonas.button(t('upload.start', { count: 1 })).click();
    await until('some parts have failed', () => Promise.resolve(failed > 3));
    await jonas.context.setOffline(true);
    await jonas.see(t('upload.allStalled'));
    await look(jonas, 'documents-offline');
    await jonas.context.setOffline(false);
    await jonas.see(t('outcome.allTaken', { count: 1 }));
    await jonas.page.unroute(STORE);
    expect((await documents(jonas)).find(({ versions }) => versions[0]?.sha256 === large.sha256)?.currentVersion).toBe(1);
    expect(stage.problems).toEqual([]);
  });

  it('goes on after the page was loaded anew, with what is missing only', async () => {
    const [, large] = await largePlans(stage);
    const held: Route[] = [];
    let through = 0;
    const isPart = (route: Route): boolean => route.request().method() === 'PUT';
    await jonas.page.route(STORE, (route) => (!isPart(route) || ++through <= 2 ? route.continue() : void held.push(route)));
    await jonas.chooseFiles(t('upload.choose'), [large.path]);
    await choose(jonas, large.fileName, '2831');
    await jonas.button(t('upload.start', { count: 1 })).click();
    await until('two parts have arrived', async () => (await arrived(jonas, large.fileName)) === 2);
    jonas.page.once('dialog', (dialog) => void dialog.accept());
    await jonas.page.reload();
    await jonas.page.unroute(STORE); // not before: what is held would go on
    await jonas.see(t('unfinished.title', { count: 1 }));
    await look(jonas, 'documents-unfinished');

    const sent: string[] = [];
    jonas.page.on('request', (request) => void (request.method() === 'PUT' && STORE.test(request.url()) && sent.push(request.url())));
    await jonas.chooseFiles(t('unfinished.choose'), [planFile(stage, 'Anderes.pdf', 'Anderes', '1803').path]);
    await jonas.see(t('unfinished.others', { count: 1, names: 'Anderes.pdf' }));
    await jonas.chooseFiles(t('unfinished.choose'), [large.path]);
    await jonas.see(t('outcome.allTaken', { count: 1 }));
    const parts = Math.ceil(large.sizeBytes / (16 * 1024 * 1024));
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.length).toBeLessThanOrEqual(parts - 2); // what was under way at the reload may have arrived as well
    expect((await documents(jonas)).find(({ versions }) => versions[0]?.sha256 === large.sha256)?.currentVersion).toBe(1);
    expect(stage.problems).toEqual([]);
  });

  it('offers what the words of a file say that it is', async () => {
    await jonas.chooseFiles(t('upload.choose'), [scan(stage)]);
    await choose(jonas, 'scan4711.pdf', '1500');
    await jonas.button(t('upload.start', { count: 1 })).click();
    const offers = jonas.page.getByTestId('content-suggestions');
    const offer = offers.locator('li').filter({ hasText: 'Scan4711' });
    await offer.filter({ hasText: '2002' }).waitFor();
    await look(jonas, 'documents-suggestion');
    await offer.getByRole('button', { name: said('labels.take') }).click();
    await until('the kind has changed', async () =>
      (await documents(jonas)).some(({ title, typeCode }) => title === 'Scan4711' && typeCode === '2002'),
    );
    expect(stage.problems).toEqual([]);
  });

  it('shows what one looks for, and changes several at once', async () => {
    await jonas.page.getByLabel(t('documentList.type'), { exact: true }).selectOption('2012');
    const rows = jonas.page.getByTestId('document').filter({ visible: true });
    await until('only one kind is shown', async () => (await rows.count()) === PLANS / 3);
    expect(new URL(jonas.page.url()).searchParams.get('type')).toBe('2012');
    await jonas.page.getByLabel(t('documentList.group')).click();
    await look(jonas, 'documents-grouped');
    for (const title of ['Scan0811', 'Scan0812']) await jonas.page.getByLabel(t('documentList.select', { title })).check();
    await jonas.button(t('documentList.changeType'), jonas.page.getByTestId('selection')).click();
    await jonas.dialog.getByLabel(t('upload.type')).selectOption('2001');
    await jonas.confirm(t('labels.save'));
    await until('two fewer are shown', async () => (await rows.count()) === PLANS / 3 - 2);
    await jonas.page.getByLabel(t('documentList.type'), { exact: true }).selectOption('');
    expect(stage.problems).toEqual([]);
  });

  it('lets the builder replace a document and take one out on a phone, and take that back', async () => {
    await anna.page.setViewportSize(PHONE);
    await anna.page.reload();
    await anna.see(said('documents.yours'));
    const row = anna.page.getByTestId('document').filter({ hasText: '1 Lageplan 1-500' }).first();
    await row.getByRole('button', { name: said('documentList.newVersion') }).click();
    const chooser = anna.page.waitForEvent('filechooser');
    await anna.dialog.getByLabel(t('newVersion.file'), { exact: true }).click();
    await (await chooser).setFiles([planFile(stage, 'Lageplan_neu.pdf', 'Lageplan, Höhen ergänzt', '1803').path]);
    await anna.dialog.getByLabel(said('newVersion.reason')).fill('Höhen ergänzt');
    await look(anna, 'documents-phone-replace');
    await anna.page.setViewportSize(PHONE);
    await anna.confirm(t('newVersion.upload'));
    await row.getByText(t('documents.versions', { count: 2 })).click();
    await row.getByText('Höhen ergänzt').filter({ visible: true }).first().waitFor();

    const title = anna.page.getByText('Detail Traufe 1', { exact: true });
    const gone = anna.page.getByTestId('document').filter({ has: title });
    await gone.getByRole('button', { name: said('documents.remove') }).click();
    await anna.see(t('documentList.removed', { title: 'Detail Traufe 1' }));
    await look(anna, 'documents-phone-removed');
    await anna.page.setViewportSize(PHONE);
    await anna.button(t('documentList.undo')).click();
    await gone.getByRole('button', { name: said('documents.remove') }).waitFor();
    await gone.getByRole('button', { name: said('documents.remove') }).click();
    await anna.see(t('documentList.withdrawn', { count: 1 }));
    const detail = (await documents(anna)).find(({ title }) => title === 'Detail Traufe 1');
    expect(detail?.withdrawn).toBe(true);
    expect(stage.problems).toEqual([]);
  });

  const documents = ({ sub }: Visitor): Promise<DocumentView[]> => stage.client(sub).get<DocumentView[]>(`cases/${caseId}/documents`);

  /** Parts of a file that the server has. */
  async function arrived(visitor: Visitor, fileName: string): Promise<number> {
    const found = (await documents(visitor)).find(({ versions }) => versions.some((version) => version.fileName === fileName));
    if (!found) return 0;
    const { parts } = await stage.client(visitor.sub).get<{ parts: unknown[] }>(`cases/${caseId}/documents/${found.id}/versions/1/parts`);
    return parts.length;
  }
});

/** A draft of the builder that the designer has joined. */
async function sharedDraft(stage: Stage): Promise<string> {
  const builder = stage.client(CAST.builder);
  const input = { procedure: 'simplified', title: 'Haus am See', municipalityAgs: '13074026' };
  const { id } = await builder.post<{ id: string }>('cases', input, 'documents-draft');
  const { url } = await builder.post<{ url: string }>(`cases/${id}/invitations`, { role: 'designer' }, 'documents-invite');
  await stage.client(CAST.designer).post('invitations/accept', { token: new URL(url).searchParams.get('token') }, 'documents-accept');
  await upload(stage.client(CAST.builder), planFile(stage, 'Flurkarte.pdf', 'Flurkarte', '1802'), { caseId: id, key: 'documents-first' });
  return id;
}

async function arrive(visitor: Visitor, caseId: string): Promise<void> {
  await visitor.page.goto(`/auth/login?returnTo=/${AUTHORITY}/cases/${caseId}/documents`);
  await visitor.choosePersona();
  await visitor.heading(t('tasks.documents'));
}

/** Says what a file is that waits to be sent. */
const choose = async ({ page }: Visitor, fileName: string, typeCode: string): Promise<void> => {
  const row = page.getByTestId('upload-item').filter({ hasText: fileName });
  await row.getByLabel(t('upload.type')).selectOption(typeCode);
};
