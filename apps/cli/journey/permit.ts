import {
  begin,
  editTogether,
  invite,
  join,
  payFee,
  receipt,
  seeFee,
  signOff,
  submit,
  uploadDocuments,
  type Applicants,
} from './application.steps';
import { CAST, FEE_CENTS } from './cast';
import { decisionSteps } from './decision.steps';
import { GREVESMUEHLEN } from './demo.data';
import { formalCheckSteps } from './formal-check.steps';
import { participationSteps } from './participation.steps';
import type { Step } from './play';

const applicants = { builder: CAST.builder, designer: CAST.designer, data: GREVESMUEHLEN, head: 'main' } as const satisfies Applicants;

/** One permit from draft to opened notice: the steps of the main journey. */
export const PERMIT: readonly Step[] = [
  begin(applicants),
  invite(CAST.builder),
  join(CAST.designer),
  editTogether(applicants),
  uploadDocuments(applicants),
  seeFee(applicants, FEE_CENTS),
  payFee(applicants),
  signOff(applicants),
  submit(applicants),
  receipt(applicants),
  ...formalCheckSteps(CAST),
  ...participationSteps(CAST),
  ...decisionSteps(CAST),
];
