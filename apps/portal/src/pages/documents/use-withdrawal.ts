import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n';
import { useSend } from '../../api/queries';
import type { Doc } from '../../api/types';
import { announce } from '../../ui';

export interface Withdrawal {
  /** What was taken out last, and can be taken back. */
  readonly last: readonly Doc[];
  readonly error: unknown;
  readonly busy: boolean;
  readonly withdraw: (documents: readonly Doc[]) => void;
  readonly restore: (documents: readonly Doc[]) => void;
}

/** Taking documents out of the application, and back in. */
export function useWithdrawal(caseId: string): Withdrawal {
  const { t } = useTranslation();
  const [last, setLast] = useState<readonly Doc[]>([]);
  const { mutate, error, isPending: busy } = useSend([`cases/${caseId}`]);
  const send = useCallback(
    (what: 'withdraw' | 'restore', documents: readonly Doc[], onSuccess: () => void) =>
      mutate({ path: `cases/${caseId}/documents/${what}`, body: { documentIds: documents.map(({ id }) => id) } }, { onSuccess }),
    [mutate, caseId],
  );
  const withdraw = useCallback((documents: readonly Doc[]) => send('withdraw', documents, () => setLast(documents)), [send]);
  const restore = useCallback(
    (documents: readonly Doc[]) =>
      send('restore', documents, () => {
        setLast([]);
        announce(t('documentList.restored', { count: documents.length }));
      }),
    [send, t],
  );
  return useMemo(() => ({ last, error, busy, withdraw, restore }), [last, error, busy, withdraw, restore]);
}
