import { addDays } from '@bauraum/kernel';
import { signOffAll, waitForCase, waitForNotification } from './actions';
import { letter } from './application.steps';
import { CHECKLIST, LAW, SUPPLEMENTS } from './demo.data';
import { Files, MISSING_TYPE } from './files';
import type { Cast } from './cast';
import type { Journey, Step } from './play';
import { upload } from './upload';
import type { CaseView, DocumentView, Me } from './views';

const SITE_PLAN = '1803';
const PERIOD_DAYS = 21;

/** Types of documents that the authority always asks for and that are not there. */
async function missingTypes(journey: Journey, sub: string): Promise<string[]> {
  const client = journey.as(sub);
  const form = await client.get<{ requiredDocuments: { typeCode: string; level: string }[] }>('form');
  const documents = await client.get<DocumentView[]>(`cases/${journey.caseId}/documents`);
  const present = new Set(documents.filter((d) => d.direction === 'incoming' && d.currentVersion > 0).map((d) => d.typeCode));
  return form.requiredDocuments.filter((d) => d.level === 'required' && !present.has(d.typeCode)).map((d) => d.typeCode);
}

async function idOfSitePlan(journey: Journey, sub: string): Promise<string> {
  const documents = await journey.as(sub).get<DocumentView[]>(`cases/${journey.caseId}/documents`);
  const found = documents.find((d) => d.typeCode === SITE_PLAN);
  if (!found) throw new Error('there is no site plan');
  return found.id;
}

const findCase = (clerk: string): Step => ({
  id: 'worklist',
  who: 'Clerk',
  what: 'finds the case on the worklist and misses a document',
  basis: LAW.formalCheck,
  async run(journey) {
    const query = `cases?scope=office&status=formalCheck&q=${encodeURIComponent(journey.recall('fileNumber'))}`;
    const { items } = await journey.as(clerk).get<{ items: { id: string }[] }>(query);
    if (!items.some((row) => row.id === journey.caseId)) throw new Error('the case is not on the worklist');
    const missing = await missingTypes(journey, clerk);
    if (missing.join() !== MISSING_TYPE) throw new Error(`missing is ${missing.join(', ') || 'nothing'} instead of ${MISSING_TYPE}`);
    return `type ${MISSING_TYPE}`;
  },
});

const request = (clerk: string): Step => ({
  id: 'request-supplements',
  who: 'Clerk',
  what: 'requests supplements with a period',
  basis: LAW.supplements,
  async run(journey) {
    const client = journey.as(clerk);
    const dueOn = await journey.fix('supplementsDueOn', async () => addDays((await client.get<Me>('me')).today, PERIOD_DAYS));
    const documentId = await journey.fix('sitePlanId', () => idOfSitePlan(journey, clerk));
    const findings = [SUPPLEMENTS.missing, { ...SUPPLEMENTS.defective, documentId }];
    const path = `cases/${journey.caseId}/supplement-requests`;
    await client.post<CaseView>(path, { dueOn, findings }, journey.key('supplements'));
    return `${findings.length} findings, until ${dueOn}`;
  },
});

const readRequest = (designer: string): Step => ({
  id: 'read-request',
  who: 'Designer',
  what: 'is notified and reads the request',
  basis: LAW.supplements,
  run: (journey) => letter(journey, designer, 'Nachforderung', 'supplementsRequested'),
});

const answer = (designer: string): Step => ({
  id: 'supplements',
  who: 'Designer',
  what: 'supplies the section and a new site plan, and releases the plans again',
  basis: LAW.supplements,
  async run(journey) {
    const client = journey.as(designer);
    const { caseId } = journey;
    const files = new Files(journey, 'main');
    const section = await upload(client, await files.section(), { caseId, key: journey.key('section') });
    const documentId = journey.recall('sitePlanId');
    const sitePlan = await upload(client, await files.sitePlanRevised(), {
      caseId,
      documentId,
      key: journey.key('site-plan'),
      reason: 'Höhenbezug ergänzt',
    });
    const answers = await journey.fix('answers', async () => {
      const { supplements } = await client.get<CaseView>(`cases/${caseId}`);
      return (supplements?.findings ?? []).map((f) => ({
        findingId: f.id,
        documentId: f.kind === 'documentMissing' ? section.documentId : documentId,
        text: 'Wir haben die Unterlage nachgereicht.',
      }));
    });
    await signOffAll([client], caseId, journey.key('sign-off-again')); // whose plans change releases them again
    await client.post<CaseView>(`cases/${caseId}/supplements`, { answers }, journey.key('answers'));
    return `site plan version ${sitePlan.version}`;
  },
});

const confirm = (clerk: string): Step => ({
  id: 'complete',
  who: 'Clerk',
  what: 'confirms that the application is complete',
  basis: LAW.formalCheck,
  async run(journey) {
    await waitForNotification(journey.as(clerk), journey.caseId, 'supplementsSubmitted');
    const missing = await missingTypes(journey, clerk);
    if (missing.length) throw new Error(`still missing: ${missing.join(', ')}`);
    const checklist = CHECKLIST.map((item) => ({ item, ok: true }));
    await journey.as(clerk).post(`cases/${journey.caseId}/formal-check/complete`, { checklist }, journey.key('complete'));
    const { deadlines } = await waitForCase(
      journey.as(clerk),
      journey.caseId,
      'the substantive check',
      (c) => c.status === 'substantiveCheck',
    );
    const decision = deadlines.find((d) => d.kind === 'decision' && d.status === 'open');
    return decision ? `decision due ${decision.dueOn}` : undefined;
  },
});

/** The formal check with one round of supplements. */
export const formalCheckSteps = ({ clerk, designer }: Pick<Cast, 'clerk' | 'designer'>): Step[] => [
  findCase(clerk),
  request(clerk),
  readRequest(designer),
  answer(designer),
  confirm(clerk),
];
