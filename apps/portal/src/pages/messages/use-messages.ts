import { useApi } from '../../api/queries';
import type { MessagesView } from '../../api/types';

/** Messages of a case, read again while the page is open. */
export function useMessages(caseId: string) {
  return useApi<MessagesView>(`cases/${caseId}/messages`, { poll: 30_000 });
}
