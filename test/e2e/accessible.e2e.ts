import { addDays } from '@bauraum/kernel';
import { fillIn, merge, payAdvance, signOffAll, waitForCase } from '../../apps/cli/journey/actions';
import { CAST } from '../../apps/cli/journey/cast';
import { GREVESMUEHLEN } from '../../apps/cli/journey/demo.data';
import { upload, uploadAll } from '../../apps/cli/journey/upload';
import type { CaseView } from '../../apps/cli/journey/views';
import { describeUnless } from '../support/programs';
import { fileOf, newKey, plan } from './drafts';
import { examine, go, speak } from './browser/accessible';
import { AUTHORITY, browserMissing, openStage, type Stage } from './browser/stage';
import { DESKTOP, type Visitor } from './browser/visitor';
import { walkBothWays } from './browser/walk';
import { said, t } from './browser/words';

const QUESTION = 'Ist der Baum geschützt?';
/** Words of the demo's data that people have typed: they bear no language. */
const OWN = [GREVESMUEHLEN, QUESTION, 'Die Höhe passt nicht zu den Plänen.', 'Es fehlt ein Schnitt mit dem Gelände.'].flatMap(
  function strings(value: unknown): string[] {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
  },
);
/** A desktop at 400 %. */
const ZOOMED = { width: 320, height: 256 } as const;
const GUEST = 'Petra Lang';

interface Shared {
  readonly id: string;
  readonly documentId: string;
  /** For somebody who has no account. */
  readonly invitation: string;
}

jest.setTimeout(300_000);

