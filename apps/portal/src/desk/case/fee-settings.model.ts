import type { FeeOptions, FeeSettings } from '../../api/types';
import { parseNumber } from '../../pages/application/values';

/** What the officer has ticked and typed. */
export interface FeeDraft {
  factors: readonly string[];
  surcharges: readonly string[];
  exemptions: readonly string[];
  amount: string;
  minutes: string;
}

export const LISTS = ['factors', 'surcharges', 'exemptions'] as const;

/** 12345 -> '123,45'. */
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');

export function feeDraftOf({ chosen }: Pick<FeeOptions, 'chosen'>): FeeDraft {
  return {
    factors: chosen.factors ?? [],
    surcharges: chosen.surcharges ?? [],
    exemptions: chosen.exemptions ?? [],
    amount: chosen.officerSetCents === undefined ? '' : euros(chosen.officerSetCents),
    minutes: chosen.minutes === undefined ? '' : String(chosen.minutes),
  };
}

export function centsOf(amount: string): number | null {
  const number = parseNumber(amount);
  return number === null ? null : Math.round(number * 100);
}

/** Fields that do not fit; an empty field means: not set. */
export function feeProblems(draft: FeeDraft, { range, hourly }: Pick<FeeOptions, 'range' | 'hourly'>): ('amount' | 'minutes')[] {
  const problems: ('amount' | 'minutes')[] = [];
  if (range && draft.amount.trim() !== '') {
    const cents = centsOf(draft.amount);
    if (cents === null || cents < range.minimumCents || cents > range.maximumCents) problems.push('amount');
  }
  if (hourly && draft.minutes.trim() !== '' && !/^[1-9]\d{0,5}$/.test(draft.minutes.trim())) problems.push('minutes');
  return problems;
}

/** As the api takes it: what is not chosen is not named. */
export function feeSettingsOf(draft: FeeDraft, { range, hourly }: Pick<FeeOptions, 'range' | 'hourly'>): FeeSettings {
  const cents = range ? centsOf(draft.amount) : null;
  const { factors, surcharges, exemptions } = draft;
  return {
    ...(factors.length > 0 && { factors }),
    ...(surcharges.length > 0 && { surcharges }),
    ...(exemptions.length > 0 && { exemptions }),
    ...(cents !== null && { officerSetCents: cents }),
    ...(hourly && draft.minutes.trim() !== '' && { minutes: Number(draft.minutes) }),
  };
}
