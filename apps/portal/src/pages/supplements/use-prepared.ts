import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Schema } from '@bauraum/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useApi, useAuthority, useRemember, useSend } from '../../api/queries';
import type { PreparedAnswer } from './answer-input';
import { AnswerSaver } from './answer-saver';

export type Prepared = Schema<'PreparedSupplementsView'>;

const POLL_MS = 5_000;

const pathOf = (caseId: string): string => `cases/${caseId}/supplements/prepared`;

/** What all parties have prepared so far; others write at the same time, and one of them sends it. */
export function usePrepared(caseId: string, enabled: boolean) {
  const query = useApi<Prepared>(pathOf(caseId), { enabled, poll: enabled && POLL_MS });
  const client = useQueryClient();
  const authority = useAuthority();
  const isSent = enabled && query.data?.requestId === null;
  useEffect(() => {
    if (isSent) void client.invalidateQueries({ queryKey: ['api', authority, 'cases', caseId] });
  }, [isSent, client, authority, caseId]);
  return query;
}

/** Saves an answer to a finding as it is typed. */
export function useSaveAnswer(caseId: string, { findingId, revision }: PreparedAnswer) {
  const path = pathOf(caseId);
  const { mutateAsync } = useSend<Prepared>([`cases/${caseId}/sign-offs`]);
  const remember = useRemember();
  const [saver] = useState(
    () =>
      new AnswerSaver(revision, async ({ text, documentId, values }, on) => {
        const body = { ...(text.trim() === '' ? {} : { text }), ...(documentId === null ? {} : { documentId }), values };
        const next = await mutateAsync({ method: 'PUT', path: `${path}/${findingId}`, body, revision: on });
        remember(path, next);
        return next.items.find((item) => item.findingId === findingId)?.revision ?? on;
      }),
  );
  useEffect(() => saver.saw(revision), [saver, revision]);
  // Whoever leaves the page loses nothing.
  useEffect(() => () => void saver.flush(), [saver]);
  return { saver, saving: useSyncExternalStore(saver.subscribe, saver.snapshot) };
}
