import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@bauraum/kernel';
import { GREVESMUEHLEN } from '../../../apps/cli/journey/demo.data';
import { uploadAll, type UploadFile } from '../../../apps/cli/journey/upload';
import { generateSmallPlan } from '../../../apps/cli/plans';
import { until } from '../../support/until';
import { look } from './look';
import { AUTHORITY } from './stage';
import type { Surroundings, Visitor } from './visitor';
import { said, t } from './words';

type Section = keyof typeof GREVESMUEHLEN.builders | keyof typeof GREVESMUEHLEN.designers;

const DATA: Readonly<Record<Section, Readonly<Record<string, unknown>>>> = { ...GREVESMUEHLEN.builders, ...GREVESMUEHLEN.designers };

/** A small plan as a file on this computer. */
export function planFile(stage: Pick<Surroundings, 'dataDir'>, fileName: string, title: string, typeCode: string): UploadFile {
  const folder = join(stage.dataDir, 'plans');
  mkdirSync(folder, { recursive: true });
  const bytes = generateSmallPlan(title, typeCode);
  const path = join(folder, fileName);
  writeFileSync(path, bytes);
  return { title, typeCode, fileName, path, mediaType: 'application/pdf', size: bytes.length, sha256: sha256(bytes) };
}

const typed = (value: unknown): string => (typeof value === 'number' ? String(value).replace('.', ',') : String(value));

async function fillSection({ page }: Visitor, section: Section, only?: readonly string[]): Promise<void> {
  for (const [field, value] of Object.entries(DATA[section] ?? {})) {
    if (only && !only.includes(field)) continue;
    const input = page.locator(`#${section}-${field}`);
    if (typeof value === 'boolean') await input.setChecked(value);
    else if (field === 'municipalityAgs') await input.selectOption(String(value));
    else if (field === 'buildingKind') await page.locator(`input[name="${field}"][value="${String(value)}"]`).check();
    else await input.fill(typed(value));
  }
}

async function openSection(visitor: Visitor, section: Section): Promise<void> {
  await visitor.link(t(`formSection.${section}`)).click();
  await visitor.heading(t(`formSection.${section}`));
}

async function toTasks(visitor: Visitor): Promise<void> {
  await visitor.link(t('tasks.overview')).click();
  await visitor.see(t('tasks.form'));
}

