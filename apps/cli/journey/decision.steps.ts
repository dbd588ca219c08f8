import { formatEuro } from '@bauraum/kernel';
import { allPages, fetchAndCompare, readJournal, waitForCase, waitForLetter, waitForNotification } from './actions';
import { letter } from './application.steps';
import { LAW, PROVISION, REASONS } from './demo.data';
import type { Cast } from './cast';
import type { Step } from './play';
import { expectProblem } from './problem';
import type { CaseView, DecisionView, EFileView, FeeView, Mail } from './views';
import { waitFor } from './wait';

const NOTICE = 'Baugenehmigung';

const draft = (officer: string): Step => ({
  id: 'draft',
  who: 'Officer',
  what: 'drafts the decision',
  basis: LAW.provisions,
  async run(journey) {
    const client = journey.as(officer);
    const path = `cases/${journey.caseId}/decision`;
    const { body, revision } = await client.read<DecisionView>(path);
    const taken = [...body.provisions, ...body.suggested];
    const isThere = taken.some((p) => p.sourceParticipationId === null);
    const provisions = [...taken, ...(isThere ? [] : [PROVISION])];
    const input = { kind: 'grant', reasons: REASONS, provisions };
    const saved = await client.edit<DecisionView>(path, input, revision, journey.key(`draft-${revision}`));
    if (saved.body.suggested.length) throw new Error('conditions are left that nobody took over');
    const sources = saved.body.provisions.filter((p) => p.sourceParticipationId !== null);
    return `${saved.body.provisions.length} provisions, ${sources.length} from statements`;
  },
});

const propose = (officer: string): Step => ({
  id: 'propose',
  who: 'Officer',
  what: 'proposes the decision and may not release it',
  basis: LAW.fourEyes,
  async run(journey) {
    const client = journey.as(officer);
    await client.post(`cases/${journey.caseId}/decision/propose`, {}, journey.key('propose'));
    const { code } = await expectProblem(403, () =>
      client.post(`cases/${journey.caseId}/decision/release`, {}, journey.key('release-by-officer')),
    );
    return `403 ${code}`;
  },
});

const release = (head: string): Step => ({
  id: 'release',
  who: 'Head of office',
  what: 'releases the decision as a second person',
  basis: LAW.decision,
  async run(journey) {
    const client = journey.as(head);
    await waitForNotification(client, journey.caseId, 'decisionProposed');
    const { status } = await client.post<CaseView>(`cases/${journey.caseId}/decision/release`, {}, journey.key('release'));
    if (status !== 'granted') throw new Error(`the case is ${status}`);
  },
});

const openNotice = (builder: string): Step => ({
  id: 'notice',
  who: 'Builder',
  what: 'is notified and opens the notice',
  basis: LAW.notice,
  async run(journey) {
    const client = journey.as(builder);
    await waitForNotification(client, journey.caseId, 'decided');
    const document = await waitForLetter(client, journey.caseId, NOTICE);
    const { url } = await client.post<{ url: string }>(`cases/${journey.caseId}/documents/${document.id}/open`, {}, journey.key('open'));
    const size = await fetchAndCompare(url, document.versions[0]?.sha256 ?? '');
    const { decision } = await waitForCase(client, journey.caseId, 'the notice', (c) => c.decision?.noticeDocumentId === document.id);
    return `${decision?.kind ?? ''}, ${Math.round(size / 1000)} kB PDF/A`;
  },
});

const finalFee = (builder: string): Step => ({
  id: 'final-fee',
  who: 'Builder',
  what: 'gets the final fee notice',
  basis: LAW.fee,
  async run(journey) {
    await letter(journey, builder, 'Gebührenbescheid', 'feeNoticeIssued');
    const { totalCents, openCents } = await journey.as(builder).get<FeeView>(`cases/${journey.caseId}/fee`);
    if (openCents !== 0) throw new Error(`${openCents} cents are open`);
    return `${formatEuro(totalCents)}, nothing open`;
  },
});

const mails = (administrator: string, address: string): Step => ({
  id: 'mails',
  who: 'Administrator',
  what: 'sees the captured mail to the builder',
  basis: LAW.notice,
  async run(journey) {
    const fileNumber = journey.recall('fileNumber');
    const mail = await waitFor('the mail about the decision', async () => {
      const all = await allPages<Mail>(journey.as(administrator), 'mails');
      return all.find((m) => m.to === address && m.subject.includes(fileNumber) && m.body.includes('entschieden'));
    });
    return mail.subject;
  },
});

const efile = (officer: string): Step => ({
  id: 'efile',
  who: 'Officer',
  what: 'looks into e-file and journal',
  basis: LAW.records,
  async run(journey) {
    const client = journey.as(officer);
    const { recordNumber, proceedings } = await client.get<EFileView>(`cases/${journey.caseId}/efile`);
    if (recordNumber !== journey.recall('fileNumber')) throw new Error(`the record is ${recordNumber}`);
    const documents = proceedings.flatMap((p) => p.documents);
    documents.forEach((d, i) => {
      if (d.no !== i + 1) throw new Error(`the e-file has ${d.no} where ${i + 1} should stand`);
    });
    const titles = documents.map((d) => d.title);
    for (const title of ['Eingangsbestätigung', 'Nachforderung', NOTICE, 'Gebührenbescheid']) {
      if (titles.filter((t) => t === title).length !== 1) throw new Error(`"${title}" is not in the e-file exactly once`);
    }
    const statements = titles.filter((t) => /^(Keine )?Stellungnahme: /.test(t));
    if (statements.length !== 5) throw new Error(`${statements.length} statements are in the e-file instead of 5`);
    const journal = await readJournal(client, journey.caseId);
    for (const event of ['SUBMIT', 'RELEASE_DECISION', 'NOTICE_OPENED']) {
      if (journal.filter((e) => e.event === event).length !== 1) throw new Error(`${event} is not in the journal exactly once`);
    }
    return `${documents.length} documents, ${journal.length} entries`;
  },
});

/** From the draft to the opened notice, and what the record says about it. */
export const decisionSteps = (cast: Cast): Step[] => [
  draft(cast.officer),
  propose(cast.officer),
  release(cast.head),
  openNotice(cast.builder),
  finalFee(cast.builder),
  mails(cast.administrator, `${cast.builder}@example.org`),
  efile(cast.officer),
];
