import { useTranslation } from '../../i18n';
import type { Competence, Procedure } from '../../api/types';
import type { FieldProblem } from '../../ui';
import { parcelKey } from '../application/values';

/** What is typed before a case is made. `municipality` is a key of the list, or OTHER; then `ags` is typed. */
export interface Details {
  title: string;
  municipality: string;
  ags: string;
  parcel: string;
  mainCase: string;
}

export const OTHER = 'other';

/** Procedures for a part of a project, whose whole is applied for in a case of its own (§ 74 MBO). */
export const NEEDS_MAIN_CASE: readonly string[] = ['partial-permit'];

/** The municipality's key, or null while it is none. */
export function agsOf({ municipality, ags }: Details): string | null {
  const key = municipality === OTHER ? ags.replace(/\s/g, '') : municipality;
  return /^\d{8}$/.test(key) ? key : null;
}

/** Has the parcel's key its shape? Whether there is such a Land, the server knows. */
export const hasParcelShape = (parcel: string): boolean => /^\d{6}(\d{3}|_{3})\d{5}(\d{4}|_{4})(\d{2}|_{2})$/.test(parcelKey(parcel));

/** Where the competence is looked up; null while there is nothing to look up. @example competencePath(...) // 'competence?ags=13074026' */
export function competencePath(details: Details): string | null {
  const ags = agsOf(details);
  if (ags === null) return null;
  return hasParcelShape(details.parcel) ? `competence?ags=${ags}&parcel=${parcelKey(details.parcel)}` : `competence?ags=${ags}`;
}

/** The body of the command that makes the case. */
export function toNewCase({ id }: Procedure, details: Details): object {
  const parcelId = parcelKey(details.parcel);
  return {
    procedure: id,
    title: details.title.trim(),
    municipalityAgs: agsOf(details) ?? '',
    ...(parcelId === '' ? {} : { parcelId }),
    ...(NEEDS_MAIN_CASE.includes(id) ? { mainCaseId: details.mainCase } : {}),
  };
}

export type Problem =
  'municipalityMissing' | 'agsMissing' | 'parcelWrong' | 'notCompetent' | 'parcelElsewhere' | 'mainCaseMissing' | 'titleMissing';

/** What keeps the case from being made, in the order of the fields. */
export function problemsOf({ id }: Procedure, details: Details, competence: Competence | undefined): { id: string; problem: Problem }[] {
  const found: { id: string; problem: Problem }[] = [];
  if (details.municipality === '') found.push({ id: 'municipality', problem: 'municipalityMissing' });
  else if (agsOf(details) === null) found.push({ id: 'ags', problem: 'agsMissing' });
  else if (competence?.problem === 'notInDistrict') found.push({ id: 'municipality', problem: 'notCompetent' });
  const wrong = details.parcel.trim() !== '' && !hasParcelShape(details.parcel);
  if (wrong || competence?.problem === 'isParcelId') found.push({ id: 'parcel', problem: 'parcelWrong' });
  if (competence?.problem === 'parcelElsewhere') found.push({ id: 'parcel', problem: 'parcelElsewhere' });
  if (NEEDS_MAIN_CASE.includes(id) && details.mainCase === '') found.push({ id: 'mainCase', problem: 'mainCaseMissing' });
  if (details.title.trim() === '') found.push({ id: 'title', problem: 'titleMissing' });
  return found;
}

/** The same in words. */
export function useDetailProblems(procedure: Procedure, details: Details, competence: Competence | undefined): FieldProblem[] {
  const { t } = useTranslation();
  return problemsOf(procedure, details, competence).map(({ id, problem }) => ({ id, text: t(`newCase.problem.${problem}`) }));
}
