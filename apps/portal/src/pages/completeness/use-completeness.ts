import { useEffect, useRef } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../../api/queries';
import type { CompletenessView, Doc } from '../../api/types';
import { pollWhileReading } from './points';

/** What a case lacks; read again while files are being read, and when a document has passed its check. */
export function useCompleteness(caseId: string): UseQueryResult<CompletenessView, Error> {
  const query = useApi<CompletenessView>(`cases/${caseId}/completeness`, { poll: pollWhileReading });
  const documents = useApi<Doc[]>(`cases/${caseId}/documents`);
  const counting = documents.data?.map(({ id, currentVersion, withdrawn }) => `${id} ${currentVersion} ${withdrawn}`).join();
  const last = useRef(counting);
  const { refetch } = query;
  useEffect(() => {
    if (last.current !== undefined && last.current !== counting) void refetch();
    last.current = counting;
  }, [counting, refetch]);
  return query;
}
