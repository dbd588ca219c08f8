import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useSend } from '../../api/queries';
import type { Participation } from '../../api/types';
import { announce, berlinDate, Button, ShortDate, Table, useToday, type Column } from '../../ui';
import { plusDays } from '../formal/model';
import { Due } from '../ui/due';
import { ParticipationBadge } from '../ui/parts';
import { ReasonDialog, type ReasonInput } from '../ui/reason-dialog';

type Action = 'grant' | 'refuse' | 'cancel';
const ACTIONS: { action: Action; event: string; path: string }[] = [
  { action: 'grant', event: 'GRANT_TIME', path: 'extension/grant' },
  { action: 'refuse', event: 'REFUSE_TIME', path: 'extension/refuse' },
  { action: 'cancel', event: 'CANCEL_REQUEST', path: 'cancel' },
];

const ORDER: Record<Participation['status'], number> = { extensionAsked: 0, requested: 1, answered: 2, deemedNoConcerns: 3, cancelled: 4 };

/** One line a body: state, since when, until when, and what can be done. Those that wait for the office come first. */
export function Timeline({ participations }: { participations: readonly Participation[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<{ participation: Participation; action: Action } | null>(null);
  const rows = [...participations].sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.dueOn.localeCompare(b.dueOn));
  const columns: Column<Participation>[] = [
    { key: 'body', header: t('desk.participation.body'), primary: true, cell: (row) => row.body.name },
    { key: 'status', header: t('desk.worklist.status'), cell: (row) => <Status participation={row} /> },
    { key: 'since', header: t('desk.participation.since'), cell: (row) => <ShortDate date={berlinDate(row.requestedAt)} /> },
    { key: 'due', header: t('desk.participation.due'), cell: (row) => <DueCell participation={row} /> },
    {
      key: 'actions',
      header: t('desk.actions'),
      hiddenHeader: true,
      cell: (row) => <Actions participation={row} onChoose={(action) => setChosen({ participation: row, action })} />,
    },
  ];
  return (
    <>
      <Table small caption={t('desk.participation.title')} columns={columns} rows={rows} rowKey={(row) => row.id} />
      {chosen && <ActionDialog {...chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function Status({ participation }: { participation: Participation }) {
  const { t } = useTranslation();
  const { status, extension, statement } = participation;
  return (
    <span className="desk-next">
      <ParticipationBadge status={status} />
      {status === 'extensionAsked' && extension && (
        <span>
          {t('desk.participation.wantsUntil')} <ShortDate date={extension.until} />: {extension.reason}
        </span>
      )}
      {status === 'answered' && statement && (
        <a className="kern-link desk-anchor" href={`#statement-${participation.id}`}>
          {t(`desk.statementKind.${statement.kind}`)}
          {statement.conditions.length > 0 && ` (${t('desk.participation.conditions', { count: statement.conditions.length })})`}
        </a>
      )}
    </span>
  );
}

function DueCell({ participation }: { participation: Participation }) {
  const open = participation.status === 'requested' || participation.status === 'extensionAsked';
  return open ? <Due date={participation.dueOn} /> : <ShortDate date={participation.dueOn} />;
}

function Actions({ participation, onChoose }: { participation: Participation; onChoose: (action: Action) => void }) {
  const { t } = useTranslation();
  return (
    <span className="desk-row-actions">
      {ACTIONS.filter(({ event }) => participation.allowed.includes(event)).map(({ action }) => (
        <Button
          key={action}
          small
          kind={action === 'cancel' ? 'tertiary' : 'secondary'}
          aria-label={t(`desk.participation.${action}For`, { body: participation.body.name })}
          onClick={() => onChoose(action)}
        >
          {t(`desk.participation.${action}`)}
        </Button>
      ))}
    </span>
  );
}

function ActionDialog({ participation, action, onClose }: { participation: Participation; action: Action; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const send = useSend<Participation>(['cases', 'participations']);
  const path = ACTIONS.find((item) => item.action === action)?.path ?? '';
  const body = participation.body.name;
  const confirm = ({ date, reason }: ReasonInput): void =>
    send.mutate(
      { path: `participations/${participation.id}/${path}`, body: action === 'grant' ? { dueOn: date } : { reason } },
      {
        onSuccess: () => {
          announce(t(`desk.participation.${action}Done`, { body }));
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      open
      title={t(`desk.participation.${action}Title`, { body })}
      confirm={t(`desk.participation.${action}`)}
      date={
        action === 'grant'
          ? {
              label: t('desk.supplements.newDue'),
              proposal: participation.extension?.until ?? participation.dueOn,
              min: plusDays(today, 1),
            }
          : undefined
      }
      reason={action === 'grant' ? undefined : { label: t('desk.reason'), hint: t('desk.participation.reasonHint') }}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      {participation.extension && action !== 'cancel' && (
        <p className="kern-body">
          {t('desk.participation.wantsUntil')} <ShortDate date={participation.extension.until} />: {participation.extension.reason}
        </p>
      )}
      <p className="kern-body">{t(`desk.participation.${action}Text`)}</p>
    </ReasonDialog>
  );
}
