import type { Dated } from '@bauraum/law';
import { SECTIONS } from '../installed';
import type { Pack } from '../types';
import { rowsOf, type Inconsistency } from './problem';

interface Row extends Partial<Dated> {
  readonly id: string;
  readonly procedures?: readonly string[];
}

type Located<T extends Row> = { readonly row: T; readonly path: string };

/** Rows of one id, or of one purpose, must not hold on the same day: nobody could tell which one applies. */
export function rowProblems(pack: Pack): readonly Inconsistency[] {
  return [
    ...SECTIONS.flatMap((section) => datesOf(rowsOf(pack, section))),
    ...SECTIONS.flatMap((section) => twice(rowsOf(pack, section), sameId, ({ id }) => `a row with the id ${id}`)),
    ...twice(
      rowsOf(pack, 'periods'),
      (a, b) => a.kind === b.kind && shareProcedure(a, b),
      ({ id }) => `${id}, which is of the same kind,`,
    ),
    ...twice(rowsOf(pack, 'fees'), shareProcedure, ({ id }) => `${id}, which is for the same procedure,`),
    ...twice(
      rowsOf(pack, 'notifications'),
      (a, b) => a.channel === b.channel,
      ({ id }) => `${id}, which is for the same channel,`,
    ),
    ...twice(
      rowsOf(pack, 'procedureRules'),
      (a, b) => a.order === b.order,
      ({ id }) => `${id}, which has the same order,`,
    ),
    ...(pack.kind === 'authority' ? twice(bodiesOf(pack.bodies), sameId, ({ id }) => `a body with the id ${id}`) : []),
  ];
}

const bodiesOf = <T extends Row>(bodies: readonly T[]): readonly Located<T>[] =>
  bodies.map((row, index) => ({ row, path: `/bodies/${index}` }));

const sameId = (a: Row, b: Row): boolean => a.id === b.id;

/** Two rows of one id are judged by their id already. */
const shareProcedure = (a: Row, b: Row): boolean =>
  a.id !== b.id && (a.procedures === undefined || b.procedures === undefined || a.procedures.some((one) => b.procedures?.includes(one)));

function datesOf(rows: readonly Located<Row>[]): readonly Inconsistency[] {
  return rows.flatMap(({ row: { validFrom = '', validTo }, path }) =>
    validTo !== undefined && validTo < validFrom ? [{ path: `${path}/validTo`, reason: `ends before it begins on ${validFrom}` }] : [],
  );
}

function twice<T extends Row>(
  rows: readonly Located<T>[],
  clash: (a: T, b: T) => boolean,
  name: (other: T) => string,
): readonly Inconsistency[] {
  return rows.flatMap(({ row, path }, index) => {
    const other = rows.slice(0, index).find((earlier) => clash(earlier.row, row) && overlap(earlier.row, row));
    return other ? [{ path, reason: `holds at the same time as ${name(other.row)} at ${other.path}` }] : [];
  });
}

/** Rows without dates hold always. */
function overlap(a: Row, b: Row): boolean {
  return (a.validFrom ?? '') <= (b.validTo ?? '9999') && (b.validFrom ?? '') <= (a.validTo ?? '9999');
}
