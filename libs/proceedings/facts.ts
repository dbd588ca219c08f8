import { formatDate, isPlainDate } from '@bauraum/kernel';
import type { Act, ActField, Presentation } from '@bauraum/workflows';
import type { Known } from './payload';
import type { FactView } from './proceeding.dto';

/** A journal entry of a proceeding. */
export interface Entry {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/**
 * What was said in a proceeding, in the words of its acts; what stays in the office only for the office.
 *
 * @example factsOf(presentation, entries, known, false)[0] // { label: 'Gründe', value: '...', act: 'Rücknahme oder Widerruf einleiten', at: '...' }
 */
export function factsOf(presentation: Presentation, entries: readonly Entry[], known: Known, isOffice: boolean): FactView[] {
  const acts = new Map(actsOf(presentation).map((act) => [act.event, act]));
  return entries.flatMap(({ event, payload, at }) => {
    const act = acts.get(event);
    if (!act || (act.internal && !isOffice)) return [];
    return act.fields.flatMap((field) => {
      const value = text(field, payload[field.id], known);
      return value === '' ? [] : [{ label: field.label, value, act: act.title, at: at.toISOString() }];
    });
  });
}

/** Every act of a proceeding, its opening first. @example actsOf(presentation).map(({ event }) => event) */
export const actsOf = ({ opening, acts }: Presentation): readonly Act[] => [...(opening ? [opening.act] : []), ...acts];

function text({ type, choices }: ActField, value: unknown, { documents, members }: Known): string {
  if (value === undefined || value === null) return '';
  switch (type) {
    case 'boolean':
      return value === true ? 'Ja' : 'Nein';
    case 'number':
      return typeof value === 'number' ? value.toLocaleString('de-DE') : '';
    case 'choice':
      return choices?.find((choice) => choice.value === value)?.label ?? '';
    case 'date':
      return isPlainDate(asText(value)) ? formatDate(asText(value)) : '';
    case 'document':
    case 'documents':
      return named(documents, value);
    case 'member':
      return named(members, value);
    case 'text':
    case 'longtext':
      return asText(value);
  }
}

/** One id, or several, by name. */
const named = (names: ReadonlyMap<string, string>, value: unknown): string =>
  (Array.isArray(value) ? value : [value]).flatMap((id) => names.get(asText(id)) ?? []).join(', ');

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
