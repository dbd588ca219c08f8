import { useTranslation } from '../../i18n';
import { useApi, useAuthority } from '../../api/queries';
import { LinkButton, Loaded, Page, Section } from '../../ui';
import '../notifications/texts';
import './texts';

/** Why somebody gets mails, and which of them at once; mails link here. */
export default function WhyMailPage() {
  const { t } = useTranslation();
  const authority = useAuthority();
  const urgent = useApi<{ kinds: string[] }>('notifications/urgent');
  return (
    <Page title={t('whyMail.title')}>
      <p className="kern-body">{t('whyMail.lead')}</p>
      <Section title={t('whyMail.urgentTitle')}>
        <p className="kern-body">{t('whyMail.urgent')}</p>
        <Loaded query={urgent}>
          {({ kinds }) => (
            <ul className="kern-list kern-list--bullet">
              {kinds.map((kind) => (
                <li className="kern-body" key={kind}>
                  {t(`notification.kind.${kind}`)}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Section>
      <Section title={t('whyMail.dailyTitle')}>
        <p className="kern-body">{t('whyMail.daily')}</p>
      </Section>
      <Section title={t('whyMail.contentTitle')}>
        <p className="kern-body">{t('whyMail.content')}</p>
      </Section>
      <div className="br-actions">
        <LinkButton to={`/${authority}/notifications`}>{t('whyMail.toNotifications')}</LinkButton>
      </div>
    </Page>
  );
}
