import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { Button, DateField, Dialog, TextArea } from '../../ui';
import { CommandProblem } from './problem';

export interface ReasonInput {
  reason: string;
  date: string;
}

interface Props {
  open: boolean;
  title: string;
  /** What it does and what follows. */
  children?: ReactNode;
  confirm: string;
  /** Asks for a date, with this label and this proposal. */
  date?: { label: string; proposal: string; min?: string; hint?: string };
  /** Asks for a reason, with this label. */
  reason?: { label: string; hint?: string };
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onConfirm: (input: ReasonInput) => void;
}

/** Asks for a reason, a date, or both before a command is sent. What was typed stays when the command is refused. */
export function ReasonDialog(props: Props) {
  return props.open ? <Opened {...props} /> : null;
}

function Opened({ title, children, confirm, date, reason, busy, error, onClose, onConfirm }: Props) {
  const { t } = useTranslation();
  const [input, setInput] = useState<ReasonInput>({ reason: '', date: date?.proposal ?? '' });
  const [tried, setTried] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const noReason = reason !== undefined && input.reason.trim() === '';
  const badDate = date !== undefined && (input.date === '' || (date.min !== undefined && input.date < date.min));
  const submit = (): void => {
    setTried(true);
    if (!noReason && !badDate) onConfirm({ reason: input.reason.trim(), date: input.date });
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={busy} onClick={submit}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="desk-stack" ref={body}>
        {children}
        {date && (
          <DateField
            label={date.label}
            hint={date.hint}
            min={date.min}
            value={input.date}
            onChange={(event) => setInput({ ...input, date: event.target.value })}
            error={tried && badDate ? t('desk.dateNeeded') : null}
          />
        )}
        {reason && (
          <TextArea
            label={reason.label}
            hint={reason.hint}
            rows={3}
            value={input.reason}
            onChange={(event) => setInput({ ...input, reason: event.target.value })}
            error={tried && noReason ? t('desk.reasonNeeded') : null}
          />
        )}
        <CommandProblem error={error} />
      </div>
    </Dialog>
  );
}
