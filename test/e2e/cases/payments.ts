import { beginPayment, endPayment, waitForCase } from '../../../apps/cli/journey/actions';
import type { CaseView, PaymentView } from '../../../apps/cli/journey/views';
import { payAs } from '../../../apps/sandbox/pay-as';
import { BUILDER, newKey, payable, post, problemOf } from '../drafts';
import type { World } from '../world';

/** Only the payment service's answer settles a payment, and nobody pays twice. */
export function payments(world: () => World): void {
  const builder = () => world().as(BUILDER);
  const charged = async (id: string): Promise<number> => (await world().ledger()).filter((b) => b.requestId === id).length;
  const expectUnpaid = async (caseId: string): Promise<void> => {
    expect((await builder().get<CaseView>(`cases/${caseId}`)).advance.paid).toBe(false);
    const problem = await problemOf(post(builder(), `cases/${caseId}/submit`));
    expect(problem).toMatchObject({ status: 409, code: 'advance-not-paid', dueCents: 118_400 });
  };

  it.each([
    ['cancelled', 'cancel'],
    ['failed', 'fail'],
  ] as const)('a payment that %s charges nothing, and can be tried again', async (status, action) => {
    const caseId = await payable(world());
    const first = await beginPayment(builder(), caseId, newKey());
    expect((await endPayment(builder(), caseId, first, action, newKey())).status).toBe(status);
    await expectUnpaid(caseId);
    expect(await charged(first.id)).toBe(0);
    const second = await beginPayment(builder(), caseId, newKey());
    expect(second.id).not.toBe(first.id);
    expect((await endPayment(builder(), caseId, second, 'pay', newKey())).status).toBe('paid');
    expect(await charged(second.id)).toBe(1);
  });

  it('coming back without having paid proves nothing', async () => {
    const caseId = await payable(world());
    const payment = await beginPayment(builder(), caseId, newKey());
    const returned = (await post(builder(), `cases/${caseId}/payments/${payment.id}/returned`)) as PaymentView;
    expect(returned.status).toBe('awaitingPayer');
    await new Promise((done) => setTimeout(done, 2_500)); // longer than it takes to ask the service
    expect((await builder().get<PaymentView>(`cases/${caseId}/payments/${payment.id}`)).status).toBe('awaitingPayer');
    await expectUnpaid(caseId);
    expect(await charged(payment.id)).toBe(0);
  });

  it('paying twice charges once', async () => {
    const caseId = await payable(world());
    const begun = await Promise.all([1, 2, 3].map(() => post(builder(), `cases/${caseId}/payments`, { purpose: 'advance' })));
    expect(new Set((begun as PaymentView[]).map((p) => p.id)).size).toBe(1);
    const payment = await beginPayment(builder(), caseId, newKey());
    expect(payment.id).toBe((begun as PaymentView[])[0]?.id);
    await Promise.all([1, 2, 3].map(() => payAs(payment.redirectUrl ?? '', 'pay')));
    await payAs(payment.redirectUrl ?? '', 'cancel'); // too late
    await Promise.all([1, 2].map(() => post(builder(), `cases/${caseId}/payments/${payment.id}/returned`)));
    await waitForCase(builder(), caseId, 'the advance', (c) => c.advance.paid);
    expect((await builder().get<PaymentView>(`cases/${caseId}/payments/${payment.id}`)).status).toBe('paid');
    const again = await problemOf(post(builder(), `cases/${caseId}/payments`, { purpose: 'advance' }));
    expect(again).toMatchObject({ status: 409, code: 'nothing-to-pay' });
    expect(await charged(payment.id)).toBe(1);
    const paid = await world().query(`select 1 from case_event where case_id = $1 and event = 'ADVANCE_PAID'`, [caseId]);
    expect(paid).toHaveLength(1);
  });

  it("somebody else's payment is not found", async () => {
    const caseId = await payable(world());
    const other = await payable(world());
    const payment = await beginPayment(builder(), caseId, newKey());
    expect((await problemOf(builder().get(`cases/${other}/payments/${payment.id}`))).status).toBe(404);
    expect((await problemOf(post(builder(), `cases/${other}/payments/${payment.id}/returned`))).status).toBe(404);
    expect((await problemOf(world().as('lena.otto').get(`cases/${caseId}/payments/${payment.id}`))).status).toBe(404);
  });
}
