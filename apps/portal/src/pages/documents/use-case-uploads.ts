import { useEffect } from 'react';
import { useApi } from '../../api/queries';
import type { Doc } from '../../api/types';
import { patchUpload, removeUpload, useUploads, type UploadItem } from './upload-store';

const BUSY = ['uploading', 'checking'];
const SOON_MS = 1_500;
/** A scanner that is down comes back when somebody has looked after it. */
const LATER_MS = 15_000;

/** The documents of a case, read again while one is being checked, and the uploads that are still on their way. */
export function useCaseUploads(caseId: string) {
  const uploads = useUploads(caseId);
  const sent = uploads.filter((item) => item.state === 'checking');
  const documents = useApi<Doc[]>(`cases/${caseId}/documents`, { poll: (list) => pollOf(list ?? [], sent) });
  const list = documents.data;
  useEffect(() => {
    for (const item of uploads) {
      const version = list?.find((doc) => doc.id === item.documentId)?.versions.find((known) => known.version === item.version);
      const settled = item.state === 'checking' && version && !BUSY.includes(version.status);
      // What answers a finding stays on the list until the answer is sent.
      if (!settled) continue;
      const rejected = version.status === 'rejected';
      if (item.findingId === null) patchUpload(item.id, { state: rejected ? 'rejected' : 'done', problem: version.problem });
      else if (rejected) removeUpload(item.id);
    }
  }, [uploads, list]);
  return { documents, uploads };
}

function pollOf(list: readonly Doc[], sent: readonly Pick<UploadItem, 'documentId' | 'version'>[]): number | false {
  const checked = list.flatMap((doc) => doc.versions).filter(({ status }) => status === 'checking');
  const unseen = sent.some(
    ({ documentId, version }) =>
      !checked.some((one) => one.version === version && list.some((doc) => doc.id === documentId && doc.versions.includes(one))),
  );
  if (unseen || checked.some(({ waiting }) => waiting === null)) return SOON_MS;
  return checked.length > 0 ? LATER_MS : false;
}
