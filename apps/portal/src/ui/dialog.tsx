import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from '../i18n';
import { Button } from './button';

interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  /** Buttons, the safe one first. */
  footer?: ReactNode;
  children: ReactNode;
}

/** A modal KERN dialog on the native element: focus is kept inside, Escape closes it. */
export function Dialog({ open, title, onClose, footer, children }: DialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog className="kern-dialog" ref={dialog} aria-labelledby={id} onClose={onClose}>
      <header className="kern-dialog__header">
        <h2 className="kern-title kern-title--large" id={id}>
          {title}
        </h2>
        <Button kind="tertiary" icon="close" iconOnly onClick={onClose}>
          {t('common.close')}
        </Button>
      </header>
      {open && <section className="kern-dialog__body">{children}</section>}
      {open && footer && <footer className="kern-dialog__footer">{footer}</footer>}
    </dialog>
  );
}

interface ConfirmProps extends Omit<DialogProps, 'footer'> {
  confirm: string;
  busy?: boolean;
  onConfirm: () => void;
}

/** Asks before what cannot be undone; `children` names the consequence. */
export function ConfirmDialog({ confirm, busy, onConfirm, ...rest }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      {...rest}
      footer={
        <>
          <Button onClick={rest.onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    />
  );
}
