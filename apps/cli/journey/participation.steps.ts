import { addDays, dayNumber } from '@bauraum/kernel';
import { waitForCase, waitForNotification, fetchAndCompare } from './actions';
import { CONDITIONS, LAW } from './demo.data';
import type { Cast } from './cast';
import type { Journey, Step } from './play';
import type { CaseView, DocumentView, Me, Page, ParticipationView } from './views';
import { waitFor } from './wait';

const MORE_DAYS = 10;
/** Written documents of a private nature stay with the office. */
const NOT_FOR_BODIES = new Set(['2204']);

type Opinion = 'consent' | 'conditions' | 'notAffected';

async function ofBody(journey: Journey, officer: string, bodyId: string): Promise<ParticipationView> {
  const all = await journey.as(officer).get<ParticipationView[]>(`cases/${journey.caseId}/participations`);
  const found = all.find((p) => p.body.id === bodyId);
  if (!found) throw new Error(`${bodyId} takes no part`);
  return found;
}

/** What lies in a body's inbox for the case, once a worker has delivered it. */
function inbox(journey: Journey, sub: string): Promise<ParticipationView> {
  return waitFor(`the request in the inbox of ${sub}`, async () => {
    for (const status of ['open', 'done']) {
      const { items } = await journey.as(sub).get<Page<ParticipationView>>(`inbox?status=${status}&limit=200`);
      const found = items.find((p) => p.caseId === journey.caseId);
      if (found) return found;
    }
    return undefined;
  });
}

const start = (officer: string): Step => ({
  id: 'participations',
  who: 'Officer',
  what: 'involves all five bodies at once',
  basis: LAW.participation,
  async run(journey) {
    const client = journey.as(officer);
    const participations = await journey.fix('participations', async () => {
      const documents = await client.get<DocumentView[]>(`cases/${journey.caseId}/documents`);
      const chosen = documents.filter((d) => d.direction === 'incoming' && d.currentVersion > 0 && !NOT_FOR_BODIES.has(d.typeCode));
      const bodies = await client.get<{ id: string; defaultReason: string }[]>(`cases/${journey.caseId}/bodies`);
      return bodies.map(({ id, defaultReason }) => ({ bodyId: id, reason: defaultReason, documentIds: chosen.map((d) => d.id) }));
    });
    const path = `cases/${journey.caseId}/participations`;
    const started = await client.post<ParticipationView[]>(path, { participations }, journey.key('participations'));
    if (started.length !== 5) throw new Error(`${started.length} bodies take part instead of 5`);
    const periods = [...new Set(started.map((p) => p.dueOn))].sort();
    return `until ${periods.join(' and ')}`;
  },
});

interface StatementStep {
  readonly id: string;
  readonly who: string;
  readonly what: string;
  readonly basis: string;
  readonly sub: string;
  readonly kind: Opinion;
  readonly text: string;
}

const statement = ({ sub, kind, text, ...step }: StatementStep): Step => ({
  ...step,
  async run(journey) {
    const client = journey.as(sub);
    const { id, documents } = await inbox(journey, sub);
    const [document] = documents;
    const version = document?.versions.find((v) => v.version === document.currentVersion);
    if (!document || !version) throw new Error('no documents came with the request');
    const { url } = await client.get<{ url: string }>(`participations/${id}/documents/${document.id}/link`);
    await fetchAndCompare(url, version.sha256);
    const conditions = kind === 'conditions' ? CONDITIONS : [];
    const given = await client.post<ParticipationView>(`participations/${id}/statement`, { kind, text, conditions }, journey.key(step.id));
    if (given.status !== 'answered') throw new Error(`the participation is ${given.status}`);
    return conditions.length ? `${conditions.length} conditions` : undefined;
  },
});

