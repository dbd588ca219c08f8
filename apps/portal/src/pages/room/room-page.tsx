import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { useAuthority, useGuest } from '../../api/queries';
import { Page, StatusSentence, TabNav, type TabLink } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { PartNote } from '../case/part-note';
import { useMyPart } from '../case/use-my-part';
import { useMessages } from '../messages/use-messages';
import { AwaitedSentence, useAwaitedPayment } from './awaited-payment';

/** Frame of every page of the case room: title of the case, status sentence on top, the parts as tabs. */
export function RoomPage({
  title,
  children,
}: {
  /** Left out on the overview, which bears the title of the case. */ title?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const authority = useAuthority();
  const guest = useGuest();
  const part = useMyPart();
  const payment = useAwaitedPayment(view);
  const unread = useMessages(view.id).data?.unread;
  const open = view.supplements?.answeredAt === null ? view.supplements.findings.filter((finding) => finding.open).length : 0;
  const tabs: TabLink[] = [
    { to: path, label: t('room.overview'), end: true },
    ...(view.supplements ? [{ to: `${path}/supplements`, label: t('room.supplements'), count: open }] : []),
    { to: `${path}/messages`, label: t('room.messages'), ...(unread ? { count: unread } : {}) },
    { to: `${path}/notices`, label: t('room.notices') },
    { to: `${path}/steps`, label: t('room.steps') },
    { to: `${path}/deadlines`, label: t('room.deadlines') },
    { to: `${path}/documents`, label: t('tasks.documents') },
    { to: `${path}/application`, label: t('room.application') },
    { to: `${path}/fee`, label: t('tasks.fee') },
    { to: `${path}/people`, label: t('tasks.people') },
  ];
  const place = [view.fileNumber, view.place].filter(Boolean).join(' · ');
  return (
    <Page
      title={title ?? view.title}
      preline={title ? `${view.title} · ${place}` : place}
      width="medium"
      {...(guest ? {} : { back: { to: `/${authority}`, label: t('home.title') } })}
    >
      <StatusSentence
        facts={payment && view.ball === 'nobody' ? { ...view, ball: 'applicants' } : view}
        viewer="applicant"
        acts={part.contributes}
      >
        {payment && <AwaitedSentence view={view} payment={payment} />}
      </StatusSentence>
      {title === undefined && <PartNote part={part} />}
      <TabNav label={t('room.parts')} tabs={tabs} />
      {children}
    </Page>
  );
}
