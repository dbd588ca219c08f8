import { explainPeriod, type PeriodRule } from '@bauraum/law';
import { needed, optionsOf, say } from '../options';
import { agsOf, dayOf, landOf, lengthOf } from './inputs';
import { showExplained } from './show';

export const PERIOD_USAGE =
  'law period --land MV --event 2027-02-08 --length P1M [--unit calendar|working] [--municipality <AGS>] [--json]';

/** Counts one period by the general rules of law, without a pack. */
export function runPeriod(argv: readonly string[]): number {
  const options = optionsOf(argv, ['land', 'event', 'length', 'unit', 'municipality'], ['json']);
  const municipality = agsOf(options);
  const rule: PeriodRule = { ...GENERAL, length: lengthOf(needed(options, 'length'), options.values['unit'] ?? 'calendar') };
  const explained = explainPeriod(rule, {
    land: landOf(options),
    event: dayOf(options, 'event'),
    ...(municipality ? { municipality } : {}),
  });
  if (options.flags.includes('json')) say(JSON.stringify(explained, null, 2));
  else showExplained(explained);
  return 0;
}

/** How periods are counted everywhere in Germany; the command line gives the length. */
const GENERAL: PeriodRule = {
  id: 'general',
  version: 1,
  kind: 'general',
  section: '§ 31 VwVfG',
  eventLabel: 'dem Ereignis',
  roll: true,
  fiction: false,
  consequence: 'none',
  consequenceText: '',
  basis: '§ 31 VwVfG, §§ 187 bis 193 BGB',
  source: 'https://www.gesetze-im-internet.de/vwvfg/__31.html',
  verified: false,
  validFrom: '1977-01-01',
};