const askTime = (sub: string): Step => ({
  id: 'ask-time',
  who: 'Monuments',
  what: 'asks for more time',
  basis: LAW.monument,
  async run(journey) {
    const { id, dueOn } = await inbox(journey, sub);
    const until = await journey.fix('monumentUntil', () => addDays(dueOn, MORE_DAYS));
    const body = { until, reason: 'Wir wollen das Grundstück vorher besichtigen.' };
    await journey.as(sub).post(`participations/${id}/extension`, body, journey.key('ask-time'));
    return `until ${until}`;
  },
});

const grantTime = (officer: string, sub: string): Step => ({
  id: 'grant-time',
  who: 'Officer',
  what: 'grants it',
  basis: LAW.participation,
  async run(journey) {
    await waitForNotification(journey.as(officer), journey.caseId, 'timeAsked');
    const { id } = await ofBody(journey, officer, 'monument');
    const dueOn = journey.recall('monumentUntil');
    await journey.as(officer).post(`participations/${id}/extension/grant`, { dueOn }, journey.key('grant-time'));
    await waitForNotification(journey.as(sub), journey.caseId, 'timeGranted');
  },
});

const moveClock = (administrator: string, officer: string): Step => ({
  id: 'clock',
  who: 'Administrator',
  what: 'moves the sandbox clock past the period',
  basis: 'sandbox',
  async run(journey) {
    const client = journey.as(administrator);
    const days = await journey.fix('days', async () => {
      const { dueOn } = await ofBody(journey, officer, 'road-traffic');
      return dayNumber(dueOn) - dayNumber((await client.get<Me>('me')).today) + 1;
    });
    const { today } = await client.post<Me>('clock/advance', { days }, journey.key('clock'));
    return `${days} days, today is ${today}`;
  },
});

const silence = (officer: string): Step => ({
  id: 'silence',
  who: 'Road traffic',
  what: 'stayed silent and is deemed to have no concerns',
  basis: LAW.participation,
  async run(journey) {
    const client = journey.as(officer);
    await waitFor('the end of the silent participation', async () => {
      const { status, statement } = await ofBody(journey, officer, 'road-traffic');
      return status === 'deemedNoConcerns' && statement?.kind === 'deemedNoConcerns';
    });
    await waitForCase(client, journey.caseId, 'the end of all participations', (c) => c.openParticipations === 0);
    await waitForNotification(client, journey.caseId, 'participationsClosed');
    const { status } = await client.get<CaseView>(`cases/${journey.caseId}`);
    if (status !== 'substantiveCheck') throw new Error(`the case is ${status}`);
  },
});

/** Five bodies: conditions, more time and not affected, consent twice, silence. */
export const participationSteps = (cast: Cast): Step[] => [
  start(cast.officer),
  statement({
    id: 'environment',
    who: 'Environment',
    what: 'consents with conditions',
    basis: LAW.nature,
    sub: cast.environment,
    kind: 'conditions',
    text: 'Dem Vorhaben stimmen wir zu, wenn die folgenden Nebenbestimmungen aufgenommen werden.',
  }),
  askTime(cast.monument),
  grantTime(cast.officer, cast.monument),
  statement({
    id: 'monument',
    who: 'Monuments',
    what: 'answers that it is not affected',
    basis: LAW.monument,
    sub: cast.monument,
    kind: 'notAffected',
    text: 'Denkmale und bekannte Bodendenkmale sind nicht betroffen.',
  }),
  statement({
    id: 'immission',
    who: 'Immission',
    what: 'consents',
    basis: LAW.immission,
    sub: cast.immission,
    kind: 'consent',
    text: 'Gegen das Vorhaben bestehen keine Bedenken.',
  }),
  statement({
    id: 'municipality',
    who: 'Municipality',
    what: 'gives its consent',
    basis: LAW.municipality,
    sub: cast.municipality,
    kind: 'consent',
    text: 'Die Stadt erteilt das gemeindliche Einvernehmen.',
  }),
  moveClock(cast.administrator, cast.officer),
  silence(cast.officer),
];
