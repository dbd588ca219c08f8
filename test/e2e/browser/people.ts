import type { Locator } from 'playwright-core';
import { look } from './look';
import { AUTHORITY } from './stage';
import type { Visitor } from './visitor';
import { t } from './words';

export type Part = '' | 'people' | 'documents' | 'check' | 'fee' | `form/${string}`;

/** Opens a page of the case by its address. */
export async function open(visitor: Visitor, caseId: string, part: Part = ''): Promise<void> {
  await visitor.page.goto(`/${AUTHORITY}/cases/${caseId}/${part}`);
}

/** Invites by the form of the people page. @returns the link that it shows. */
export async function inviteAs(visitor: Visitor, caseId: string, role: string, discipline?: string): Promise<string> {
  const { page } = visitor;
  await open(visitor, caseId, 'people');
  await page.getByLabel(t(`role.${role}`), { exact: true }).check();
  if (discipline !== undefined) {
    await visitor.button(t('people.create')).click();
    await visitor.see(t('people.disciplineMissing'));
    await page.getByLabel(t('people.discipline'), { exact: true }).selectOption({ label: discipline });
  }
  await visitor.button(t('people.create')).click();
  const link = page.getByLabel(t('people.link'), { exact: true });
  await link.waitFor();
  return link.inputValue();
}

/** Opens the link, logs in and accepts. */
export async function acceptWithAccount(visitor: Visitor, url: string, picture: string): Promise<void> {
  await visitor.page.goto(url);
  await visitor.link(t('join.accountGo')).click();
  await visitor.choosePersona();
  await visitor.button(t('join.accept')).waitFor();
  await look(visitor, picture);
  await visitor.button(t('join.accept')).click();
}

/** Opens the link and joins with nothing but a name. */
export async function joinAsGuest(visitor: Visitor, url: string, name: string): Promise<void> {
  await visitor.page.goto(url);
  await visitor.heading(t('join.title'));
  await visitor.button(t('join.guestGo')).click();
  await visitor.see(t('join.guestNameMissing'));
  await look(visitor, 'join-guest');
  await visitor.page.getByLabel(t('join.guestName'), { exact: true }).fill(name);
  await visitor.button(t('join.guestGo')).click();
  await visitor.see(t('tasks.form'));
}

/** A row of the table of people. */
export const memberRow = ({ page }: Visitor, name: string): Locator =>
  page
    .getByRole('table', { name: t('people.members') })
    .getByRole('row')
    .filter({ hasText: name });

/** The answer of the api to a command of this browser, past every page. */
export async function command(
  { context }: Visitor,
  method: 'POST' | 'PUT',
  path: string,
  data: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; code: unknown }> {
  const response = await context.request.fetch(`/api/v1/${AUTHORITY}/${path}`, {
    method,
    data,
    headers: { 'idempotency-key': `browser-${crypto.randomUUID()}`, ...headers },
  });
  const text = await response.text();
  const body: unknown = text === '' ? {} : JSON.parse(text);
  return { status: response.status(), code: typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined };
}
