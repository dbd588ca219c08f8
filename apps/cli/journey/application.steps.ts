import { formatEuro } from '@bauraum/kernel';
import { fillIn, merge, payAdvance, signOffAll, waitForLetter, waitForNotification, download } from './actions';
import { LAW, type ApplicationData } from './demo.data';
import { Files, megabytes } from './files';
import type { PlanId } from '../plans';
import type { Journey, Step } from './play';
import { expectProblem } from './problem';
import { uploadAll } from './upload';
import type { ApplicationView, CaseView, FeeView } from './views';

/** Who applies for what. */
export interface Applicants {
  readonly builder: string;
  readonly designer?: string;
  readonly data: ApplicationData;
  readonly head: 'main' | 'second';
  /** Only these plans; all of them without. */
  readonly plans?: readonly PlanId[];
}

export const begin = ({ builder, data: { title, municipalityAgs } }: Applicants): Step => ({
  id: 'begin',
  who: 'Builder',
  what: 'starts an application',
  basis: LAW.application,
  async run(journey) {
    const input = { procedure: 'simplified', title, municipalityAgs };
    const { id } = await journey.as(builder).post<CaseView>('cases', input, journey.key('begin'));
    await journey.fix('caseId', () => id);
  },
});

export const invite = (builder: string): Step => ({
  id: 'invite',
  who: 'Builder',
  what: 'invites the designer by a link',
  basis: LAW.designer,
  async run(journey) {
    const path = `cases/${journey.caseId}/invitations`;
    const { url } = await journey.as(builder).post<{ url: string }>(path, { role: 'designer' }, journey.key('invite'));
    await journey.fix('invitation', () => url);
  },
});

export const join = (designer: string): Step => ({
  id: 'join',
  who: 'Designer',
  what: 'opens the link and joins',
  basis: LAW.designer,
  async run(journey) {
    const token = new URL(journey.recall('invitation')).searchParams.get('token');
    await journey.as(designer).post('invitations/accept', { token }, journey.key('join'));
    const { members } = await journey.as(designer).get<CaseView>(`cases/${journey.caseId}`);
    return members.map(({ name, role }) => `${name}, ${role}`).join('; ');
  },
});

/** Both write at the same time: the designer's page is older than what the builder has saved meanwhile. */
export const editTogether = ({ builder, designer, data }: Applicants & { designer: string }): Step => ({
  id: 'edit',
  who: 'Designer',
  what: 'and builder edit the form, one page is stale',
  basis: LAW.application,
  async run(journey) {
    const path = `cases/${journey.caseId}/application`;
    const stale = await journey.as(designer).read<ApplicationView>(path);
    await fillIn(journey.as(builder), journey.caseId, data.builders, journey.key('edit-builder'));
    const mine = { data: merge(stale.body.data, data.designers) };
    const problem = await expectProblem(409, () =>
      journey.as(designer).edit(path, mine, stale.revision, journey.key(`edit-stale-${stale.revision}`)),
    );
    if (problem.code !== 'stale-revision' || problem.current === undefined) throw new Error(`not a stale revision: ${problem.code}`);
    await fillIn(journey.as(designer), journey.caseId, data.designers, journey.key('edit-designer'));
    const { problems } = await journey.as(builder).get<ApplicationView>(path);
    if (problems.length) throw new Error(`still missing: ${problems.map((p) => p.path).join(', ')}`);
    return `409, ${stale.revision} was behind ${problem.current}; resolved`;
  },
});

/** One person fills in everything. */
export const fillInAlone = ({ builder, data }: Applicants): Step => ({
  id: 'edit',
  who: 'Builder',
  what: 'fills in the form',
  basis: LAW.application,
  async run(journey) {
    await fillIn(journey.as(builder), journey.caseId, merge(data.builders, data.designers), journey.key('edit'));
  },
});

export const uploadDocuments = (applicants: Applicants): Step => ({
  id: 'documents',
  who: applicants.designer ? 'Designer' : 'Builder',
  what: 'uploads documents',
  basis: LAW.documents,
  async run(journey) {
    const files = await new Files(journey, applicants.head).first(applicants.plans);
    const client = journey.as(applicants.designer ?? applicants.builder);
    await uploadAll(client, files, { caseId: journey.caseId, key: journey.key('document') });
    const largest = files.at(-1);
    return `${files.length}, ${megabytes(files)}, largest ${megabytes(largest ? [largest] : [])}`;
  },
});

export const seeFee = ({ builder }: Applicants, expectedCents: number): Step => ({
  id: 'fee',
  who: 'Builder',
  what: 'sees the fee with its computation',
  basis: LAW.fee,
  async run(journey) {
    const { totalCents, advanceCents, lines } = await journey.as(builder).get<FeeView>(`cases/${journey.caseId}/fee`);
    if (totalCents !== expectedCents) throw new Error(`the fee is ${totalCents} cents instead of ${expectedCents}`);
    return `${formatEuro(totalCents)}, advance ${formatEuro(advanceCents)}, ${lines.length} lines`;
  },
});

export const payFee = ({ builder }: Applicants): Step => ({
  id: 'pay',
  who: 'Builder',
  what: 'pays the advance on the payment page',
  basis: LAW.advance,
  run: async (journey) => formatEuro(await payAdvance(journey.as(builder), journey.caseId, journey.key('pay'))),
});

export const signOff = ({ builder, designer }: Applicants): Step => ({
  id: 'sign-off',
  who: 'Builder',
  what: designer ? 'and designer release their parts' : 'releases the application',
  basis: LAW.signOff,
  async run(journey) {
    const people = [builder, ...(designer ? [designer] : [])].map((sub) => journey.as(sub));
    return `${await signOffAll(people, journey.caseId, journey.key('sign-off'))} declarations`;
  },
});

export const submit = ({ builder }: Applicants): Step => ({
  id: 'submit',
  who: 'Builder',
  what: 'submits',
  basis: LAW.application,
  async run(journey) {
    const { fileNumber, snapshotHash } = await journey
      .as(builder)
      .post<CaseView>(`cases/${journey.caseId}/submit`, {}, journey.key('submit'));
    if (!fileNumber || !snapshotHash) throw new Error('no file number or no hash came back');
    await journey.fix('fileNumber', () => fileNumber);
    return `${fileNumber}, snapshot ${snapshotHash.slice(0, 12)}…`;
  },
});

export const receipt = ({ builder }: Applicants): Step => ({
  id: 'receipt',
  who: 'Builder',
  what: 'gets and opens the receipt',
  basis: LAW.receipt,
  run: async (journey) => letter(journey, builder, 'Eingangsbestätigung', 'submitted'),
});

/** Waits for a letter, opens it and compares its hash; whoever gets it has been told. */
export async function letter(journey: Journey, sub: string, title: string, kind: string): Promise<string> {
  const client = journey.as(sub);
  const document = await waitForLetter(client, journey.caseId, title);
  const size = await download(client, journey.caseId, document);
  await waitForNotification(client, journey.caseId, kind);
  return `${Math.round(size / 1000)} kB PDF`;
}
