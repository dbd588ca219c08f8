import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { CaseView, Doc } from '../../api/types';
import { Alert, LinkButton } from '../../ui';
import { useCasePath } from '../case';
import type { MyPart } from '../case/my-part';
import '../case/texts';
import { hasPowerOfAttorney } from './power';

/** Where somebody represents the builder: whether the power of attorney is there, and the way to it. */
export function PowerOfAttorney({ view, part }: { view: CaseView; part: MyPart }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const represented = view.members.some(({ role }) => role === 'representative');
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`, { enabled: represented });
  if (!represented || !documents.data) return null;
  if (hasPowerOfAttorney(documents.data)) return <Alert tone="success" title={t('power.there')} />;
  return (
    <Alert tone="warning" title={t('power.title')}>
      <p className="kern-body">{t('power.missing')}</p>
      {part.leads && (
        <div className="br-actions">
          <LinkButton to={`${path}/documents`}>{t('power.upload')}</LinkButton>
        </div>
      )}
    </Alert>
  );
}
