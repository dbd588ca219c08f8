import { useApi } from '../../api/queries';
import type { CaseView, FormDefinition } from '../../api/types';

/** The form of a case's procedure. */
export function useCaseForm(view: Pick<CaseView, 'procedure'>) {
  return useApi<FormDefinition>(`form?procedure=${view.procedure}`);
}
