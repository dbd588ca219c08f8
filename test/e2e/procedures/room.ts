import type { Schema } from '@bauraum/api-client';
import { payAdvance, signOffAll, waitForCase, waitForLetter } from '../../../apps/cli/journey/actions';
import { GREVESMUEHLEN } from '../../../apps/cli/journey/demo.data';
import type { PersonaClient } from '../../../apps/cli/journey/persona';
import { upload } from '../../../apps/cli/journey/upload';
import type { CaseView, DecisionView } from '../../../apps/cli/journey/views';
import { waitFor } from '../../../apps/cli/journey/wait';
import { fileOf, newKey, plan } from '../drafts';
import type { World } from '../world';
import { filled, type Answers } from './form-filler';

export type Proceeding = Schema<'ProceedingView'>;
export type Act = Schema<'ActView'>;

/** Who acts for the office of an authority, and where its plot lies. */
export interface Office {
  readonly authority: string;
  readonly municipalityAgs: string;
  readonly clerk: string;
  readonly officer: string;
  readonly head: string;
  readonly administrator: string;
}

/** One case, driven through the api as its people would. */
export class Room {
  private constructor(
    private readonly world: World,
    readonly office: Office,
    readonly builderSub: string,
    readonly id: string,
  ) {}

  /** A new case with its form filled in and one document. */
  static async open(world: World, office: Office, procedure: string, answers: Answers = {}, more: object = {}): Promise<Room> {
    const builder = world.as('anna.berger', office.authority);
    const { builders, designers } = GREVESMUEHLEN;
    const form = await builder.get<Schema<'FormView'>>(`form?procedure=${procedure}`);
    const input = { procedure, title: `Vorhaben ${procedure}`, municipalityAgs: office.municipalityAgs, ...more };
    const { id } = await builder.post<CaseView>('cases', input, newKey());
    const known = merged(builders, designers, { designer: { isBuilder: true } }, answers, {
      plot: { municipalityAgs: office.municipalityAgs },
    });
    const path = `cases/${id}/application`;
    const { revision } = await builder.read(path);
    await builder.edit(path, { data: filled(form, known) }, revision, newKey());
    await upload(builder, fileOf(world, plan()), { caseId: id, key: newKey() });
    return new Room(world, office, 'anna.berger', id);
  }

  /** A case that exists. */
  static of(world: World, office: Office, id: string): Room {
    return new Room(world, office, 'anna.berger', id);
  }

  as(sub: string): PersonaClient {
    return this.world.as(sub, this.office.authority);
  }

  get builder(): PersonaClient {
    return this.as(this.builderSub);
  }

  view(sub = this.builderSub): Promise<CaseView> {
    return this.as(sub).get<CaseView>(`cases/${this.id}`);
  }

  async pay(): Promise<this> {
    await payAdvance(this.builder, this.id, newKey());
    return this;
  }

  async submit(): Promise<this> {
    await signOffAll([this.builder], this.id, newKey());
    await this.builder.post(`cases/${this.id}/submit`, {}, newKey());
    return this;
  }

  post(sub: string, path: string, body: unknown = {}): Promise<unknown> {
    return this.as(sub).post(`cases/${this.id}/${path}`, body, newKey());
  }

  act(sub: string, event: string, payload: object = {}, processId?: string): Promise<unknown> {
    return this.post(sub, 'acts', { event, payload, ...(processId ? { processId } : {}) });
  }

  begin(sub: string, workflow: string, input: object): Promise<Proceeding> {
    return this.as(sub).post<Proceeding>(`cases/${this.id}/proceedings`, { workflow, input }, newKey());
  }

  async proceedings(workflow: string, sub = this.builderSub): Promise<Proceeding[]> {
    const { items } = await this.as(sub).get<Schema<'ProceedingsView'>>(`cases/${this.id}/proceedings`);
    return items.filter((item) => item.workflow === workflow);
  }

  /** Waits until a proceeding of a kind is in a state. */
  proceeding(workflow: string, status: string): Promise<Proceeding> {
    return waitFor(`${workflow} ${status}`, async () => (await this.proceedings(workflow)).find((item) => item.status === status));
  }

  status(status: string): Promise<CaseView> {
    return waitForCase(this.as(this.office.clerk), this.id, status, (view) => view.status === status);
  }

  letter(title: string): Promise<unknown> {
    return waitForLetter(this.builder, this.id, title);
  }

  async complete(): Promise<this> {
    await this.post(this.office.clerk, 'formal-check/complete', { checklist: [] });
    return this;
  }

  /** Drafts, proposes and releases; a fee within a range is set by the office. */
  async decide(kind: 'grant' | 'refuse'): Promise<this> {
    await this.propose(kind);
    await this.post(this.office.head, 'decision/release');
    return this;
  }

  async propose(kind: 'grant' | 'refuse'): Promise<void> {
    const officer = this.as(this.office.officer);
    const { options } = await officer.get<Schema<'FeeView'>>(`cases/${this.id}/fee`);
    if (options.range) {
      const body = { officerSetCents: options.range.minimumCents };
      await officer.call({ method: 'PUT', path: `cases/${this.id}/fee-settings`, body, headers: { 'idempotency-key': newKey() } });
    }
    const path = `cases/${this.id}/decision`;
    const { revision } = await officer.read<DecisionView>(path);
    await officer.edit(path, { kind, reasons: 'Das Vorhaben wurde geprüft.', provisions: [] }, revision, newKey());
    await this.post(this.office.officer, 'decision/propose');
  }

  /** The builder fetches the notice from the portal: from the next day on it counts as notified. */
  async openNotice(title: string): Promise<void> {
    const document = await waitForLetter(this.builder, this.id, title);
    await this.builder.post(`cases/${this.id}/documents/${document.id}/open`, {}, newKey());
  }

  async passDays(days: number): Promise<void> {
    await this.as(this.office.administrator).post('clock/advance', { days }, newKey());
  }

  async today(): Promise<string> {
    return (await this.builder.get<Schema<'MeView'>>('me')).today;
  }
}

function merged(...parts: readonly Readonly<Record<string, Readonly<Record<string, unknown>>>>[]): Answers {
  const result: Answers = {};
  for (const part of parts) for (const [id, answers] of Object.entries(part)) result[id] = { ...result[id], ...answers };
  return result;
}

/** @example plusDays('2026-11-30', 1) // '2026-12-01' */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
