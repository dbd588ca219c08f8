import { useTranslation } from '../../i18n';
import { Page, Section } from '../../ui';
import './texts';

export default function AccessibilityPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('accessibility.title')}>
      <p className="kern-body">{t('accessibility.lead')}</p>
      <Section title={t('accessibility.aimTitle')}>
        <p className="kern-body">{t('accessibility.aim')}</p>
      </Section>
      <Section title={t('accessibility.stateTitle')}>
        <p className="kern-body">{t('accessibility.state')}</p>
        <ul className="kern-list kern-list--bullet">
          <li className="kern-body">{t('accessibility.gapDocuments')}</li>
          <li className="kern-body">{t('accessibility.gapLanguage')}</li>
          <li className="kern-body">{t('accessibility.gapAudit')}</li>
        </ul>
      </Section>
      <Section title={t('accessibility.feedbackTitle')}>
        <p className="kern-body">{t('accessibility.feedback')}</p>
      </Section>
    </Page>
  );
}
