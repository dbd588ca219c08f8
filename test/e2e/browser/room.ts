import { waitForNotification } from '../../../apps/cli/journey/actions';
import { look } from './look';
import { AUTHORITY } from './stage';
import type { Visitor } from './visitor';
import { t } from './words';

async function openPart(builder: Visitor, key: string): Promise<void> {
  await builder.page
    .getByRole('navigation', { name: t('room.parts') })
    .getByRole('link', { name: new RegExp(`^${t(key)}`) })
    .click();
  if (key === 'room.overview') await builder.see(t('room.facts'));
  else await builder.heading(t(key));
}

/** Every part of the case room while the bodies are asked, and what hangs on the person's name. */
export async function walkThroughRoom(builder: Visitor, caseId: string): Promise<void> {
  const { page } = builder;
  await page.goto(`/${AUTHORITY}/cases/${caseId}`);
  await builder.see(/5 beteiligte Stellen/);
  await look(builder, 'room-participation');
  for (const key of ['room.supplements', 'room.notices', 'tasks.documents', 'room.application', 'tasks.fee', 'tasks.people']) {
    await openPart(builder, key);
    await look(builder, `room-${key.split('.')[1] ?? ''}`);
  }
  await openPart(builder, 'room.overview');
  await builder.link(t('room.withdraw')).click();
  await builder.heading(t('withdraw.title'));
  await look(builder, 'withdraw');
  await builder.button(t('shell.account', { name: builder.name })).click();
  await page.locator('.br-menu-list').waitFor();
  await look(builder, 'account-menu');
  await page
    .locator('.br-menu-list')
    .getByRole('link', { name: t('shell.profile') })
    .click();
  await builder.heading(t('profile.title'));
  await look(builder, 'profile');
}

/** Notification, notice, PDF. */
export async function openNotice(builder: Visitor, caseId: string): Promise<void> {
  const { page, context, stage } = builder;
  await waitForNotification(stage.client(builder.sub), caseId, 'decided');
  await page.goto(`/${AUTHORITY}/notifications`);
  const news = builder.link(t('notification.kind.decided'));
  await news.first().waitFor();
  await look(builder, 'notifications-decided');
  await news.first().click();
  await builder.link(t('room.toNotice')).waitFor();
  await look(builder, 'room-granted');
  await builder.link(t('room.toNotice')).click();
  await page.getByTestId('notice').waitFor();
  await look(builder, 'notice');
  const file = context.waitForEvent('request', (request) => /\/storage\/(?!.*\.webp)/.test(request.url())); // not its picture
  await page
    .getByTestId('notice')
    .getByRole('button', { name: t('documents.open') })
    .click();
  const response = await context.request.get((await file).url());
  expect([response.status(), response.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-');
}

/** My applications in German, easy German and English. */
export async function readHome(builder: Visitor): Promise<void> {
  const { page } = builder;
  const speak = async (language: 'Deutsch' | 'Einfaches Deutsch' | 'English', lang: string): Promise<void> => {
    await builder.button(/^(Sprache|Language):/).click();
    await builder.button(language).click();
    await page.locator(`html[lang="${lang}"]`).waitFor();
    await page.keyboard.press('Escape');
  };
  await page.goto(`/${AUTHORITY}`);
  await builder.heading(t('home.title'));
  await look(builder, 'home');
  await speak('Einfaches Deutsch', 'de-simple');
  await look(builder, 'home-easy');
  await speak('English', 'en');
  await look(builder, 'home-english');
  await speak('Deutsch', 'de');
  await builder.heading(t('home.title'));
}
