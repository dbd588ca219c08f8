import { addDays, formatDate, type PlainDate } from '@bauraum/kernel';
import type { Calendar } from './holidays';
import { lengthText } from './lengths';
import { requireDay, rolled, type Moved } from './periods';
import type { NotificationRule, Sourced } from './rules';

/** What is known of the way of an act to its addressee. */
export type NotificationInput =
  | {
      readonly channel: 'post';
      readonly postedOn: PlainDate;
      /** A later day on which it is proven to have arrived. */
      readonly arrivedOn?: PlainDate;
      /** It never arrived, or the authority cannot prove that it did. */
      readonly neverArrived?: true;
    }
  | { readonly channel: 'portal'; readonly providedOn: PlainDate; readonly retrievedOn?: PlainDate }
  | { readonly channel: 'formal'; readonly servedOn: PlainDate };

/** From when an act counts as notified, and why. Plain JSON. */
export interface Notified extends Sourced {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly section: string;
  readonly channel: NotificationRule['channel'];
  /** Absent: not notified, or not yet. */
  readonly notifiedOn?: PlainDate;
  readonly movedBecause?: readonly Moved[];
  /** From this day on it must be served again, unless it was retrieved in time. */
  readonly serveAgainFrom?: PlainDate;
  /** The whole in German. */
  readonly sentence: string;
}

type Outcome = Pick<Notified, 'notifiedOn' | 'movedBecause' | 'serveAgainFrom' | 'sentence'>;
type Sent<C extends NotificationRule['channel']> = Extract<NotificationInput, { readonly channel: C }>;

/**
 * From when an act counts as notified.
 *
 * By post on the n-th day after posting (four in federal law since 2025, three before; each Land has its own act), later when it arrived later, never when
 * it did not arrive. By the portal on the n-th day after retrieval; not retrieved in time it must be served again; where the law says so instead on the n-th
 * day after it was provided, retrieved or not. By formal service on its day.
 *
 * @param calendar holidays at the seat, for a rule that rolls.
 * @throws RangeError when the channel is not that of the rule, a day does not exist, or something arrived before it was sent.
 * Source: § 41 (2), (2a) and (5) VwVfG, for the day after provision § 9 (1) OZG, and the basis of the rule.
 * @example notifiedOn(postRule, { channel: 'post', postedOn: '2027-02-08' }, { land: 'MV' }).notifiedOn // '2027-02-12'
 */
export function notifiedOn(rule: NotificationRule, input: NotificationInput, calendar: Calendar): Notified {
  if (rule.channel !== input.channel) throw new RangeError(`${rule.id} is about ${rule.channel}, not ${input.channel}`);
  const { id: ruleId, version: ruleVersion, section, channel, basis, source, verified } = rule;
  return { ruleId, ruleVersion, section, channel, basis, source, verified, ...outcomeOf(rule, input, calendar) };
}

function outcomeOf(rule: NotificationRule, input: NotificationInput, calendar: Calendar): Outcome {
  switch (input.channel) {
    case 'post':
      return byPost(rule, input, calendar);
    case 'portal':
      return byPortal(rule, input, calendar);
    case 'formal':
      return counted(rule, requireDay(input.servedOn), 'der förmlichen Zustellung', calendar);
  }
}

function byPost(rule: NotificationRule, { postedOn, arrivedOn, neverArrived }: Sent<'post'>, calendar: Calendar): Outcome {
  const fiction = counted(rule, requireDay(postedOn), 'der Aufgabe zur Post', calendar);
  if (neverArrived) return { sentence: `Das Schreiben ist nicht zugegangen und deshalb nicht bekannt gegeben (${rule.basis}).` };
  if (arrivedOn === undefined) return fiction;
  notBefore(postedOn, arrivedOn);
  if (arrivedOn <= fiction.notifiedOn) return fiction;
  return {
    notifiedOn: arrivedOn,
    sentence: `Das Schreiben ist erst am ${formatDate(arrivedOn)} zugegangen und an diesem Tag bekannt gegeben (${rule.basis}).`,
  };
}

function byPortal(rule: NotificationRule, { providedOn, retrievedOn }: Sent<'portal'>, calendar: Calendar): Outcome {
  if (retrievedOn !== undefined) notBefore(providedOn, retrievedOn);
  if (rule.deemedAfterDays !== undefined)
    return counted({ ...rule, days: rule.deemedAfterDays }, requireDay(providedOn), 'der Bereitstellung zum Abruf', calendar);
  const last = rule.serveAgainAfterDays === undefined ? undefined : addDays(providedOn, rule.serveAgainAfterDays);
  const inTime = retrievedOn !== undefined && (last === undefined || retrievedOn <= last);
  if (inTime) return counted(rule, retrievedOn, 'dem Abruf', calendar);
  const provided = `Der Bescheid steht seit ${formatDate(requireDay(providedOn))} zum Abruf bereit`;
  if (last === undefined) return { sentence: `${provided} und ist noch nicht abgerufen, also noch nicht bekannt gegeben (${rule.basis}).` };
  const serveAgainFrom = addDays(last, 1);
  const why = retrievedOn === undefined ? 'und ist noch nicht abgerufen' : `und wurde erst am ${formatDate(retrievedOn)} abgerufen`;
  const again = `Wird er nicht bis ${formatDate(last)} abgerufen, ist er ab ${formatDate(serveAgainFrom)} erneut bekannt zu geben`;
  const late = `Das war nach ${formatDate(last)}; er ist deshalb erneut bekannt zu geben`;
  return { serveAgainFrom, sentence: `${provided} ${why}. ${retrievedOn === undefined ? again : late} (${rule.basis}).` };
}

/** So many days after an event, moved where the rule rolls. */
function counted(rule: NotificationRule, on: PlainDate, event: string, calendar: Calendar): Outcome & { readonly notifiedOn: PlainDate } {
  const { end, movedBecause } = rolled(addDays(on, rule.days), rule.rolls ? calendar : undefined);
  const after = rule.days === 0 ? `mit ${event}` : `${lengthText({ days: rule.days }, 'accusative')} nach ${event}`;
  const moved = movedBecause
    ? `; der Tag verschiebt sich: ${movedBecause.map((day) => `${formatDate(day.date)} (${day.reason})`).join(', ')}`
    : '';
  const sentence = `Bekannt gegeben ${after} (${formatDate(on)}), also am ${formatDate(end)} (${rule.basis})${moved}.`;
  return { notifiedOn: end, ...(movedBecause ? { movedBecause } : {}), sentence };
}

function notBefore(sent: PlainDate, received: PlainDate): void {
  if (requireDay(received) < requireDay(sent)) throw new RangeError(`received on ${received}, before it was sent on ${sent}`);
}
