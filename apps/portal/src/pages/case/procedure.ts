import { useApi } from '../../api/queries';
import type { CaseView, Procedure } from '../../api/types';

/** The procedure of a case as the authority offers it; undefined while it loads, and for one that is not offered any more. */
export function useProcedure(view: Pick<CaseView, 'procedure'>): Procedure | undefined {
  return useApi<Procedure[]>('procedures').data?.find(({ id }) => id === view.procedure);
}

/** Does an advance keep the application from being filed? Where the fee falls due later, or never, there is none. */
export function owesAdvance({ advance }: Pick<CaseView, 'advance'>, procedure: Pick<Procedure, 'feeDue'> | undefined): boolean {
  return !advance.paid && (procedure === undefined || procedure.feeDue === 'with-application');
}
