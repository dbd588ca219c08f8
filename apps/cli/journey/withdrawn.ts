import { waitForCase } from './actions';
import {
  begin,
  fillInAlone,
  letter,
  payFee,
  receipt,
  seeFee,
  signOff,
  submit,
  uploadDocuments,
  type Applicants,
} from './application.steps';
import { LAW, LUDWIGSLUST } from './demo.data';
import { FEE_CENTS } from './cast';
import type { Step } from './play';

export const SECOND_APPLICANTS: Applicants = {
  builder: 'tom.haas',
  data: LUDWIGSLUST,
  head: 'second',
  plans: ['site-plan', 'ground-floor', 'elevations-north-east', 'description', 'volume'],
};

/** From the start to the receipt. */
export const SUBMITTED: readonly Step[] = [
  begin(SECOND_APPLICANTS),
  fillInAlone(SECOND_APPLICANTS),
  uploadDocuments(SECOND_APPLICANTS),
  seeFee(SECOND_APPLICANTS, FEE_CENTS),
  payFee(SECOND_APPLICANTS),
  signOff(SECOND_APPLICANTS),
  submit(SECOND_APPLICANTS),
  receipt(SECOND_APPLICANTS),
];

const withdraw: Step = {
  id: 'withdraw',
  who: 'Builder',
  what: 'withdraws the application',
  basis: LAW.withdrawal,
  async run(journey) {
    const body = { reason: 'Wir haben das Grundstück verkauft.' };
    await journey.as(SECOND_APPLICANTS.builder).post(`cases/${journey.caseId}/withdraw`, body, journey.key('withdraw'));
  },
};

const closing: Step = {
  id: 'closing',
  who: 'Builder',
  what: 'gets the closing letter',
  basis: LAW.withdrawal,
  async run(journey) {
    const detail = await letter(journey, SECOND_APPLICANTS.builder, 'Einstellung des Verfahrens', 'withdrawn');
    const { deadlines } = await waitForCase(journey.as('clerk.lup'), journey.caseId, 'the end', (c) => c.status === 'withdrawn');
    if (deadlines.some((d) => d.status === 'open')) throw new Error('a period still runs');
    return detail;
  },
};

/** A case that its builder withdraws. */
export const WITHDRAWN: readonly Step[] = [...SUBMITTED, withdraw, closing];
