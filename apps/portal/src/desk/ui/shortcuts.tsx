import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Button, Checkbox, Dialog } from '../../ui';

const STORAGE = 'bauraum.shortcuts';

function enabled(): boolean {
  try {
    return localStorage.getItem(STORAGE) !== 'off';
  } catch {
    return true;
  }
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
}

/** Single keys that do something while nobody types and no dialog is open. They can be switched off (WCAG 2.1.4). */
export function useShortcuts(shortcuts: Record<string, () => void>): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target) || document.querySelector('dialog[open]') || !enabled()) return;
      const run = current.current[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

/** Moves the focus to the next (1) or previous (-1) row link of the page; false at the end of the list. */
export function moveRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const index = rows.findIndex((row) => row === document.activeElement);
  const next = rows[index === -1 ? (step === 1 ? 0 : rows.length - 1) : index + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

export interface KeyHelp {
  keys: string[];
  text: string;
}

/** Button and '?' key that open the list of the shortcuts of this screen. */
export function ShortcutHelp({ rows }: { rows: KeyHelp[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(enabled);
  useShortcuts({ '?': () => setOpen(true) });
  const change = (next: boolean): void => {
    setOn(next);
    try {
      localStorage.setItem(STORAGE, next ? 'on' : 'off');
    } catch {
      // The choice then holds until the page is loaded again.
    }
  };
  return (
    <>
      <Button kind="tertiary" small icon="help" className="desk-keys-button" onClick={() => setOpen(true)}>
        {t('desk.keys.title')}
      </Button>
      <Dialog open={open} title={t('desk.keys.title')} onClose={() => setOpen(false)}>
        <dl className="desk-keys">
          {[...rows, { keys: ['?'], text: t('desk.keys.help') }].map((row) => (
            <div key={row.text}>
              <dt>
                {row.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd className="kern-body">{row.text}</dd>
            </div>
          ))}
        </dl>
        <Checkbox label={t('desk.keys.on')} checked={on} onChange={(event) => change(event.target.checked)} />
      </Dialog>
    </>
  );
}
