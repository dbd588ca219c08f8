import { dayNumber } from '@bauraum/kernel';
import { CONDITIONS } from '../../../apps/cli/journey/demo.data';
import type { Me, Page, ParticipationView } from '../../../apps/cli/journey/views';
import { waitFor } from '../../../apps/cli/journey/wait';
import { look } from './look';
import type { Surroundings, Visitor } from './visitor';
import { said, t } from './words';

const OFFICER = 'matthias.krueger';

async function openRequest(visitor: Visitor, fileNumber: string): Promise<void> {
  await requestDelivered(visitor.stage, visitor.sub, fileNumber);
  await visitor.enter('work');
  await visitor.heading(t('desk.inboxPage.title'));
  await visitor.see(fileNumber);
  await look(visitor, `inbox-${visitor.sub.split('.')[0] ?? ''}`);
  await visitor.page.getByRole('row').filter({ hasText: fileNumber }).getByRole('link').first().click();
  await visitor.see(t('desk.request.title'));
}

function requestDelivered(stage: Surroundings, sub: string, fileNumber: string): Promise<ParticipationView> {
  const client = stage.client(sub);
  return waitFor(`the request in the inbox of ${sub}`, async () => {
    const { items } = await client.get<Page<ParticipationView>>('inbox?status=open');
    return items.find((item) => item.fileNumber === fileNumber);
  });
}

/** A consent with two conditions, each with kind, text, reason and basis. */
export async function answerWithConditions(body: Visitor, fileNumber: string): Promise<void> {
  const { page } = body;
  await openRequest(body, fileNumber);
  await look(body, 'request');
  await body.button(t('desk.statement.send')).click();
  await page.getByTestId('error-summary').waitFor();
  await look(body, 'request-errors');
  await page.getByLabel(t('desk.statementKind.conditions'), { exact: true }).check();
  await page.getByLabel(said('desk.statement.text')).fill('Wir stimmen zu, wenn diese Nebenbestimmungen aufgenommen werden.');
  for (const [index, condition] of CONDITIONS.entries()) {
    await body.button(t('desk.statement.addCondition')).click();
    const fields = page.getByRole('group', { name: t('desk.statement.condition', { number: index + 1 }), exact: true });
    await fields.getByLabel(t('desk.decision.provisionKind'), { exact: true }).selectOption(condition.kindCode);
    await fields.getByLabel(t('desk.statement.conditionText'), { exact: true }).fill(condition.text);
    await fields.getByLabel(t('desk.reason'), { exact: true }).fill(condition.reason);
    await fields.getByLabel(t('desk.legalBasis'), { exact: true }).fill(condition.legalBasis);
  }
  await look(body, 'statement');
  await body.button(t('desk.statement.send')).click();
  await body.dialog.waitFor();
  await look(body, 'statement-send');
  await body.button(t('desk.statement.send'), body.dialog).click();
  await body.see(t('desk.statement.sent'));
  await look(body, 'statement-sent');
}

export async function askForTime(body: Visitor, fileNumber: string): Promise<void> {
  await openRequest(body, fileNumber);
  await body.button(t('desk.request.ask')).click();
  await body.dialog.waitFor();
  await body.dialog.getByLabel(t('desk.reason'), { exact: true }).fill('Wir wollen das Grundstück vorher besichtigen.');
  await look(body, 'request-more-time');
  await body.confirm(t('desk.request.askSend'));
  await body.see(t('desk.request.asked'));
  await look(body, 'request-time-asked');
}

/** The others, over HTTP. */
export async function consent(stage: Surroundings, sub: string, fileNumber: string): Promise<void> {
  const { id } = await requestDelivered(stage, sub, fileNumber);
  const answer = { kind: 'consent', text: 'Gegen das Vorhaben bestehen keine Bedenken.', conditions: [] };
  await stage.client(sub).post(`participations/${id}/statement`, answer, `consent-${id}`);
}

function participationOf(stage: Surroundings, caseId: string, bodyId: string): Promise<ParticipationView | undefined> {
  const client = stage.client(OFFICER);
  return client.get<ParticipationView[]>(`cases/${caseId}/participations`).then((all) => all.find(({ body }) => body.id === bodyId));
}

/** The administrator moves the clock one day past the period of the body that stays silent. */
export async function letPeriodLapse(administrator: Visitor, caseId: string): Promise<void> {
  const { page, stage } = administrator;
  const silent = await participationOf(stage, caseId, 'road-traffic');
  const { today } = await stage.client(OFFICER).get<Me>('me');
  if (!silent) throw new Error('road traffic takes no part');
  const days = dayNumber(silent.dueOn) - dayNumber(today) + 1;
  await administrator.enter('work');
  await administrator.heading(t('desk.adminPage.title'));
  await administrator.see(t('desk.mails.title'));
  await look(administrator, 'administration');
  await page.getByLabel(t('desk.clock.days')).fill(String(days));
  await administrator.button(t('desk.clock.advance')).click();
  await administrator.dialog.waitFor();
  await look(administrator, 'clock');
  await administrator.confirm(t('desk.clock.advance'));
  await waitFor('the end of the silent participation', async () => {
    return (await participationOf(stage, caseId, 'road-traffic'))?.status === 'deemedNoConcerns';
  });
  await waitFor('the end of all participations', async () => {
    const { openParticipations } = await stage.client(OFFICER).get<{ openParticipations: number }>(`cases/${caseId}`);
    return openParticipations === 0;
  });
}
