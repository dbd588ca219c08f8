import type { PeriodRule } from './index';

/** A rule of one month that rolls, unless a test says otherwise. */
export const aRule = (more: Partial<PeriodRule> = {}): PeriodRule => ({
  id: 'test.rule',
  version: 2,
  kind: 'decision',
  section: '§ 63',
  length: { months: 1 },
  eventLabel: 'dem Eingang des Antrags',
  roll: true,
  fiction: true,
  consequence: 'deemed-granted',
  consequenceText: 'Die Genehmigung gilt als erteilt.',
  basis: '§ 63 LBauO',
  source: 'a book',
  verified: false,
  validFrom: '1991-01-01',
  ...more,
});

/** A rule of which nobody knows the length: the authority sets the day. */
export const anOpenRule = (more: Partial<PeriodRule> = {}): PeriodRule => {
  const { length: _, ...open } = aRule({ id: 'test.open', kind: 'supplements', eventLabel: 'der Nachforderung', ...more });
  return open;
};
