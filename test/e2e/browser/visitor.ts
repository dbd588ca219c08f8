import type { Browser, BrowserContext, ConsoleMessage, Locator, Page, Request } from 'playwright-core';
import { personaOf } from '../../../apps/cli/journey/personas';
import type { PersonaClient } from '../../../apps/cli/journey/persona';
import type { Stack } from '../../../apps/cli/stack';
import { t } from './words';

/** What a visitor needs of the stage. */
export interface Surroundings {
  readonly stack: Stack;
  readonly browser: Browser;
  /** Where the pictures go. */
  readonly shots: string;
  /** Generated files lie here. */
  readonly dataDir: string;
  /** What was found on the pages since it was last asked for. */
  readonly problems: string[];
  /** How many pages were looked at. */
  shotCount: number;
  /** The person over HTTP, for what is only repetition. */
  client(sub: string): PersonaClient;
}

export const PATIENCE_MS = 60_000;
export const DESKTOP = { width: 1440, height: 900 } as const;

const AUTHORITY_NAME = 'Landkreis Nordwestmecklenburg';

/** One person in a browser window of their own. What goes wrong on their pages lands in the stage's problems. */
export class Visitor {
  private readonly forgiven: RegExp[] = [];

  private constructor(
    readonly stage: Surroundings,
    readonly sub: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async arrive(stage: Surroundings, sub: string): Promise<Visitor> {
    const context = await stage.browser.newContext({
      baseURL: stage.stack.apiUrl,
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      viewport: DESKTOP,
      reducedMotion: 'reduce',
      colorScheme: 'light',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
    const visitor = new Visitor(stage, sub, context, await context.newPage());
    context.on('request', (request) => visitor.checkOrigin(request));
    context.on('console', (message) => visitor.checkMessage(message));
    context.on('weberror', (error) => visitor.complain(`an error that nobody caught: ${error.error().message}`));
    return visitor;
  }

  get name(): string {
    return personaOf(this.sub).name;
  }

  complain(what: string): void {
    this.stage.problems.push(`${this.name} at ${new URL(this.page.url()).pathname}: ${what}`);
  }

  /** From now on, messages like this are part of what is tested, e.g. the browser's line about a 409. */
  forgive(pattern: RegExp): void {
    this.forgiven.push(pattern);
  }

  button(name: string | RegExp, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('link', typeof name === 'string' ? { name, exact: true } : { name });
  }

  heading(name: string | RegExp): Promise<void> {
    return this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** Words that must be on the page. */
  see(text: string | RegExp): Promise<void> {
    return this.page.getByRole('main').getByText(text).filter({ visible: true }).first().waitFor();
  }

  get dialog(): Locator {
    return this.page.locator('dialog[open]');
  }

  /** Presses the dialog's button and waits until the dialog is gone. */
  async confirm(name: string): Promise<void> {
    await this.button(name, this.dialog).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** Start page, login provider, back: as everybody begins. */
  async enter(goal: 'new' | 'continue' | 'work'): Promise<void> {
    await this.page.goto('/');
    const label = { new: t('start.goalNew'), continue: t('start.goalContinue'), work: t('start.goalWork') }[goal];
    await this.page.getByLabel(label, { exact: true }).check();
    await this.page.getByLabel(AUTHORITY_NAME, { exact: true }).check();
    await this.button(t('start.goLogin')).click();
    await this.choosePersona();
  }

  /** On the page of the login provider. */
  async choosePersona(): Promise<void> {
    await this.button(new RegExp(this.name)).click();
    await this.page.waitForURL(`${this.stage.stack.apiUrl}/**`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Gives files to the field with this label through the browser's file chooser. */
  async chooseFiles(label: string, paths: readonly string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByLabel(label, { exact: true }).first().click();
    await (await chooser).setFiles([...paths]);
  }

  /** Requests go to us; the sandbox's own pages (login, payment) may load what belongs to them. */
  private checkOrigin(request: Request): void {
    const url = new URL(request.url());
    if (!url.protocol.startsWith('http')) return;
    const { apiUrl, sandboxUrl } = this.stage.stack;
    if (url.origin === new URL(apiUrl).origin) return;
    const asked = request.isNavigationRequest() || request.headers()['referer']?.startsWith(sandboxUrl);
    if (url.origin === new URL(sandboxUrl).origin && asked) return;
    this.complain(`asked another server: ${url.href}`);
  }

  private checkMessage(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const text = `${message.text()} ${message.location().url}`;
    if (!this.forgiven.some((pattern) => pattern.test(text))) this.complain(`console: ${text}`);
  }
}
