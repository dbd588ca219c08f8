import { berlinDate, newId, SYSTEM_ACTOR, type Actor } from '@bauraum/kernel';
import type { Database } from '@bauraum/persistence';
import { authorityPack, findPeriodRule, listAuthorities } from '@bauraum/workflows';
import { WorkflowRunner } from './runner';

export const builder: Actor = { id: newId(), name: 'Anna Berger', role: 'builder' };
export const clerk: Actor = { id: newId(), name: 'Petra Lange', role: 'clerk' };

/** The first authority where the decision's period runs from receipt, starts anew with supplements and ends in a fiction; specs do not name one. */
export const tenant =
  listAuthorities().find(({ slug }) => {
    const rule = findPeriodRule(slug, 'simplified', 'decision', berlinDate(new Date().toISOString()));
    return rule?.fiction && rule.trigger === 'receipt' && rule.supplements?.effect === 'restart';
  })?.slug ?? '';

/** A draft in the database, without form and people: what the runner needs. */
export async function draft(db: Database, runner = new WorkflowRunner()): Promise<string> {
  const id = newId();
  const { land, municipalities } = authorityPack(tenant);
  const municipalityAgs = Object.keys(municipalities)[0] ?? '';
  await db.transaction(tenant, async (tx) => {
    await tx.query(
      `insert into permit_case (tenant_id, id, procedure, title, municipality_ags, place, created_at) values ($1, $2, 'simplified', 'Haus', $3, 'Ort', now())`,
      [tenant, id, municipalityAgs],
    );
    const input = { authority: tenant, land, procedure: 'simplified', municipalityAgs };
    await runner.create(tx, { workflow: 'building-permit', id, caseId: id, input, actor: builder });
  });
  return id;
}

const documentId = newId();

/** Everything up to the formal check. */
export async function submitted(db: Database, runner = new WorkflowRunner()): Promise<string> {
  const id = await draft(db, runner);
  const document = { documentId, typeCode: '1803', version: 1, sha256: 'a'.repeat(64) };
  const steps = [
    { actor: builder, event: { type: 'DOCUMENT_ADDED', title: 'Lageplan', size: 1, ...document } },
    { actor: SYSTEM_ACTOR, event: { type: 'ADVANCE_PAID', paymentId: newId(), amountCents: 118400 } },
    {
      actor: builder,
      event: { type: 'SUBMIT', snapshotHash: 'b'.repeat(64), fileNumber: `63-2026-${id.slice(-5)}`, documents: [document] },
    },
  ];
  for (const step of steps) await db.transaction(tenant, (tx) => runner.dispatch(tx, { processId: id, ...step }));
  return id;
}
