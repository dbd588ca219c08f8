import { look } from './look';
import type { Visitor } from './visitor';
import { said, t } from './words';

export type Tab = 'overview' | 'formalCheck' | 'participation' | 'decision' | 'efile' | 'journal' | 'fee';

/** Opens a tab of the case at the desk. */
export async function openTab(visitor: Visitor, tab: Tab): Promise<void> {
  await visitor.page
    .getByRole('navigation', { name: t('desk.tab.label') })
    .getByRole('link', { name: new RegExp(`^${t(`desk.tab.${tab}`)}`) })
    .click();
}

/** Opens the case from the worklist by mouse. */
export async function openCase(visitor: Visitor, fileNumber: string): Promise<void> {
  await visitor.heading(t('desk.worklist.title'));
  await visitor.page.getByRole('row').filter({ hasText: fileNumber }).getByRole('link').first().click();
  await visitor.see(fileNumber);
}

/** Worklist by keyboard, formal check, request for the missing section. */
export async function requestSupplements(clerk: Visitor, fileNumber: string): Promise<void> {
  const { page } = clerk;
  await clerk.enter('work');
  await clerk.see(fileNumber);
  await look(clerk, 'worklist');
  await page.keyboard.press('?');
  await clerk.dialog.waitFor();
  await look(clerk, 'worklist-keys');
  await page.keyboard.press('Escape');
  await clerk.dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await clerk.see(t('desk.overview.answers'));
  await look(clerk, 'desk-overview');
  await page.keyboard.press('2');
  await clerk.button(new RegExp(`^${t('desk.formal.demandFor', { item: 'Schnitt' })}`)).click();
  await clerk.see(t('desk.formal.finding', { number: 1 }));
  await look(clerk, 'formal-check');
  await clerk.button(t('desk.formal.request')).click();
  await clerk.dialog.waitFor();
  await look(clerk, 'formal-check-request');
  await clerk.confirm(t('desk.formal.request'));
  await clerk.see(t('desk.supplements.title'));
  await clerk.see(t('desk.formal.reading.waiting'));
  await look(clerk, 'desk-supplements');
}

/** Ticks everything and confirms. */
export async function confirmComplete(clerk: Visitor): Promise<void> {
  const { page } = clerk;
  await page.reload();
  await clerk.see(t('desk.formal.general'));
  await look(clerk, 'formal-check-answered');
  for (const box of await page.locator('.desk-checks').first().getByRole('checkbox').all()) await box.check();
  await clerk.button(new RegExp(t('desk.formal.tickThere', { count: 7 }).replace(/\d+/, String.raw`\d+`))).click();
  await clerk.button(t('desk.formal.complete')).click();
  await clerk.dialog.waitFor();
  await look(clerk, 'formal-check-complete');
  await clerk.confirm(t('desk.formal.complete'));
  await clerk.see(t('desk.formal.reading.done'));
  await look(clerk, 'formal-check-done');
}

/** All five bodies at once. */
export async function startParticipations(officer: Visitor, fileNumber: string): Promise<void> {
  const { page } = officer;
  await officer.enter('work');
  await openCase(officer, fileNumber);
  await openTab(officer, 'participation');
  const send = officer.button(t('desk.participation.submit', { count: 5 }));
  await page.locator('.desk-body').first().waitFor();
  for (const body of await page.locator('.desk-body').all()) await body.getByRole('checkbox').first().check();
  await send.waitFor();
  await look(officer, 'participation-start');
  await send.click();
  await officer.see(t('desk.participation.progress', { done: 0, count: 5 }));
  await look(officer, 'participation');
}

/** Gives the body the time that it asked for. */
export async function grantTime(officer: Visitor): Promise<void> {
  const { page } = officer;
  await page.reload();
  await officer.button(said('desk.participation.grantFor')).click();
  await officer.dialog.waitFor();
  await look(officer, 'participation-grant');
  await officer.confirm(t('desk.participation.grant'));
  await officer.button(said('desk.participation.grantFor')).waitFor({ state: 'detached' });
}

/** Conditions taken over, reasons, proposal. */
export async function proposeDecision(officer: Visitor): Promise<void> {
  const { page } = officer;
  await page.reload();
  await officer.see(t('desk.state.deemedNoConcerns'));
  await look(officer, 'participation-closed');
  await openTab(officer, 'decision');
  await officer.button(t('desk.decision.takeAll', { count: 2 })).click();
  await officer.see(t('desk.decision.provisions', { count: 2 }));
  await page
    .getByLabel(said('desk.decision.reasons'))
    .fill('Das Vorhaben ist genehmigungsfähig. Öffentlich-rechtliche Vorschriften stehen nicht entgegen.');
  await look(officer, 'decision-draft');
  await officer.button(t('desk.decision.save')).click();
  await officer.see(t('desk.decision.allSaved'));
  await officer.button(t('desk.decision.propose')).click();
  await officer.dialog.waitFor();
  await look(officer, 'decision-propose');
  await officer.button(t('desk.decision.propose'), officer.dialog).click();
  await officer.see(t('desk.release.own'));
  await look(officer, 'decision-proposed');
  expect(await officer.button(t('desk.release.release')).count()).toBe(0);
}

/** The second person. */
export async function releaseDecision(head: Visitor, fileNumber: string): Promise<void> {
  await head.enter('work');
  await openCase(head, fileNumber);
  await openTab(head, 'decision');
  await head.button(t('desk.release.release')).waitFor();
  await look(head, 'release');
  await head.button(t('desk.release.release')).click();
  await head.dialog.waitFor();
  await look(head, 'release-ask');
  await head.button(t('desk.release.release'), head.dialog).click();
  await head.see(t('desk.state.granted'));
  await look(head, 'decided');
}

/** What the record holds in the end. */
export async function readRecord(officer: Visitor): Promise<void> {
  const { page } = officer;
  await page.reload();
  await openTab(officer, 'efile');
  await officer.see(t('desk.efile.plan'));
  const record = await page.getByRole('main').innerText();
  for (const title of ['Baugenehmigung', 'Eingangsbestätigung', 'Nachforderung', 'Gebührenbescheid']) expect(record).toContain(title);
  expect(record.match(/Stellungnahme: /g)).toHaveLength(5);
  await look(officer, 'efile');
  await openTab(officer, 'journal');
  await page.locator('.desk-entry').first().waitFor();
  const more = officer.button(t('desk.more'));
  while (await more.isVisible()) {
    const before = await page.locator('.desk-entry').count();
    await more.click();
    await page.locator('.desk-entry').nth(before).waitFor();
  }
  const entries = page.locator('.desk-entry');
  for (const event of ['SUBMIT', 'RELEASE_DECISION', 'NOTICE_OPENED']) {
    expect([event, await entries.filter({ hasText: t(`desk.event.${event}`) }).count()]).toEqual([event, 1]);
  }
  await page.locator('.desk-entry summary').first().click();
  await look(officer, 'journal');
  await openTab(officer, 'fee');
  await officer.see('1.184,00 €');
  await look(officer, 'desk-fee');
  await openTab(officer, 'overview');
  await officer.see(t('desk.overview.answers'));
  await look(officer, 'desk-overview-decided');
}