describeUnless(browserMissing(), 'every page of the applicants is accessible', () => {
  let stage: Stage;
  let draft: Shared;
  let filed: string;
  let anna: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    stage = await openStage();
    [draft, filed, anna, stranger] = await Promise.all([
      share(stage),
      ready(stage),
      stage.visitor(CAST.builder),
      stage.visitor('tom.haas'),
    ]);
    await anna.page.goto(`/auth/login?returnTo=/${AUTHORITY}`);
    await anna.choosePersona();
  }, 300_000);
  afterAll(() => stage?.close(), 60_000);
  beforeEach(() => void (stage.problems.length = 0));

  /** Opens and examines pages, one after the other. */
  async function visit(visitor: Visitor, base: string, pages: Readonly<Record<string, string>>): Promise<void> {
    for (const [index, [name, path]] of Object.entries(pages).entries()) {
      if (index === 0) await visitor.page.goto(base + path);
      else await go(visitor, base + path);
      await examine(visitor, name, OWN);
    }
  }
  const found = (): void => expect(stage.problems).toEqual([]);

  it('for everybody', async () => {
    stranger.forgive(/status of 4(01|04|22)/);
    await visit(stranger, '', {
      start: '/',
      accessibility: '/accessibility',
      privacy: '/privacy',
      'unknown-authority': '/nirgendwo',
      'not-found': '/not-found',
      'login-needed': `/${AUTHORITY}`,
      join: draft.invitation,
    });
    await visit(stranger, `/${AUTHORITY}/join`, { 'join-without': '' });
    await visit(stranger, `/${AUTHORITY}/join`, { 'join-unknown': '?token=unbekannt' });
    await stranger.page.goto('/');
    await stranger.button(t('start.goLogin')).click();
    await stranger.page.getByTestId('error-summary').waitFor();
    await examine(stranger, 'start-errors');
    found();
  });

  it('for a guest', async () => {
    const { page } = stranger;
    await page.goto(draft.invitation);
    await page.getByLabel(t('join.guestName'), { exact: true }).fill(GUEST);
    await stranger.button(t('join.guestGo')).click();
    await stranger.see(t('tasks.form'));
    await examine(stranger, 'guest-tasks', OWN);
    await visit(stranger, `/${AUTHORITY}/cases/${draft.id}`, { 'guest-section': '/form/building', 'guest-check': '/check' });
    found();
  });

  it('of one’s own', async () => {
    anna.forgive(/status of 404/);
    await visit(anna, `/${AUTHORITY}`, {
      home: '',
      notifications: '/notifications',
      'why-mail': '/why-mail',
      profile: '/profile',
      'not-mine': '/cases/01900000-0000-7000-8000-000000000000',
      nowhere: '/nirgendwo',
    });
    found();
  });

  it('for something new', async () => {
    await visit(anna, `/${AUTHORITY}/cases/new`, { question: '', procedures: '/procedures', details: '/procedures/simplified' });
    found();
  });

  it('of a draft', async () => {
    const { id, documentId } = draft;
    const { sections } = await stage.client(CAST.builder).get<{ sections: { id: string }[] }>('form?procedure=simplified');
    await anna.page.goto(`/${AUTHORITY}/cases/${id}/documents/${documentId}`);
    await anna.page.locator('[data-page="1"] img').waitFor();
    await examine(anna, 'viewer', OWN);
    await visit(anna, `/${AUTHORITY}/cases/${id}`, {
      tasks: '',
      ...Object.fromEntries(sections.map((section) => [`section-${section.id}`, `/form/${section.id}`])),
      history: '/history',
      people: '/people',
      documents: '/documents',
      messages: '/messages',
      fee: '/fee',
      check: '/check',
    });
    found();
  });

  it('where a bar stays, which covers nothing that has the focus, also at 400 %', async () => {
    const { page } = anna;
    const walkAt = async (name: string): Promise<void> => {
      for (const size of [DESKTOP, ZOOMED]) {
        await page.setViewportSize(size);
        for (const what of await walkBothWays(page)) stage.problems.push(`[${name}, ${size.width} px] ${what}`);
      }
      await page.setViewportSize(DESKTOP);
    };
    const address = `/${AUTHORITY}/cases/${draft.id}`;
    await page.goto(`${address}/form/plot`);
    await anna.see(t('collab.state.saved'));
    await walkAt('section');
    await page.goto(`${address}/documents/${draft.documentId}`);
    await page.locator('[data-page="1"] img').waitFor();
    await walkAt('viewer');
    await page.goto(`${address}/documents`);
    await page.getByLabel(t('documentList.select', { title: 'Grundriss 1' })).check();
    await page.getByTestId('selection').waitFor();
    const gone = page.getByTestId('document').filter({ hasText: 'Grundriss 4' });
    await gone.getByRole('button', { name: said('documents.remove') }).click();
    await anna.see(t('documentList.removed', { title: 'Grundriss 4' }));
    await walkAt('documents');
    await examine(anna, 'documents-selected', OWN);
    found();
  });

  it('while two write: one hears who comes, what the other changes and who goes, in one’s own language, and stays where one is', async () => {
    const jonas = await stage.visitor(CAST.designer);
    const address = `/${AUTHORITY}/cases/${draft.id}/form/project`;
    await anna.page.goto(address);
    await anna.page.locator('#project-title').focus();
    const region = anna.page.getByRole('status').and(anna.page.getByTestId('live-region'));
    expect([await region.getAttribute('aria-live'), await anna.page.getByTestId('live-region').count()]).toEqual(['polite', 1]);
    const hears = (key: string, language: 'de' | 'en', field = ''): Promise<void> => {
      const section = t('formSection.project', {}, language);
      const label = field && t(`form.project.${field}.label`, {}, language);
      return region
        .filter({ hasText: t(`collab.${key}`, { name: jonas.name, section, field: label }, language) })
        .waitFor({ state: 'attached' });
    };
    await jonas.page.goto(`/auth/login?returnTo=${address}`);
    await jonas.choosePersona();
    await hears('nowEditing', 'de');
    await jonas.page.locator('#project-description').pressSequentially('Mit Carport. ');
    await hears('changed', 'de', 'description');
    expect(await anna.page.evaluate('document.activeElement.id')).toBe('project-title');
    await anna.page.locator('.br-caret-line').waitFor({ state: 'attached' });
    await examine(anna, 'section-together', OWN);
    await speak(anna, 'en');
    await jonas.page.locator('#project-title').pressSequentially('!');
    await hears('changed', 'en', 'title');
    await jonas.page.goto(`/${AUTHORITY}`);
    await hears('left', 'en');
    await speak(anna, 'de');
    found();
  });

  it('of the room after it was submitted', async () => {
    const { page } = anna;
    await page.goto(`/${AUTHORITY}/cases/${filed}/check`);
    await anna.button(t('submit.button')).click();
    await anna.dialog.waitFor();
    await anna.button(t('submit.button'), anna.dialog).click();
    await anna.heading(t('receipt.title'));
    await examine(anna, 'receipt', OWN);
    await request(stage, filed);
    const [payment] = await stage.client(CAST.builder).get<{ id: string }[]>(`cases/${filed}/payments`);
    await visit(anna, `/${AUTHORITY}/cases/${filed}`, {
      room: '',
      supplements: '/supplements',
      'room-messages': '/messages',
      notices: '/notices',
      steps: '/steps',
      deadlines: '/deadlines',
      'room-documents': '/documents',
      application: '/application',
      'room-fee': '/fee',
      payment: `/payment/${payment?.id ?? ''}`,
      'room-people': '/people',
      withdraw: '/withdraw',
    });
    found();
  });
});

