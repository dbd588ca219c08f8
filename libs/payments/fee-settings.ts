import type { FieldProblem } from '@bauraum/kernel';
import type { FeeInput, FeeItem, FeeSchedule } from '@bauraum/law';
import type { FeeOptionsView } from './payment.dto';

/** What only the office can say of a fee: the amount within a range, hours, multipliers, surcharges, exemptions. */
export type FeeSettings = Pick<FeeInput, 'officerSetCents' | 'minutes' | 'factors' | 'surcharges' | 'exemptions' | 'counts' | 'amounts'>;

/**
 * What is wrong with the office's settings for a fee.
 *
 * @example settingProblems(schedule, { factors: ['begunWithoutPermit'] }) // [] when the schedule has this multiplier
 */
export function settingProblems(schedule: FeeSchedule, settings: FeeSettings): FieldProblem[] {
  const idsOf = (items: readonly { readonly id: string }[] = []): readonly string[] => items.map(({ id }) => id);
  const charges = [...idsOf(schedule.surcharges), ...idsOf(schedule.expenses)];
  const unknown = (list: string, given: readonly string[] = [], known: readonly string[]): FieldProblem[] =>
    given.flatMap((id, index) => (known.includes(id) ? [] : [{ path: `/${list}/${index}`, key: 'unknown' }]));
  return [
    ...unknown('factors', settings.factors, idsOf(schedule.multipliers)),
    ...unknown('exemptions', settings.exemptions, idsOf(schedule.exemptions)),
    ...unknown('surcharges', settings.surcharges, charges),
    ...unknown('counts', Object.keys(settings.counts ?? {}), charges),
    ...unknown('amounts', Object.keys(settings.amounts ?? {}), charges),
    ...amountProblems(schedule, settings),
  ];
}

function amountProblems({ base }: FeeSchedule, { officerSetCents }: FeeSettings): FieldProblem[] {
  if (officerSetCents === undefined) return [];
  if (base.kind !== 'range') return [{ path: '/officerSetCents', key: 'notAllowed' }];
  if (officerSetCents < base.minimumCents) return [{ path: '/officerSetCents', key: 'min', params: { min: base.minimumCents } }];
  return officerSetCents > base.maximumCents ? [{ path: '/officerSetCents', key: 'max', params: { max: base.maximumCents } }] : [];
}

/** What the office may choose, with the German labels. Items with a condition of their own apply by themselves and are not offered. */
export function optionsOf(schedule: FeeSchedule | undefined, settings: FeeSettings): FeeOptionsView {
  const offer = (items: readonly FeeItem[] = []): FeeOptionsView['factors'] =>
    items.filter((item) => item.condition === undefined).map(({ id, label, basis }) => ({ id, label, basis }));
  const base = schedule?.base;
  return {
    factors: offer(schedule?.multipliers),
    surcharges: [...offer(schedule?.surcharges), ...offer(schedule?.expenses)],
    exemptions: offer(schedule?.exemptions),
    range: base?.kind === 'range' ? { minimumCents: base.minimumCents, maximumCents: base.maximumCents } : null,
    hourly: base?.kind === 'hourly',
    chosen: {
      factors: [...(settings.factors ?? [])],
      surcharges: [...(settings.surcharges ?? [])],
      exemptions: [...(settings.exemptions ?? [])],
      ...(settings.officerSetCents === undefined ? {} : { officerSetCents: settings.officerSetCents }),
      ...(settings.minutes === undefined ? {} : { minutes: settings.minutes }),
    },
  };
}
