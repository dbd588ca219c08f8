import { addDays, dayNumber } from '@bauraum/kernel';
import { waitForCase } from './actions';
import { letter } from './application.steps';
import { LAW, SUPPLEMENTS } from './demo.data';
import type { Step } from './play';
import { SECOND_APPLICANTS, SUBMITTED } from './withdrawn';
import type { Me } from './views';

const CLERK = 'clerk.lup';
const ADMINISTRATOR = 'admin.lup';
const PERIOD_DAYS = 14;

const request: Step = {
  id: 'request-supplements',
  who: 'Clerk',
  what: 'requests a missing document with a period',
  basis: LAW.supplements,
  async run(journey) {
    const client = journey.as(CLERK);
    const dueOn = await journey.fix('supplementsDueOn', async () => addDays((await client.get<Me>('me')).today, PERIOD_DAYS));
    const body = { dueOn, findings: [SUPPLEMENTS.missing] };
    await client.post(`cases/${journey.caseId}/supplement-requests`, body, journey.key('supplements'));
    return `until ${dueOn}`;
  },
};

const readRequest: Step = {
  id: 'read-request',
  who: 'Builder',
  what: 'gets the request and does nothing',
  basis: LAW.supplements,
  run: (journey) => letter(journey, SECOND_APPLICANTS.builder, 'Nachforderung', 'supplementsRequested'),
};

const moveClock: Step = {
  id: 'clock',
  who: 'Administrator',
  what: 'moves the sandbox clock past the period',
  basis: 'sandbox',
  async run(journey) {
    const client = journey.as(ADMINISTRATOR);
    const days = await journey.fix('days', async () => {
      const { today } = await client.get<Me>('me');
      return dayNumber(journey.recall('supplementsDueOn')) - dayNumber(today) + 1;
    });
    const { today } = await client.post<Me>('clock/advance', { days }, journey.key('clock'));
    return `${days} days, today is ${today}`;
  },
};

const deemed: Step = {
  id: 'deemed',
  who: 'Builder',
  what: 'reads that the application is deemed withdrawn',
  basis: LAW.supplements,
  async run(journey) {
    const client = journey.as(SECOND_APPLICANTS.builder);
    await waitForCase(client, journey.caseId, 'the lapse', (c) => c.status === 'deemedWithdrawn');
    return letter(journey, SECOND_APPLICANTS.builder, 'Einstellung des Verfahrens', 'deemedWithdrawn');
  },
};

/** A case in which the period for supplements lapses. */
export const LAPSED: readonly Step[] = [...SUBMITTED, request, readRequest, moveClock, deemed];
