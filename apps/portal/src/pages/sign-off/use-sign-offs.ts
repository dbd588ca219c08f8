import type { Schema } from '@bauraum/api-client';
import { useApi } from '../../api/queries';
import { useCaseView } from '../case';

export type Matrix = Schema<'SignOffsView'>;
export type RequiredSignOff = Schema<'RequiredSignOffView'>;

/** While it is a draft, or supplements are prepared, others write and sign at the same time. */
const POLL_MS = 10_000;

/** Who must release what of the case, and how it stands. */
export function useSignOffs() {
  const { id, status } = useCaseView();
  return useApi<Matrix>(`cases/${id}/sign-offs`, { poll: (status === 'draft' || status === 'supplementsRequested') && POLL_MS });
}
