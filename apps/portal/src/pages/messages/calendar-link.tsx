import { useTranslation } from '../../i18n';
import { useApi, useSend } from '../../api/queries';
import type { Calendar, CalendarToken } from '../../api/types';
import { Alert, announce, Button, DateTime, Failed, Loaded, Section, TextField } from '../../ui';
import './texts';

/** The secret address of one's own calendar: make it, renew it, revoke it. It can be read only when it was made. */
export function CalendarLink() {
  const { t } = useTranslation();
  const calendar = useApi<Calendar>('calendar-token');
  const make = useSend<CalendarToken>(['calendar-token']);
  const revoke = useSend(['calendar-token']);
  const path = 'calendar-token';
  const failed = make.error ?? revoke.error;
  const onMake = (): void => make.mutate({ path }, { onSuccess: () => announce(t('calendar.made')) });
  const onRevoke = (): void => {
    make.reset();
    revoke.mutate({ path, method: 'DELETE' }, { onSuccess: () => announce(t('calendar.revoked')) });
  };
  return (
    <Section title={t('calendar.title')}>
      <p className="kern-body">{t('calendar.lead')}</p>
      {failed && <Failed error={failed} />}
      {make.data && (
        <>
          <Alert tone="warning" title={t('calendar.secret')}>
            {t('calendar.once')}
          </Alert>
          <TextField label={t('calendar.address')} readOnly value={make.data.url} onFocus={(event) => event.currentTarget.select()} />
        </>
      )}
      <Loaded query={calendar}>
        {({ createdAt }) => (
          <>
            {createdAt !== null && (
              <p className="kern-body">
                {t('calendar.since')} <DateTime at={createdAt} />. {t('calendar.ends')}
              </p>
            )}
            <div className="br-actions">
              <Button busy={make.isPending} onClick={onMake}>
                {createdAt === null ? t('calendar.make') : t('calendar.renew')}
              </Button>
              {createdAt !== null && (
                <Button kind="tertiary" busy={revoke.isPending} onClick={onRevoke}>
                  {t('calendar.revoke')}
                </Button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}
