import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAST } from '../../apps/cli/journey/cast';
import { upload, type UploadFile } from '../../apps/cli/journey/upload';
import { generatePlanSet } from '../../apps/cli/plans';
import { sha256 } from '@bauraum/kernel';
import { samplePdf } from '../../libs/pdf-facts/pdfs.fixture';
import { tiffOf } from '../../libs/storage/hostile.fixture';
import { describeUnless } from '../support/programs';
import { until } from '../support/until';
import { look } from './browser/look';
import { AUTHORITY, browserMissing, openStage, type Stage } from './browser/stage';
import type { Visitor } from './browser/visitor';
import { said, t } from './browser/words';
import { submitted } from './drafts';
import type { World } from './world';

const PAGES = 12;
/** A worker that has much else to do. */
const DRAWN_MS = 120_000;

/** What is read of an image in the page. */
interface Picture {
  readonly complete: boolean;
  readonly naturalWidth: number;
  readonly currentSrc: string;
}

jest.setTimeout(300_000);

describeUnless(browserMissing(), 'the pages of documents in a browser', () => {
  let stage: Stage;
  let anna: Visitor;
  let caseId = '';
  let report = '';

  beforeAll(async () => {
    stage = await openStage();
    const input = { procedure: 'simplified', title: 'Haus am See', municipalityAgs: '13074026' };
    caseId = (await stage.client(CAST.builder).post<{ id: string }>('cases', input, 'viewer-draft')).id;
    const pages = Array.from({ length: PAGES }, (_, index) => [`Baugrundgutachten, Seite ${index + 1}`, 'Lageplan M 1:500']);
    report = await put('Baugrundgutachten', samplePdf({ pages }));
    anna = await stage.visitor(CAST.builder);
    await anna.page.goto(`/auth/login?returnTo=/${AUTHORITY}/cases/${caseId}/documents/${report}`);
    await anna.choosePersona();
    await anna.heading('Baugrundgutachten');
  }, 300_000);
  afterAll(async () => {
    await stage?.close();
  }, 60_000);
  beforeEach(() => void (stage.problems.length = 0));

  /** A document of the draft, checked and there. */
  async function put(title: string, bytes: Buffer, more: Partial<UploadFile> = {}): Promise<string> {
    const path = join(stage.dataDir, `${randomUUID()}.bin`);
    writeFileSync(path, bytes);
    const file = { title, typeCode: '1803', fileName: `${title}.pdf`, mediaType: 'application/pdf', path, size: bytes.length };
    const target = { caseId, key: randomUUID() };
    return (await upload(stage.client(CAST.builder), { ...file, sha256: sha256(bytes), ...more }, target)).documentId;
  }

  const picture = (page: number) => anna.page.locator(`[data-page="${page}"] img`);
  const shown = (page: number): Promise<Picture> =>
    picture(page).evaluate(({ complete, naturalWidth, currentSrc }: Picture) => ({ complete, naturalWidth, currentSrc }));
  const isShown = (page: number, size = 'page'): Promise<void> =>
    until(
      `page ${page} is drawn (${size})`,
      async () => {
        if ((await picture(page).count()) === 0) return false;
        const { complete, naturalWidth, currentSrc } = await shown(page);
        return complete && naturalWidth > 0 && currentSrc.includes(`-${size}.webp`);
      },
      DRAWN_MS,
    );
  const number = () => anna.page.getByLabel(t('viewer.page'), { exact: true });

  it('shows them one below the other, with what is known about them, for eyes and for ears', async () => {
    await isShown(1);
    await anna.see(new RegExp(`${t('viewer.count', { count: PAGES })} · A4 ${t('viewer.portrait')} · .*1:500`));
    expect(await picture(1).getAttribute('alt')).toBe(`${t('viewer.pageOf', { page: 1, count: PAGES })}, A4 ${t('viewer.portrait')}`);
    expect(await anna.page.locator('[data-page="1"]').textContent()).toContain('Baugrundgutachten, Seite 1');
    const thumbnails = anna.page.getByTestId('thumbnail').locator('img');
    await until('thumbnails are there', async () => (await thumbnails.count()) >= 3, DRAWN_MS);
    await look(anna, 'viewer-report');
    expect(stage.problems).toEqual([]);
  });

  it('turns pages and changes their size by keys, and draws what is asked for', async () => {
    await anna.page.getByRole('region', { name: said('viewer.pages') }).focus();
    await anna.page.keyboard.press('End');
    await isShown(PAGES);
    expect(await number().inputValue()).toBe(String(PAGES));
    await anna.page.keyboard.press('ArrowLeft');
    await until('the page before', async () => (await number().inputValue()) === String(PAGES - 1));
    await until('the address names the page', () => new URL(anna.page.url()).searchParams.get('page') === String(PAGES - 1));
    await anna.page.keyboard.press('Home');
    await until('the first page', async () => (await number().inputValue()) === '1');
    for (let press = 0; press < 6; press++) await anna.page.keyboard.press('+');
    await isShown(1, 'large');
    await look(anna, 'viewer-large');
    await anna.page.keyboard.press('0');
    await anna.page.keyboard.press('Escape');
    await anna.heading(t('tasks.documents'));
    expect(stage.problems).toEqual([]);
  });

  it('opens at the page that the address names', async () => {
    await anna.page.goto(`/${AUTHORITY}/cases/${caseId}/documents/${report}?page=9`);
    await isShown(9);
    await until('the ninth page', async () => (await number().inputValue()) === '9');
    expect(stage.problems).toEqual([]);
  });

  it('shows a plan of A1 so that its small print can be read', async () => {
    const person = { name: 'Jonas Weiß', address: 'Planweg 3, 23936 Grevesmühlen' };
    const project = { title: 'Neubau', site: 'Lindenweg 1', parcel: 'Flur 1, Flurstück 1' };
    const set = { project, designer: person, builder: person, only: ['overview' as const], outDir: join(stage.dataDir, 'a1') };
    const [plan] = await generatePlanSet(set);
    if (!plan) throw new Error('no plan');
    const { title, typeCode, fileName, path, sizeBytes: size, sha256: hash, mediaType } = plan;
    const file = { title, typeCode, fileName, path, size, sha256: hash, mediaType };
    const { documentId } = await upload(stage.client(CAST.builder), file, { caseId, key: randomUUID() });
    await anna.page.goto(`/${AUTHORITY}/cases/${caseId}/documents/${documentId}`);
    await isShown(1);
    await anna.see(new RegExp(`A1 ${t('viewer.landscape')}`));
    await look(anna, 'viewer-plan');
    await anna.button(t('viewer.actualName')).click();
    await isShown(1, 'large');
    expect((await shown(1)).naturalWidth).toBe(6400);
    expect(stage.problems).toEqual([]);
  });

  it('says why there is no view, and gives the file', async () => {
    const scan = await put('Scan', tiffOf([[100, 100]]), { fileName: 'Scan.tif', mediaType: 'image/tiff' });
    await anna.page.goto(`/${AUTHORITY}/cases/${caseId}/documents/${scan}`);
    await anna.see(t('viewer.none'));
    await anna.see(t('viewer.because.type'));
    await look(anna, 'viewer-none');
    const download = anna.page.waitForEvent('download');
    await anna.button(said('viewer.download')).click();
    await (await download).cancel();
    expect(stage.problems).toEqual([]);
  });

  it('does not exist for others', async () => {
    const jonas = await stage.visitor(CAST.designer);
    jonas.forgive(/404/);
    await jonas.page.goto(`/auth/login?returnTo=/${AUTHORITY}/cases/${caseId}/documents/${report}`);
    await jonas.choosePersona();
    expect(await jonas.page.getByTestId('viewer-page').count()).toBe(0);
    expect(await jonas.page.getByRole('heading', { name: 'Baugrundgutachten' }).count()).toBe(0);
  });

  it('leads the officer from the list of the case to the pages and back', async () => {
    const world = { as: (sub: string) => stage.client(sub), dataDir: stage.dataDir } as World;
    const filed = await submitted(world);
    const officer = await stage.visitor(CAST.officer);
    await officer.page.goto(`/auth/login?returnTo=/${AUTHORITY}/office/cases/${filed}`);
    await officer.choosePersona();
    // Pictures are loaded when they come into view.
    await officer.page.locator('[data-testid="thumbnail"]').first().scrollIntoViewIfNeeded();
    const ready = officer.page.locator('[data-testid="thumbnail"][data-state="ready"] img');
    await until('thumbnails are there', async () => (await ready.count()) >= 1, DRAWN_MS);
    await look(officer, 'desk-documents');
    await officer.link('Lageplan').first().click();
    await officer.heading('Lageplan');
    await officer.page.locator('[data-page="1"] img').waitFor();
    await look(officer, 'desk-viewer');
    await officer.page.getByRole('region', { name: said('viewer.pages') }).press('Escape');
    await until('back at the case', () => officer.page.url().endsWith(`/office/cases/${filed}`));
    expect(stage.problems).toEqual([]);
  });
});
