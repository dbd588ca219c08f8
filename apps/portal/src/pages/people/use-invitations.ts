import type { UseQueryResult } from '@tanstack/react-query';
import { useApi, useSend } from '../../api/queries';
import type { Discipline, Invitation, SentInvitation } from '../../api/types';

/** Others accept while the page is open. */
const POLL_MS = 20_000;

const pathOf = (caseId: string): string => `cases/${caseId}/invitations`;

/** What was sent for this case, by whomever; for those who may invite. */
export function useInvitations(caseId: string, enabled = true): UseQueryResult<SentInvitation[], Error> {
  return useApi<SentInvitation[]>(pathOf(caseId), { enabled, poll: POLL_MS });
}

/** Sends an invitation. Its answer is the only place where the link is told. */
export function useInvite(caseId: string) {
  const send = useSend<Invitation>([pathOf(caseId)]);
  return { ...send, invite: (body: Record<string, unknown>) => send.mutate({ path: pathOf(caseId), body }) };
}

/** Gives the guest who came by a link another one, told in the answer only. */
export function useRenew(caseId: string) {
  const send = useSend<Invitation>([`cases/${caseId}`]);
  return {
    ...send,
    renew: (id: string, onSuccess: (invitation: Invitation) => void) =>
      send.mutate({ path: `${pathOf(caseId)}/${id}/renew`, body: {} }, { onSuccess }),
  };
}

/** Takes an invitation back, and with it a guest who came by it. */
export function useRevoke(caseId: string) {
  const send = useSend([`cases/${caseId}`]);
  return {
    ...send,
    revoke: (id: string, onSuccess: () => void) => send.mutate({ path: `${pathOf(caseId)}/${id}/revoke`, body: {} }, { onSuccess }),
  };
}

/** The fields of work that specialist planners are invited to. */
export function useDisciplines(enabled = true): UseQueryResult<Discipline[], Error> {
  return useApi<Discipline[]>('disciplines', { enabled });
}
