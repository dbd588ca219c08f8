import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import type { CaseView } from '../../api/types';
import { useCasePath } from '../case';
import { countMissing } from './points';
import './texts';
import { useCompleteness } from './use-completeness';

/** 'Fehlt noch: 3 Angaben, 2 Unterlagen', with the way to the list. Nothing while it is not known, or when nothing is missing. */
export function StillMissing({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const known = useCompleteness(view.id).data;
  const { answers, documents } = countMissing(known?.points ?? []);
  const what = [
    answers > 0 && t('completeness.answersCount', { count: answers }),
    documents > 0 && t('completeness.documentsCount', { count: documents }),
  ].filter(Boolean);
  return (
    <p className="kern-body" aria-live="polite">
      {what.length > 0 && (
        <Link className="kern-link" to={`${path}/check`}>
          {t('completeness.stillMissing', { what: what.join(', ') })}
        </Link>
      )}
    </p>
  );
}
