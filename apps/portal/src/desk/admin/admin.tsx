import { useTranslation } from '../../i18n';
import { useAuthorities, useAuthority, usePaged } from '../../api/queries';
import type { Mail } from '../../api/types';
import { Alert, Empty, shortInstant } from '../../ui';
import { DeskPage } from '../ui/desk-page';
import { Block, ListStates, Prose } from '../ui/parts';
import { Clock } from './clock';

/** Administration of an authority: the clock of the sandbox and the mails that did not leave the house. */
export default function Admin() {
  const { t } = useTranslation();
  const id = useAuthority();
  const authority = useAuthorities().data?.find((item) => item.id === id);
  return (
    <DeskPage title={t('desk.adminPage.title')} place="admin" preline={authority?.name}>
      {authority?.sandbox ? (
        <>
          <Clock />
          <Mails />
        </>
      ) : (
        <Alert title={t('desk.adminPage.real')}>{t('desk.adminPage.realText')}</Alert>
      )}
    </DeskPage>
  );
}

function Mails() {
  const { t, i18n } = useTranslation();
  const query = usePaged<Mail>('mails');
  return (
    <Block title={t('desk.mails.title')}>
      <p className="kern-body kern-body--small kern-body--muted desk-flat">{t('desk.mails.intro')}</p>
      <ListStates query={query} empty={<Empty title={t('desk.mails.empty')} />}>
        {(mails) => (
          <ul className="desk-plain desk-findings">
            {mails.map((mail) => (
              <li key={mail.id} className="desk-finding">
                <details className="desk-mail">
                  <summary>
                    <strong>{mail.subject}</strong>
                    <span className="desk-muted">
                      {t('desk.mails.to', { to: mail.to })}, {shortInstant(mail.createdAt, i18n.language)}
                    </span>
                  </summary>
                  <Prose text={mail.body} />
                </details>
              </li>
            ))}
          </ul>
        )}
      </ListStates>
    </Block>
  );
}
