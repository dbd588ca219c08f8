import { describeUnless } from '../support/programs';
import {
  acceptInvitation,
  answerSupplements,
  begin,
  editTogether,
  fillBuildersPart,
  invite,
  pay,
  signOff,
  submit,
  uploadDocuments,
} from './browser/application';
import { answerWithConditions, askForTime, consent, letPeriodLapse } from './browser/bodies';
import {
  confirmComplete,
  grantTime,
  proposeDecision,
  readRecord,
  releaseDecision,
  requestSupplements,
  startParticipations,
} from './browser/office';
import { openNotice, readHome, walkThroughRoom } from './browser/room';
import { firstLoadBytes, HOME, START } from './browser/budget';
import { saveByKeyboard } from './browser/keyboard';
import { readPublicPages } from './browser/public';
import { browserMissing, openStage, type Stage } from './browser/stage';
import { CAST } from '../../apps/cli/journey/cast';

const BUDGET = 250_000;
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

jest.setTimeout(300_000);

describeUnless(browserMissing(), 'the journey in a browser', () => {
  let stage: Stage;
  let caseId = '';
  let fileNumber = '';
  let broken: string | undefined;

  beforeAll(async () => {
    stage = await openStage();
  }, 300_000);
  afterAll(async () => {
    await stage?.close();
  }, 60_000);

  /** What was found on the pages fails the test at its end, so that one flaw does not hide the others. */
  async function watched(run: () => Promise<void>): Promise<void> {
    stage.problems.length = 0;
    try {
      await run();
    } catch (error) {
      const found = stage.problems.map((problem) => `\n  ${problem}`).join('');
      throw new Error(`${error instanceof Error ? error.message : String(error)}${found && `\nBefore that:${found}`}`, { cause: error });
    }
  }
  /** A step builds on those before it. */
  function step(name: string, run: () => Promise<void>): void {
    it(name, async () => {
      if (broken !== undefined) throw new Error(`not tried, because "${broken}" did not work`);
      broken = name;
      await watched(run);
      broken = undefined;
      expect(stage.problems).toEqual([]);
    });
  }
  function alone(name: string, run: () => Promise<void>): void {
    it(name, async () => {
      await watched(run);
      expect(stage.problems).toEqual([]);
    });
  }
  const as = (role: keyof typeof CAST): ReturnType<Stage['visitor']> => stage.visitor(CAST[role]);

  step('the builder starts an application', async () => {
    caseId = await begin(await as('builder'));
  });
  step('and fills in the builder’s part', async () => fillBuildersPart(await as('builder')));
  step('and invites the designer, who joins by the link', async () => {
    const url = await invite(await as('builder'));
    await acceptInvitation(await as('designer'), url);
  });
  step('both write at once and nothing typed is lost', async () => editTogether(await as('builder'), await as('designer')));
  step('the designer uploads documents', async () => uploadDocuments(await as('designer'), caseId));
  step('and releases them', async () => signOff(await as('designer'), caseId));
  step('the builder sees the fee and pays', async () => pay(await as('builder')));
  step('and submits', async () => {
    fileNumber = await submit(await as('builder'));
  });
  step('the clerk finds the case by keyboard and requests supplements', async () => requestSupplements(await as('clerk'), fileNumber));
  step('the designer answers the punch list', async () => answerSupplements(await as('designer')));
  step('the clerk confirms that the application is complete', async () => confirmComplete(await as('clerk')));
  step('the officer involves five bodies at once', async () => startParticipations(await as('officer'), fileNumber));
  step('the builder looks around in the case room', async () => walkThroughRoom(await as('builder'), caseId));
  step('a body answers with two conditions', async () => answerWithConditions(await as('environment'), fileNumber));
  step('another asks for more time and gets it', async () => {
    await askForTime(await as('monument'), fileNumber);
    await grantTime(await as('officer'));
  });
  step('others consent; one stays silent until its period lapses', async () => {
    for (const role of ['monument', 'immission', 'municipality'] as const) await consent(stage, CAST[role], fileNumber);
    await letPeriodLapse(await as('administrator'), caseId);
  });
  step('the officer drafts and proposes the decision', async () => proposeDecision(await as('officer')));
  step('the head of office releases it', async () => releaseDecision(await as('head'), fileNumber));
  step('the builder is notified and opens the notice', async () => {
    await openNotice(await as('builder'), caseId);
    await readHome(await as('builder'));
  });
  step('the office reads e-file and journal', async () => readRecord(await as('officer')));
  alone('strangers see the public pages and nothing else', async () => readPublicPages(await stage.visitor('tom.haas'), caseId));
  alone('a section is filled in without a mouse', async () => saveByKeyboard(stage, 'lena.otto'));
  alone('the first load of the applicants’ pages is small', async () => {
    const builder = await stage.visitor('tom.haas');
    const start = await firstLoadBytes(stage, START, builder);
    const home = await firstLoadBytes(stage, HOME, builder);
    process.stderr.write(`First load: start page ${kilobytes(start)}, my applications ${kilobytes(home)} (at most ${kilobytes(BUDGET)})\n`);
    expect([start <= BUDGET, kilobytes(start), home <= BUDGET, kilobytes(home)]).toEqual([true, kilobytes(start), true, kilobytes(home)]);
  });
});