/** Start page, login, the procedure, two questions. @returns the id of the case. */
export async function begin(builder: Visitor): Promise<string> {
  const { page } = builder;
  await page.goto('/');
  await look(builder, 'start');
  await builder.button(t('start.goLogin')).click();
  await page.getByTestId('error-summary').waitFor();
  await look(builder, 'start-errors');
  await page.getByLabel(t('start.goalNew'), { exact: true }).check();
  await page.getByLabel('Landkreis Nordwestmecklenburg', { exact: true }).check();
  await builder.button(t('start.goLogin')).click();
  await builder.button(new RegExp(builder.name)).waitFor();
  await look(builder, 'login-provider');
  await builder.choosePersona();
  await builder.heading(t('newCase.which'));
  await page.getByLabel('Etwas Neues bauen').waitFor();
  await look(builder, 'procedure-question');
  await builder.link(t('newCase.known')).click();
  await builder.heading(t('newCase.all'));
  await look(builder, 'procedures');
  await builder.link('Vereinfachtes Baugenehmigungsverfahren').click();
  await builder.heading(t('newCase.title'));
  await look(builder, 'new-case');
  await page.getByLabel(t('newCase.name')).fill(GREVESMUEHLEN.title);
  await page.getByLabel(t('newCase.municipality')).selectOption(GREVESMUEHLEN.municipalityAgs);
  await builder.button(t('newCase.create')).click();
  await builder.heading(GREVESMUEHLEN.title);
  await look(builder, 'tasks');
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** What the builder knows: project, plot, builder, declarations. */
export async function fillBuildersPart(builder: Visitor): Promise<void> {
  const { page } = builder;
  await openSection(builder, 'project');
  await fillSection(builder, 'project');
  await look(builder, 'section-project');
  await builder.button(t('collab.next')).click();
  await builder.heading(t('formSection.plot'));
  await builder.button(t('collab.next')).click();
  await page.getByTestId('error-summary').waitFor();
  await look(builder, 'section-plot-errors');
  await fillSection(builder, 'plot');
  await builder.button(t('collab.next')).click();
  await builder.heading(t('formSection.building'));
  await toTasks(builder);
  for (const section of ['builder', 'declarations'] as const) {
    await openSection(builder, section);
    await fillSection(builder, section);
    await look(builder, `section-${section}`);
    await builder.button(t('tasks.overview')).click();
    await builder.see(t('tasks.form'));
  }
}

/** @returns the link that the page shows. */
export async function invite(builder: Visitor): Promise<string> {
  await builder.link(t('tasks.people')).click();
  await builder.heading(t('tasks.people'));
  await builder.button(t('people.create')).click();
  const link = builder.page.getByLabel(t('people.link'), { exact: true });
  await link.waitFor();
  await look(builder, 'people-invitation');
  const url = await link.inputValue();
  await toTasks(builder);
  return url;
}

export async function acceptInvitation(designer: Visitor, url: string): Promise<void> {
  await designer.page.goto(`/${AUTHORITY}`);
  await designer.heading(t('login.title'));
  await look(designer, 'login-needed');
  await designer.page.goto(url);
  await designer.heading(t('join.title'));
  await look(designer, 'join');
  await designer.link(t('join.accountGo')).click();
  await designer.choosePersona();
  await designer.button(t('join.accept')).waitFor();
  await look(designer, 'join-accept');
  await designer.button(t('join.accept')).click();
  await designer.heading(GREVESMUEHLEN.title);
}

/** Both write the same section at once; each sees what the other writes. */
export async function editTogether(builder: Visitor, designer: Visitor): Promise<void> {
  await openSection(designer, 'building');
  await openSection(builder, 'building');
  await designer.see(builder.name);
  const answers = Object.entries(DATA['building'] ?? {});
  const [first = '', ...others] = answers.map(([field]) => field);
  await Promise.all([fillSection(builder, 'building', [first]), fillSection(designer, 'building', others)]);
  for (const { page, name } of [builder, designer])
    for (const [field, value] of answers)
      await until(`${name} sees ${field}`, async () => (await page.locator(`#building-${field}`).inputValue()) === typed(value));
  await look(designer, 'section-building-together');
  await toTasks(builder);
  await designer.button(t('collab.next')).click();
  await designer.heading(t('formSection.builder'));
  await toTasks(designer);
  await openSection(designer, 'designer');
  await fillSection(designer, 'designer');
  await look(designer, 'section-designer');
  await designer.button(t('tasks.overview')).click();
  await designer.see(t('tasks.form'));
}

/** Four documents by the file chooser, two more by HTTP; the section is missing. */
export async function uploadDocuments(designer: Visitor, caseId: string): Promise<void> {
  const { stage, page } = designer;
  await designer.link(t('tasks.documents')).click();
  await designer.heading(t('tasks.documents'));
  await look(designer, 'documents-empty');
  const files = [
    planFile(stage, 'Lageplan.pdf', 'Lageplan', '1803'),
    planFile(stage, 'Grundriss_EG.pdf', 'Grundriss EG', '2001'),
    planFile(stage, 'Ansichten.pdf', 'Ansichten', '2003'),
    planFile(stage, 'Anlage 4.pdf', 'Anlage 4', '1500'),
  ];
  await designer.chooseFiles(
    t('upload.choose'),
    files.map((file) => file.path),
  );
  const unknown = page.getByTestId('upload-item').filter({ hasText: 'Anlage 4.pdf' });
  await unknown.waitFor();
  await look(designer, 'documents-chosen');
  await unknown.getByLabel(t('upload.type')).selectOption('1500');
  await unknown.getByLabel(t('upload.title')).fill('Baubeschreibung');
  await designer.button(t('upload.start', { count: files.length })).click();
  const there = page.getByTestId('document').filter({ hasText: t('documentStatus.available') });
  await there.nth(files.length - 1).waitFor();
  await look(designer, 'documents');
  const others = [planFile(stage, 'Flurkarte.pdf', 'Flurkarte', '1802'), planFile(stage, 'BRI.pdf', 'Brutto-Rauminhalt', '2201')];
  await uploadAll(stage.client(designer.sub), others, { caseId, key: `others-${caseId}` });
}

/** The fee with its computation, the payment service's page, and back. */
export async function pay(builder: Visitor): Promise<void> {
  const { page, stage } = builder;
  await builder.link(t('tasks.fee')).click();
  await builder.heading(t('tasks.fee'));
  const computation = page.getByRole('table', { name: t('fee.computation') });
  await computation.getByText('1.184,00 €').first().waitFor();
  expect(await computation.innerText()).toMatch(/750/);
  await look(builder, 'fee');
  await builder.button(/1\.184,00|592,00|Jetzt bezahlen/).click();
  await page.waitForURL(`${stage.stack.sandboxUrl}/**`);
  await look(builder, 'payment-service');
  await builder.button('Jetzt bezahlen').click();
  const back = page.getByRole('link', { name: 'Zurück zum Antrag' });
  const paid = page.getByText(t('payment.paid'), { exact: true }).first();
  await back.or(paid).first().waitFor();
  if (await back.isVisible()) await back.click();
  await paid.waitFor();
  await look(builder, 'payment-done');
  await builder.link(t('payment.continue')).click();
  await builder.see(t('tasks.form'));
}

/** The designer releases plans and building data on the page where everything is checked. */
export async function signOff(designer: Visitor, caseId: string): Promise<void> {
  const { page } = designer;
  await page.goto(`/${AUTHORITY}/cases/${caseId}/check`);
  await designer.heading(t('check.title'));
  await look(designer, 'sign-off');
  await release(designer);
  await look(designer, 'sign-off-done');
}

async function release(visitor: Visitor): Promise<void> {
  const button = visitor.button(new RegExp(`^${t('signOff.sign')}`));
  await button.click();
  await button.waitFor({ state: 'detached' });
  await visitor.button(new RegExp(`^${t('signOff.withdraw')}`)).waitFor();
}

/** Check the answers, submit, receipt. @returns the file number. */
export async function submit(builder: Visitor): Promise<string> {
  const { page } = builder;
  await page.reload();
  await look(builder, 'tasks-done');
  await builder.link(t('tasks.check')).click();
  await builder.heading(t('check.title'));
  await builder.see(t('check.openTitle', { count: 2 }));
  await look(builder, 'check');
  await release(builder);
  await builder.see(t('check.openTitle', { count: 1 }));
  await builder.button(t('submit.button')).click();
  await builder.dialog.waitFor();
  await look(builder, 'check-submit');
  await builder.button(t('submit.button'), builder.dialog).click();
  await builder.heading(t('receipt.title'));
  await builder.button(new RegExp(`^${t('documents.open')}`)).waitFor();
  await look(builder, 'receipt');
  const fileNumber = /63-\d{4}-\d{5}/.exec(await page.getByRole('main').innerText())?.[0];
  if (fileNumber === undefined) throw new Error('the receipt names no file number');
  await builder.link(t('receipt.toRoom')).click();
  await builder.see(t('room.facts'));
  await look(builder, 'room-formal-check');
  return fileNumber;
}

/** The punch list: a file and a text for each finding. */
export async function answerSupplements(designer: Visitor): Promise<void> {
  const { page, stage } = designer;
  await page.goto(`/${new URL(page.url()).pathname.split('/')[1] ?? ''}/notifications`);
  const news = designer.link(t('notification.kind.supplementsRequested'));
  await news.waitFor();
  await look(designer, 'notifications');
  await news.click();
  await designer.link(t('room.answerSupplements')).waitFor();
  await look(designer, 'room-supplements-requested');
  await designer.link(t('room.answerSupplements')).click();
  await designer.heading(t('room.supplements'));
  await page.getByTestId('finding').getByText('§').waitFor();
  await look(designer, 'punch-list');
  await designer.chooseFiles(t('supplements.file'), [planFile(stage, 'Schnitt_A-A.pdf', 'Schnitt A-A', '2002').path]);
  await page.getByLabel(said('supplements.answer')).first().fill('Der Schnitt liegt bei.');
  await designer.see(said('punchList.documentAway'));
  await designer.see(t('supplements.count', { given: 1, count: 1 }));
  await look(designer, 'punch-list-answered');
  await designer.button(new RegExp(`^${t('signOff.sign')}`)).click(); // whose plans change releases them again
  await designer.button(t('supplements.send')).click();
  await designer.dialog.waitFor();
  await look(designer, 'punch-list-send');
  await designer.button(t('supplements.send'), designer.dialog).click();
  await designer.see(t('room.facts'));
}