/** A draft that the designer has joined, with an invitation for a third person, a document and a message. */
async function share(stage: Stage): Promise<Shared> {
  const [builder, designer] = [stage.client(CAST.builder), stage.client(CAST.designer)];
  const { title, municipalityAgs, builders, designers } = GREVESMUEHLEN;
  const { id } = await builder.post<CaseView>('cases', { procedure: 'simplified', title, municipalityAgs }, newKey());
  const invite = async (): Promise<URL> =>
    new URL((await builder.post<{ url: string }>(`cases/${id}/invitations`, { role: 'designer' }, newKey())).url);
  await designer.post('invitations/accept', { token: (await invite()).searchParams.get('token') }, newKey());
  await fillIn(builder, id, merge(builders, { building: designers['building'] ?? {} }), newKey());
  const files = Array.from({ length: 5 }, (_, index) => fileOf(stage, plan(), { title: `Grundriss ${index}`, typeCode: '2001' }));
  const [{ documentId } = { documentId: '' }] = await uploadAll(designer, files, { caseId: id, key: newKey() });
  await designer.post(`cases/${id}/messages`, { title: 'Baum', about: { kind: 'general', ref: null }, text: QUESTION }, newKey());
  const { pathname, search } = await invite();
  return { id, documentId, invitation: pathname + search };
}

/** A draft that can be submitted. */
async function ready(stage: Stage): Promise<string> {
  const builder = stage.client(CAST.builder);
  const { title, municipalityAgs, builders, designers } = GREVESMUEHLEN;
  const { id } = await builder.post<CaseView>('cases', { procedure: 'simplified', title, municipalityAgs }, newKey());
  await fillIn(builder, id, merge(merge(builders, designers), { designer: { isBuilder: true } }), newKey());
  await upload(builder, fileOf(stage, plan()), { caseId: id, key: newKey() });
  await payAdvance(builder, id, newKey());
  await signOffAll([builder], id, newKey());
  return id;
}

/** The office asks for an answer of the form and for a plan. */
async function request(stage: Stage, caseId: string): Promise<void> {
  const clerk = stage.client(CAST.clerk);
  await waitForCase(clerk, caseId, 'the filing', ({ status }) => status === 'formalCheck');
  const { today } = await clerk.get<{ today: string }>('me');
  const findings = [
    { kind: 'fieldWrong', field: 'building.height', text: 'Die Höhe passt nicht zu den Plänen.', legalBasis: '§ 2 Abs. 3 LBauO M-V' },
    { kind: 'documentMissing', typeCode: '2002', text: 'Es fehlt ein Schnitt mit dem Gelände.', legalBasis: '§ 8 BauVorlVO M-V' },
  ];
  await clerk.post(`cases/${caseId}/supplement-requests`, { dueOn: addDays(today, 28), findings }, newKey());
}
