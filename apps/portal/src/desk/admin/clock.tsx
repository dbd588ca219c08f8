import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useMe, useSend } from '../../api/queries';
import { announce, Button, ConfirmDialog, longDate, longInstant, TextField, useToday } from '../../ui';
import { plusDays } from '../formal/model';
import { Block } from '../ui/parts';
import { CommandProblem } from '../ui/problem';

const STEPS = [1, 7, 30];
const MAX_DAYS = 400;

/** The clock of a sandbox authority: shows it, and moves it forward. It cannot be moved back. */
export function Clock() {
  const { t, i18n } = useTranslation();
  const now = useMe().data?.now;
  const today = useToday();
  const [days, setDays] = useState('1');
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const count = Number(days);
  const valid = Number.isInteger(count) && count >= 1 && count <= MAX_DAYS;
  const open = (): void => {
    setTried(true);
    if (valid) setAsking(true);
  };
  return (
    <Block title={t('desk.clock.title')}>
      <p className="kern-body desk-flat">
        {t('desk.clock.now')} <strong>{now ? longInstant(now, i18n.language) : longDate(today, i18n.language)}</strong>
      </p>
      <p className="kern-body kern-body--small desk-flat">{t('desk.clock.intro')}</p>
      <ul className="kern-list kern-list--bullet desk-small-list">
        <li>{t('desk.clock.effect.supplements')}</li>
        <li>{t('desk.clock.effect.statement')}</li>
        <li>{t('desk.clock.effect.decision')}</li>
        <li>{t('desk.clock.effect.formalCheck')}</li>
      </ul>
      <div className="desk-clock">
        <TextField
          label={t('desk.clock.days')}
          type="number"
          width="short"
          inputMode="numeric"
          min={1}
          max={MAX_DAYS}
          value={days}
          onChange={(event) => setDays(event.target.value)}
          error={tried && !valid ? t('desk.clock.daysProblem', { max: MAX_DAYS }) : null}
        />
        <span className="desk-row-actions">
          {STEPS.map((step) => (
            <Button key={step} small kind="tertiary" onClick={() => setDays(String(step))}>
              {t('desk.clock.step', { count: step })}
            </Button>
          ))}
        </span>
      </div>
      {valid && (
        <p className="kern-body kern-body--small desk-flat">
          {t('desk.clock.target', { date: longDate(plusDays(today, count), i18n.language) })}
        </p>
      )}
      <div className="br-actions">
        <Button kind="primary" onClick={open}>
          {t('desk.clock.advance')}
        </Button>
      </div>
      {asking && <Confirm days={count} target={plusDays(today, count)} onClose={() => setAsking(false)} />}
    </Block>
  );
}

function Confirm({ days, target, onClose }: { days: number; target: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const send = useSend<{ now: string; today: string }>();
  const submit = (): void =>
    send.mutate(
      { path: 'clock/advance', body: { days } },
      {
        onSuccess: ({ today }) => {
          void client.invalidateQueries({ queryKey: ['api'] });
          announce(t('desk.clock.advanced', { date: longDate(today, i18n.language) }));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      open
      title={t('desk.clock.confirmTitle')}
      confirm={t('desk.clock.advance')}
      busy={send.isPending}
      onClose={onClose}
      onConfirm={submit}
    >
      <p className="kern-body">{t('desk.clock.confirmText', { count: days, date: longDate(target, i18n.language) })}</p>
      <CommandProblem error={send.error} />
    </ConfirmDialog>
  );
}
