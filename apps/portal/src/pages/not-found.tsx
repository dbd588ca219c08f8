import { useTranslation } from '../i18n';
import { Link } from 'react-router';
import { Page } from '../ui';

export default function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <p className="kern-body">{t('notFound.text')}</p>
      <p className="kern-body">
        <Link className="kern-link" to="/">
          {t('notFound.start')}
        </Link>
      </p>
    </Page>
  );
}
