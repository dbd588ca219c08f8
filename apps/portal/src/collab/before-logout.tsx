import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from '../i18n';
import { read } from '../api/http';
import type { Me } from '../api/types';
import { Button, Dialog } from '../ui';
import './texts';
import { unsentOf } from './unsent';
import { UNSENT_PREFIX, unsentKeys } from './unsent-keys';

type Answer = 'stay' | 'keep' | 'delete';

/**
 * Who logs out where something of theirs was typed and not sent is told so, for others may use this device. What belongs to others stays.
 *
 * @returns whether to log out.
 */
export async function mayLogOut(): Promise<boolean> {
  const own = await ownUnsent();
  if (own.length === 0) return true;
  const answer = await ask();
  if (answer === 'delete') for (const key of own) localStorage.removeItem(key);
  return answer !== 'stay';
}

async function ownUnsent(): Promise<string[]> {
  const authorities = [...new Set(unsentKeys().map((key) => key.slice(UNSENT_PREFIX.length).split('.')[0] ?? ''))];
  const own = authorities.map((authority) =>
    read<Me>(`/${authority}/me`).then(
      ({ personId }) => unsentOf(authority, personId),
      () => [], // not known there
    ),
  );
  return (await Promise.all(own)).flat();
}

function ask(): Promise<Answer> {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  return new Promise((resolve) => {
    const answered = (answer: Answer): void => {
      resolve(answer);
      setTimeout(() => (root.unmount(), place.remove())); // not while it is answering
    };
    root.render(<Question onAnswer={answered} />);
  });
}

function Question({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  const answer = (what: Answer): void => (setOpen(false), onAnswer(what));
  return (
    <Dialog
      open={open}
      title={t('collab.logout.title')}
      onClose={() => answer('stay')}
      footer={
        <>
          <Button onClick={() => answer('stay')}>{t('common.cancel')}</Button>
          <Button onClick={() => answer('delete')}>{t('collab.logout.delete')}</Button>
          <Button kind="primary" onClick={() => answer('keep')}>
            {t('collab.logout.keep')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('collab.logout.text')}</p>
      <p className="kern-body">{t('collab.logout.shared')}</p>
    </Dialog>
  );
}
