import { useMe } from '../../api/queries';
import type { Me } from '../../api/types';
import { LANGUAGE_NAMES, languageOf, LANGUAGES, useTranslation } from '../../i18n';
import { Button, FactList, Loaded, Page, RadioGroup, type Fact } from '../../ui';
import { logout } from '../../ui/header';
import { useChooseLanguage } from '../../ui/language';
import { CalendarLink } from '../messages/calendar-link';
import './texts';

export default function ProfilePage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const choose = useChooseLanguage();
  return (
    <Page title={t('profile.title')}>
      <Loaded query={me}>{(person) => <Facts me={person} />}</Loaded>
      <RadioGroup
        name="language"
        label={t('profile.language')}
        value={i18n.language}
        choices={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        onValue={(value) => choose(languageOf(value))}
      />
      <CalendarLink />
      <div className="br-actions">
        <Button icon="logout" onClick={() => void logout()}>
          {t('shell.logout')}
        </Button>
      </div>
    </Page>
  );
}

function Facts({ me }: { me: Me }) {
  const { t } = useTranslation();
  const roles = me.roles.map((role) => t(`role.${role}`));
  const facts: Fact[] = [
    { key: 'name', label: t('profile.name'), value: me.name },
    { key: 'email', label: t('profile.email'), value: me.email ?? t('profile.noEmail') },
    { key: 'roles', label: t('profile.roles'), value: roles.length > 0 ? roles.join(', ') : t('profile.noRoles') },
  ];
  if (me.bodies.length > 0) facts.push({ key: 'bodies', label: t('profile.bodies'), value: me.bodies.map((body) => body.name).join(', ') });
  return <FactList facts={facts} />;
}
