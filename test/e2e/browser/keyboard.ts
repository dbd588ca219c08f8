import type { Stage } from './stage';
import { PATIENCE_MS, type Visitor } from './visitor';
import { t } from './words';

const MOST_TABS = 80;

interface Focused {
  readonly name: string;
  readonly visible: boolean;
}

interface Element {
  readonly id: string;
  readonly localName: string;
  readonly innerText: string;
  readonly ariaLabel: string | null;
  readonly labels?: Iterable<{ readonly innerText: string }> | null;
  readonly ownerDocument: {
    readonly activeElement: Element | null;
    readonly defaultView: { getComputedStyle(element: Element, pseudo?: string): Style };
  };
}
interface Style {
  readonly outlineStyle: string;
  readonly outlineWidth: string;
  readonly boxShadow: string;
}

/** What has the focus, and whether one can see that. */
function focused({ page }: Visitor): Promise<Focused> {
  return page.locator('html').evaluate((html: unknown) => {
    const { ownerDocument } = html as Element;
    const element = ownerDocument.activeElement;
    if (!element || element.localName === 'body') return { name: '', visible: false }; // between the last and the first stop
    const { defaultView } = ownerDocument;
    const styles = [undefined, '::after'].map((pseudo) => defaultView.getComputedStyle(element, pseudo)); // a whole row that is a link has it there
    const visible = styles.some(({ outlineStyle, outlineWidth, boxShadow }) => {
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    const labels = [...(element.labels ?? [])].map((label) => label.innerText).join(' ');
    const name = (element.ariaLabel ?? (labels || element.innerText)).replace(/\s+/g, ' ').trim();
    return { name, visible };
  });
}

/** Tabs until the element with this name has the focus; the focus must be visible on every stop. */
export async function tabTo(visitor: Visitor, name: string): Promise<void> {
  const way: string[] = [];
  for (let step = 0; step < MOST_TABS; step++) {
    await visitor.page.keyboard.press('Tab');
    const stop = await focused(visitor);
    if (!stop.visible && stop.name !== '') visitor.complain(`the focus on "${stop.name}" is not visible`);
    if (stop.name.startsWith(name)) return;
    way.push(stop.name);
  }
  throw new Error(`Tab does not lead to "${name}" but to ${[...new Set(way)].join(', ')}`);
}

/** Goes through a group of radio buttons until the one with this name is chosen. */
export async function arrowTo(visitor: Visitor, name: string): Promise<void> {
  for (let step = 0; step < MOST_TABS; step++) {
    await visitor.page.keyboard.press('ArrowDown');
    if ((await focused(visitor)).name.startsWith(name)) return;
  }
  throw new Error(`the arrow keys do not lead to "${name}"`);
}

/** From the start page to a saved section without touching the mouse. */
export async function saveByKeyboard(stage: Stage, sub: string): Promise<void> {
  const input = { procedure: 'simplified', title: 'Carport am Lindenweg', municipalityAgs: '13074026' };
  const { id } = await stage.client(sub).post<{ id: string }>('cases', input, 'keyboard');
  const visitor = await stage.visitor(sub);
  const { keyboard } = visitor.page;
  await visitor.page.goto('/');
  await visitor.heading(t('start.title'));

  await tabTo(visitor, t('start.goalNew'));
  await keyboard.press('ArrowDown');
  await keyboard.press('Tab');
  await arrowTo(visitor, 'Landkreis Nordwestmecklenburg');
  await tabTo(visitor, t('start.goLogin'));
  await keyboard.press('Enter');
  await visitor.button(new RegExp(visitor.name)).waitFor();
  await tabToPersona(visitor);
  await keyboard.press('Enter');

  await visitor.heading(t('home.title'));
  await tabTo(visitor, input.title);
  await keyboard.press('Enter');
  await visitor.see(t('tasks.form'));
  await tabTo(visitor, t('formSection.project'));
  await keyboard.press('Enter');
  await visitor.heading(t('formSection.project'));
  await tabTo(visitor, t('form.project.title.label'));
  await keyboard.type(input.title);
  await tabTo(visitor, t('form.project.description.label'));
  await keyboard.type('Ein Carport für zwei Autos.');
  await tabTo(visitor, t('form.project.buildingKind.choice.dwelling'));
  await keyboard.press('Space');
  await tabTo(visitor, t('form.project.newBuilding.label'));
  await keyboard.press('Space');
  await tabTo(visitor, t('tasks.overview'));
  await keyboard.press('Enter');
  await visitor.see(t('tasks.form'));
  await visitor.see(t('collab.state.saved'));

  const { data } = await stage.client(sub).get<{ data: Record<string, unknown> }>(`cases/${id}/application`);
  const { title } = input;
  const description = 'Ein Carport für zwei Autos.';
  expect(data['project']).toMatchObject({ title, description, buildingKind: 'dwelling', newBuilding: true });
}

/** The picker's buttons begin with the initials. */
async function tabToPersona(visitor: Visitor): Promise<void> {
  const wanted = visitor.button(new RegExp(visitor.name));
  for (let step = 0; step < MOST_TABS; step++) {
    await visitor.page.keyboard.press('Tab', { delay: 0 });
    if ((await visitor.page.locator(':focus').getByText(visitor.name).count()) > 0) return;
  }
  await wanted.waitFor({ timeout: PATIENCE_MS });
  throw new Error(`Tab does not lead to ${visitor.name}`);
}
