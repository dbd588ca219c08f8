import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

export type IconName =
  | 'account-circle'
  | 'add'
  | 'arrow-back'
  | 'arrow-down'
  | 'arrow-forward'
  | 'arrow-up'
  | 'autorenew'
  | 'calendar-today'
  | 'check'
  | 'checklist'
  | 'chevron-left'
  | 'chevron-right'
  | 'close'
  | 'content-copy'
  | 'danger'
  | 'dehaze'
  | 'delete'
  | 'download'
  | 'draft'
  | 'drive-folder-upload'
  | 'edit'
  | 'help'
  | 'home'
  | 'info'
  | 'language'
  | 'logout'
  | 'mail'
  | 'more-vert'
  | 'open-in-new'
  | 'question-mark'
  | 'search'
  | 'success'
  | 'visibility'
  | 'warning';

/** A KERN icon; decoration only, the text beside it carries the meaning. */
export function Icon({ name, size }: { name: IconName; size?: 'small' | 'default' | 'large' }) {
  return <span className={`kern-icon kern-icon--${name} kern-icon--${size ?? 'default'}`} aria-hidden="true" />;
}

export type ButtonKind = 'primary' | 'secondary' | 'tertiary';
interface Look {
  kind?: ButtonKind;
  icon?: IconName;
  block?: boolean;
  /** Denser, for tables and the desk. */
  small?: boolean;
  /** Icon only; the children become the accessible name. */
  iconOnly?: boolean;
  children: ReactNode;
}

function classOf({ kind = 'secondary', block, small }: Look, extra?: string): string {
  return ['kern-btn', `kern-btn--${kind}`, block && 'kern-btn--block', small && 'kern-btn--x-small', extra].filter(Boolean).join(' ');
}

function Inside({ icon, iconOnly, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className={iconOnly ? 'kern-label kern-sr-only' : 'kern-label'}>{children}</span>
    </>
  );
}

type ButtonProps = Look & { busy?: boolean } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Look>;

/** A KERN button; `busy` says that the command is on its way and keeps a second press from doing anything. */
export function Button(props: ButtonProps) {
  const { kind, icon, block, small, iconOnly, busy, children, className, onClick, type, ...rest } = props;
  const look = { kind, icon: busy ? ('autorenew' as const) : icon, block, small, iconOnly, children };
  return (
    <button
      type={type ?? 'button'}
      className={classOf(look, className)}
      aria-disabled={busy ? true : undefined}
      aria-busy={busy ? true : undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      <Inside {...look} />
    </button>
  );
}

type LinkButtonProps = Look & Omit<LinkProps, keyof Look>;

/** A link inside the portal that looks like a button. */
export function LinkButton({ kind, icon, block, small, iconOnly, children, className, ...rest }: LinkButtonProps) {
  const look = { kind, icon, block, small, iconOnly, children };
  return (
    <Link className={classOf(look, className)} {...rest}>
      <Inside {...look} />
    </Link>
  );
}

/** A link that leaves the single page application (login, download). */
export function AnchorButton({
  href,
  kind,
  icon,
  block,
  small,
  children,
  ...rest
}: Look & { href: string; download?: string; target?: string; rel?: string }) {
  const look = { kind, icon, block, small, children };
  return (
    <a href={href} className={classOf(look)} {...rest}>
      <Inside {...look} />
    </a>
  );
}
