import { formatDate, type PlainDate } from '@bauraum/kernel';
import { procedureClocks, type ProcedureClock } from '@bauraum/law';
import { calendarOf, periodRules, procedureOf } from '@bauraum/workflows';
import { optionsOf, say } from '../options';
import { agsOf, dayOf } from './inputs';
import { procedureIn, scopeOf } from './scope';
import { showExplained } from './show';

export const DEADLINES_USAGE =
  'law deadlines --land MV|--authority <slug> --procedure simplified --received 2026-11-30 [--supplements-requested <day>] ' +
  '[--supplements-due <day>] [--supplements-received <day>] [--complete <day>] [--request-received <day>] [--all-statements <day>] ' +
  '[--notification <day>] [--permit-effective <day>] [--municipality <AGS>] [--json]';

/** The options, and the facts by which rules name them. */
const FACTS = {
  received: 'receipt',
  'supplements-requested': 'supplementsRequested',
  'supplements-due': 'supplementsDue',
  'supplements-received': 'supplementsReceived',
  complete: 'complete',
  'request-received': 'requestReceived',
  'all-statements': 'allStatements',
  notification: 'notification',
  'permit-effective': 'permitEffective',
} as const;

/** Every clock of a procedure from what happened, with its end or what it waits for. */
export function runDeadlines(argv: readonly string[]): number {
  const options = optionsOf(argv, ['land', 'authority', 'procedure', 'municipality', ...Object.keys(FACTS)], ['json']);
  const scope = scopeOf(options);
  const received = dayOf(options, 'received');
  const procedure = procedureIn(scope, options, received);
  const given = Object.entries(FACTS).filter(([option]) => options.values[option] !== undefined);
  const facts = Object.fromEntries(given.map(([option, fact]) => [fact, dayOf(options, option)]));
  const municipality = agsOf(options);
  const calendar = { ...calendarOf(scope), ...(municipality ? { municipality } : {}) };
  const clocks = procedureClocks(periodRules(scope, procedure, received), facts, calendar);
  if (options.flags.includes('json')) say(JSON.stringify({ scope, procedure, facts, clocks }, null, 2));
  else print(scope, procedure, received, clocks);
  return 0;
}

function print(scope: string, procedure: string, received: PlainDate, clocks: readonly ProcedureClock[]): void {
  const { title, section } = procedureOf(scope, procedure, received);
  say(`${title} (${section}), Eingang am ${formatDate(received)}`);
  const ended = clocks.filter(({ explained }) => explained).sort((a, b) => (endOf(a) < endOf(b) ? -1 : 1));
  for (const clock of [...ended, ...clocks.filter(({ explained }) => !explained)]) {
    say();
    const { rule, explained } = clock;
    say(`${rule.title ?? rule.kind}${explained ? `: ${formatDate(explained.end)}` : `: ${waitingText(clock)}`}`);
    if (explained) showExplained(explained, '  ');
    else say(`  Rechtsgrundlage: ${rule.basis}`);
  }
}

const endOf = ({ explained }: ProcedureClock): PlainDate => explained?.end ?? '9999';

function waitingText({ state, awaits, since, reason, rule }: ProcedureClock): string {
  switch (state) {
    case 'waiting':
      return `läuft noch nicht, beginnt mit ${rule.eventLabel}`;
    case 'running':
      return awaits === undefined ? 'läuft' : 'läuft, bis zu einem Tag, den die Behörde bestimmt';
    case 'suspended':
      return `steht still${since ? ` seit ${formatDate(since)}` : ''}${reason ? ` (${reason})` : ''}`;
    case 'interrupted':
      return `beginnt neu, sobald die Unterlagen da sind${reason ? ` (${reason})` : ''}`;
  }
}
