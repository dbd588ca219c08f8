import { checkPoints } from './check-points';
import { fieldPoints } from './fields';
import { SEVERITIES, STATES, type AssessInput, type Point } from './point';
import { requiredDocumentPoints } from './required-documents';

/**
 * What an application lacks, by the rules of its procedure: fields, documents, files that are not as they should be. Pure: the same input gives the
 * same list. It explains and warns; `blocks` is set only where a row of the pack says so, and for fields without which there is no application.
 *
 * @returns what is to be done first, what is fine last.
 * @example assess({ ...input, documents: [] }).filter(({ state }) => state === 'missing').map(({ what }) => what) // ['„Lageplan“ fehlt.', ...]
 */
export function assess(input: AssessInput): readonly Point[] {
  const points = [...fieldPoints(input), ...requiredDocumentPoints(input), ...checkPoints(input)];
  return points.toSorted((a, b) => rank(a) - rank(b));
}

/** What is fine stands last, whatever it was. */
const rank = ({ severity, state }: Point): number =>
  (state === 'ok' ? 100 : 0) + SEVERITIES.indexOf(severity) * STATES.length + STATES.indexOf(state);

/** Is there something to do? @example isOpen({ ...point, state: 'missing' }) // true */
export const isOpen = ({ state }: Pick<Point, 'state'>): boolean => state === 'missing' || state === 'wrong';
