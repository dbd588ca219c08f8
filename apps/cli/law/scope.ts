import type { PlainDate } from '@bauraum/kernel';
import { findAuthority, findLand, listAuthorities, listLands, proceduresOf, rulesOf } from '@bauraum/workflows';
import { needed, UsageError, type Options } from '../options';

/** Slug of the authority, or letters of the Land, whose rules are asked for. @throws UsageError when neither is installed. */
export function scopeOf({ values }: Options): string {
  const { authority, land } = values;
  if ((authority === undefined) === (land === undefined)) throw new UsageError('Nennen Sie entweder --land oder --authority.');
  if (authority !== undefined) {
    if (findAuthority(authority)) return authority;
    throw new UsageError(
      `--authority ${authority}: Es gibt ${listAuthorities()
        .map(({ slug }) => slug)
        .join(', ')}.`,
    );
  }
  const letters = (land ?? '').toUpperCase();
  if (findLand(letters)) return letters;
  throw new UsageError(
    `--land ${land}: Packs gibt es für ${listLands()
      .map((one) => one.land)
      .join(', ')}.`,
  );
}

/** @throws UsageError when the scope has no such procedure on that day. */
export function procedureIn(scope: string, options: Options, on: PlainDate): string {
  const id = needed(options, 'procedure');
  const offered = proceduresOf(scope, on);
  if (offered.some((row) => row.id === id)) return id;
  const ids = [...new Set(offered.map((row) => row.id))].join(', ') || 'keines';
  const known = rulesOf(scope).procedures.some((row) => row.id === id);
  throw new UsageError(`--procedure ${id}: ${known ? `gilt am ${on} nicht` : 'gibt es nicht'}. An diesem Tag gibt es: ${ids}.`);
}
