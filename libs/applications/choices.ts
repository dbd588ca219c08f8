import type { PlainDate } from '@bauraum/kernel';
import { buildingKinds } from '@bauraum/law';
import { authorityPack, feeSchedule, municipalitiesOf } from '@bauraum/workflows';
import type { Choices } from './form';

/** What may be chosen at an authority: its municipalities, and the kinds of building that its fees know. */
export function choicesFor(authority: string, on: PlainDate): Choices {
  const pack = authorityPack(authority);
  return {
    municipalityAgs: municipalitiesOf(pack).map((m) => m.ags),
    buildingKind: buildingKinds(feeSchedule(authority, 'simplified', on), on).map((row) => row.buildingKind),
  };
}
