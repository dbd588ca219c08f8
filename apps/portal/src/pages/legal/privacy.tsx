import { useTranslation } from '../../i18n';
import { Page, Section } from '../../ui';
import './texts';

export default function PrivacyPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('privacy.title')}>
      <p className="kern-body">{t('privacy.lead')}</p>
      <Section title={t('privacy.sandboxTitle')}>
        <p className="kern-body">{t('privacy.sandbox')}</p>
      </Section>
      <Section title={t('privacy.storedTitle')}>
        <ul className="kern-list kern-list--bullet">
          <li className="kern-body">{t('privacy.storedCase')}</li>
          <li className="kern-body">{t('privacy.storedJournal')}</li>
          <li className="kern-body">{t('privacy.storedCookie')}</li>
          <li className="kern-body">{t('privacy.storedPerson')}</li>
          <li className="kern-body">{t('privacy.storedBrowser')}</li>
        </ul>
      </Section>
      <Section title={t('privacy.notTitle')}>
        <p className="kern-body">{t('privacy.not')}</p>
      </Section>
    </Page>
  );
}
