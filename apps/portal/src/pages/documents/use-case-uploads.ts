import { useEffect } from 'react';
import { useApi } from '../../api/queries';
import type { Doc } from '../../api/types';
import { patchUpload, removeUpload, useUploads } from './upload-store';

const BUSY = ['uploading', 'checking'];

/** The documents of a case, read again while one is being checked, and the uploads that are still on their way. */
export function useCaseUploads(caseId: string) {
  const uploads = useUploads(caseId);
  const checking = uploads.some((item) => item.state === 'checking');
  const documents = useApi<Doc[]>(`cases/${caseId}/documents`, {
    poll: (list) => (checking || list?.some((doc) => doc.versions.some((version) => version.status === 'checking')) ? 1_500 : false),
  });
  const list = documents.data;
  useEffect(() => {
    for (const item of uploads) {
      const version = list?.find((doc) => doc.id === item.documentId)?.versions.find((known) => known.version === item.version);
      const settled = item.state === 'checking' && version && !BUSY.includes(version.status);
      // What answers a finding stays on the list until the answer is sent.
      if (!settled) continue;
      if (item.findingId === null) patchUpload(item.id, { state: 'done' });
      else if (version.status === 'rejected') removeUpload(item.id);
    }
  }, [uploads, list]);
  return { documents, uploads };
}
