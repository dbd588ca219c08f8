import { Injectable } from '@nestjs/common';
import { askedAnswers, formFor, type FormData } from '@bauraum/forms';
import { berlinDate, invalid, notFound, UserError, type Cents, type PlainDate } from '@bauraum/kernel';
import { advanceFee, fee, missingForFee, type FeeInput, type FeeResult } from '@bauraum/law';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { findFeeSchedule, procedureOf } from '@bauraum/workflows';
import { optionsOf, settingProblems, type FeeSettings } from './fee-settings';
import type { FeeOptionsView } from './payment.dto';

/** The fee of a case as it stands now, with what was paid. */
export interface CaseFee {
  /** Null: nothing is charged for this procedure, or not yet (then `missing` says what the office has to set). */
  readonly computed: FeeResult | null;
  /** What the office has to set before the fee can be computed, as paths below `/fee/`. */
  readonly missing: readonly string[];
  readonly advanceCents: Cents;
  readonly paidCents: Cents;
  readonly on: PlainDate;
}

interface Row {
  readonly procedure: string;
  readonly submitted_at: Date | null;
  readonly data: FormData;
  readonly settings: FeeSettings;
  /** From the notice, once it is issued. */
  readonly issued: FeeResult | null;
  readonly participations: number;
  readonly paid: string;
}

const SELECT = `
  select c.procedure, c.submitted_at, c.fee_settings as settings, a.data,
    (select f.computed from issued_fee f where f.tenant_id = c.tenant_id and f.case_id = c.id) as issued,
    (select count(*)::int from participation x where x.tenant_id = c.tenant_id and x.case_id = c.id) as participations,
    (select coalesce(sum(y.amount_cents), 0) from payment y join process p on p.tenant_id = y.tenant_id and p.id = y.id
      where y.tenant_id = c.tenant_id and y.case_id in (c.id, c.predecessor_id) and p.status = 'paid') as paid
  from permit_case c join application a on a.tenant_id = c.tenant_id and a.case_id = c.id where c.tenant_id = $1 and c.id = $2`;

/** Computes fees from the form and the Land's schedule; the day of receipt (today, for a draft) chooses the index. */
@Injectable()
export class Fees {
  constructor(private readonly tenants: Tenants) {}

  /** @throws UserError 409 `fee-not-computable` naming the answers, or what the office has to set. */
  async of(tx: Tx, caseId: string): Promise<CaseFee> {
    const [row] = await tx.query<Row[]>(SELECT, [tx.tenant, caseId]);
    if (!row) throw new Error(`no application for case ${caseId}`);
    const on = row.submitted_at ? berlinDate(row.submitted_at.toISOString()) : (await this.tenants.time(tx)).today;
    const paidCents = Number(row.paid);
    // A notice that was issued stands: neither a new index nor a corrected pack changes it.
    if (row.issued) return { computed: row.issued, missing: [], advanceCents: 0, paidCents, on };
    const { feeDue = 'with-application' } = procedureOf(tx.tenant, row.procedure, on);
    const schedule = feeDue === 'none' ? undefined : findFeeSchedule(tx.tenant, row.procedure, on);
    if (!schedule) return { computed: null, missing: [], advanceCents: 0, paidCents, on };
    const input = inputOf({ ...row, data: askedAnswers(row.data, formFor(tx.tenant, row.procedure, on)) }, on);
    const missing = missingForFee(schedule, input);
    const ofOffice = missing.filter((path) => path.startsWith('/fee/'));
    // What is charged with the decision need not be known when the application is filed; what only the office knows never hinders applicants.
    const later = feeDue === 'with-decision' && row.submitted_at === null;
    if (missing.length > ofOffice.length && !later) throw new UserError(409, 'fee-not-computable', { missing });
    const isKnown = missing.length === ofOffice.length;
    const advanceCents = feeDue === 'with-application' && isKnown ? advanceFee(schedule, input).amountCents : 0;
    if (missing.length > 0) return { computed: null, missing: ofOffice, advanceCents, paidCents, on };
    return { computed: fee(schedule, input), missing: [], advanceCents, paidCents, on };
  }

  /** What the office may choose in this schedule, and what it has chosen. */
  async options(tx: Tx, caseId: string): Promise<FeeOptionsView> {
    const [row] = await tx.query<Row[]>(SELECT, [tx.tenant, caseId]);
    if (!row) throw notFound();
    const on = row.submitted_at ? berlinDate(row.submitted_at.toISOString()) : (await this.tenants.time(tx)).today;
    return optionsOf(findFeeSchedule(tx.tenant, row.procedure, on), row.settings);
  }

  /** Keeps what the fee notice says. To be called in the transaction that files it. */
  async issue(tx: Tx, caseId: string, computed: FeeResult): Promise<void> {
    const { now } = await this.tenants.time(tx);
    await tx.query(`insert into issued_fee (tenant_id, case_id, computed, issued_at) values ($1, $2, $3, $4) on conflict do nothing`, [
      tx.tenant,
      caseId,
      JSON.stringify(computed),
      now,
    ]);
  }

  /** The office's part of the computation. @throws UserError 422 for an id that the schedule does not know, or an amount out of range. */
  async set(tx: Tx, caseId: string, settings: FeeSettings): Promise<void> {
    const [row] = await tx.query<Row[]>(SELECT, [tx.tenant, caseId]);
    if (!row) throw notFound();
    const on = row.submitted_at ? berlinDate(row.submitted_at.toISOString()) : (await this.tenants.time(tx)).today;
    const schedule = findFeeSchedule(tx.tenant, row.procedure, on);
    if (row.issued) throw new UserError(409, 'fee-notice-issued');
    const fields = schedule ? settingProblems(schedule, settings) : [{ path: '/', key: 'notAllowed' }];
    if (fields.length) throw invalid(fields);
    await tx.query(`update permit_case set fee_settings = $3 where tenant_id = $1 and id = $2`, [
      tx.tenant,
      caseId,
      JSON.stringify(settings),
    ]);
  }

  /**
   * What is still to be paid for a purpose.
   *
   * @throws UserError 409 `nothing-to-pay`
   */
  async due(tx: Tx, caseId: string, purpose: 'advance' | 'final'): Promise<Cents> {
    const { computed, advanceCents, paidCents } = await this.of(tx, caseId);
    const due = (purpose === 'advance' ? advanceCents : (computed?.totalCents ?? 0)) - paidCents;
    if (due <= 0) throw new UserError(409, 'nothing-to-pay', { paidCents });
    return due;
  }
}

function inputOf({ data, settings, participations, paid }: Row, on: PlainDate): FeeInput {
  const { buildingKind } = data['project'] ?? {};
  const { grossVolume, constructionCosts } = data['building'] ?? {};
  return {
    ...settings,
    on,
    ...(typeof grossVolume === 'number' ? { volumeM3: grossVolume } : {}),
    ...(typeof buildingKind === 'string' ? { buildingKind } : {}),
    // The form asks for euro.
    ...(typeof constructionCosts === 'number' ? { declaredCostsCents: Math.round(constructionCosts * 100) } : {}),
    facts: data,
    participations,
    advancePaidCents: Number(paid),
  };
}
