import { look } from './look';
import { AUTHORITY } from './stage';
import type { Visitor } from './visitor';
import { t } from './words';

/** Pages for everybody, pages that do not exist, and the line that is gone. */
export async function readPublicPages(visitor: Visitor, notMine: string): Promise<void> {
  const { page, context } = visitor;
  await page.goto('/');
  for (const name of ['accessibility', 'privacy']) {
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: t(`shell.${name}`) })
      .click();
    await visitor.heading(t(`${name}.title`));
    await look(visitor, name);
  }
  await page.goto('/nirgendwo');
  await visitor.see(t('notFound.authority'));
  await look(visitor, 'unknown-authority');

  await visitor.enter('continue');
  await visitor.heading(t('home.title'));
  await look(visitor, 'home-empty');
  visitor.forgive(/status of 404/);
  await page.goto(`/${AUTHORITY}/cases/${notMine}`);
  await visitor.heading(t('notFound.title'));
  await look(visitor, 'not-mine');
  await page.goto(`/${AUTHORITY}/office`);
  await visitor.see(t('common.forbiddenTitle'));
  await look(visitor, 'forbidden');

  await page.goto(`/${AUTHORITY}/cases/new/procedures/simplified`);
  await page.getByLabel(t('newCase.name')).fill('Gartenhaus');
  visitor.forgive(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await page.getByText(t('shell.offline')).waitFor();
  await look(visitor, 'offline');
  expect(await page.getByLabel(t('newCase.name')).inputValue()).toBe('Gartenhaus');
  await context.setOffline(false);
  await page.getByText(t('shell.offline')).waitFor({ state: 'detached' });
}
