import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import { useApi, useAuthority } from '../../api/queries';
import type { CaseView, LinkedCase, Procedure } from '../../api/types';
import { Alert, German } from '../../ui';

/** The case that this one went on from, and those in which it goes on: a project that was handed over to another procedure. */
export function LinkedCases({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { predecessor, successors } = view;
  if (!predecessor && successors.length === 0) return null;
  return (
    <>
      {successors.map((next) => (
        <Alert key={next.id} title={t('room.goesOn')}>
          <p className="kern-body">
            {t('room.goesOnText')} <CaseLink linked={next} />
          </p>
        </Alert>
      ))}
      {predecessor && (
        <p className="kern-body">
          {t('room.cameFrom')} <CaseLink linked={predecessor} />
        </p>
      )}
    </>
  );
}

function CaseLink({ linked }: { linked: LinkedCase }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const title = useApi<Procedure[]>('procedures').data?.find(({ id }) => id === linked.procedure)?.title;
  return (
    <Link className="kern-link" to={`/${authority}/cases/${linked.id}`}>
      {title && (
        <>
          <German>{title}</German>{' '}
        </>
      )}
      ({linked.fileNumber ?? t('home.noFileNumber')})
    </Link>
  );
}
