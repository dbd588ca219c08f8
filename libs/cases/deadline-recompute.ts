import { runClock, type ClockEvent, type Explained } from '@bauraum/law';
import { calendarOf, rulesOf } from '@bauraum/workflows';

/**
 * Computes a stored explanation again from what it names: the row of the rule by id and version, the days of its events, and the holidays of the seat. So
 * that anybody can see that an end was not just written down.
 *
 * @param authority slug of the authority whose packs hold the rule.
 * @throws RangeError when the packs do not have that row any more (a row that was in force is never changed, a reform is a new one), or as `runClock`.
 * Source: the basis of the rule.
 * @example recompute(tenant, explanation).end === explanation.end // true
 */
export function recompute(authority: string, explanation: Explained): Explained {
  const { ruleId, ruleVersion } = explanation;
  const rule = rulesOf(authority).periods.find(({ id, version }) => id === ruleId && version === ruleVersion);
  if (!rule) throw new RangeError(`not in the packs: rule ${ruleId}, version ${ruleVersion}`);
  const { explained } = runClock(rule, eventsOf(explanation), calendarOf(authority));
  if (!explained) throw new RangeError(`${ruleId}: the events lead to no end`);
  return explained;
}

/** What happened to the clock, read from its explanation; in the order of the days, and of one day as listed. */
function eventsOf(explanation: Explained): readonly ClockEvent[] {
  const { event, rawEnd, timeline, fixedByAuthority, interruptions = [], suspensions = [], extensions = [] } = explanation;
  const first = timeline?.find(({ kind }) => kind === 'event')?.date ?? event;
  const later: ClockEvent[] = [
    ...interruptions.flatMap(({ restartedOn, ...why }): ClockEvent[] => [
      { type: 'interrupted', ...why },
      { type: 'restarted', on: restartedOn },
    ]),
    ...suspensions.flatMap(({ from, to, days: _, ...why }): ClockEvent[] => [
      { type: 'suspended', on: from, ...why },
      { type: 'resumed', on: to },
    ]),
    ...extensions.map(({ on, to, reason }): ClockEvent => ({ type: 'extended', on, to, ...(reason === undefined ? {} : { reason }) })),
  ];
  const fixed: ClockEvent[] = fixedByAuthority ? [{ type: 'fixed', on: event, to: extensions[0]?.from ?? rawEnd }] : [];
  const inOrder = [...fixed, ...later].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  return [{ type: 'started', on: first }, ...inOrder];
}
