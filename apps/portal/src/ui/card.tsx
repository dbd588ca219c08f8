import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface CardProps {
  title: ReactNode;
  /** Makes the whole card a link. */
  to?: string;
  preline?: ReactNode;
  level?: 2 | 3;
  /** For many beside each other that say little. */
  small?: boolean;
  footer?: ReactNode;
  children?: ReactNode;
}

export function Card({ title, to, preline, level = 2, small, footer, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className={`kern-card kern-card--hug${small ? ' kern-card--small' : ''}${to ? ' kern-card--interactive' : ''}`}>
      <div className="kern-card__container">
        <header className="kern-card__header">
          {preline && <p className="kern-preline">{preline}</p>}
          <Heading className="kern-title">
            {to ? (
              <Link className="kern-link kern-link--stretched" to={to}>
                {title}
              </Link>
            ) : (
              title
            )}
          </Heading>
        </header>
        {children && (
          <div className="kern-card__body">{typeof children === 'string' ? <p className="kern-body">{children}</p> : children}</div>
        )}
        {footer && <footer className="kern-card__footer">{footer}</footer>}
      </div>
    </article>
  );
}

export interface Fact {
  key: string;
  label: ReactNode;
  value: ReactNode;
}

/** Facts as a list of terms: label and value side by side, stacked on a phone. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="kern-description-list">
      {facts.map((fact) => (
        <div className="kern-description-list-item" key={fact.key}>
          <dt className="kern-description-list-item__key">{fact.label}</dt>
          <dd className="kern-description-list-item__value">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A block of facts, e.g. the answers of one section, with links below; without a title where the page has just that one. */
export function Summary({ title, facts, actions }: { title?: string; facts: Fact[]; actions?: ReactNode }) {
  return (
    <div className="kern-summary">
      {title && (
        <div className="kern-summary__header">
          <h2 className="kern-title">{title}</h2>
        </div>
      )}
      <div className="kern-summary__body">
        <FactList facts={facts} />
        {actions && <div className="kern-summary__actions">{actions}</div>}
      </div>
    </div>
  );
}
