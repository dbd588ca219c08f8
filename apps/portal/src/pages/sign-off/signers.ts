import type { CaseRole, Member } from '../../api/types';
import type { RequiredSignOff } from './use-sign-offs';

type Row = Pick<RequiredSignOff, 'mayBeSignedBy'> & { readonly discipline?: string | null };

/** Who of the people of the case can sign a row: those with one of its roles; planners only in their own field. */
export const signersOf = ({ mayBeSignedBy, discipline }: Row, members: readonly Member[]): Member[] =>
  members.filter(
    (member) =>
      mayBeSignedBy.some((role) => role === member.role) && (member.role !== 'planner' || !discipline || member.discipline === discipline),
  );

/** Where somebody is invited who can sign it, as the form of the people page is preset; null where nobody is missing. */
export function missingSigner(
  row: Row & Pick<RequiredSignOff, 'role'>,
  members: readonly Member[],
  invites: readonly CaseRole[],
): string | null {
  if (signersOf(row, members).length > 0 || !invites.some((role) => role === row.role)) return null;
  const preset = new URLSearchParams({ role: row.role, ...(row.discipline ? { discipline: row.discipline } : {}) });
  return `people?${preset.toString()}#invite-email`;
}
