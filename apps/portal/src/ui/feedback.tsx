import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../i18n';
import { useLocation } from 'react-router';
import { ApiProblem } from '../api/http';
import { loginUrl } from '../api/queries';
import { AnchorButton, Button, Icon } from './button';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

/** A KERN alert. `live` makes screen readers say it when it appears. */
export function Alert({ tone = 'info', title, live, children }: { tone?: Tone; title: ReactNode; live?: boolean; children?: ReactNode }) {
  return (
    <div className={`kern-alert kern-alert--${tone}`} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <div className="kern-alert__header">
        <Icon name={tone} />
        <span className="kern-title">{title}</span>
      </div>
      {children && (
        <div className="kern-alert__body">{typeof children === 'string' ? <p className="kern-body">{children}</p> : children}</div>
      )}
    </div>
  );
}

/** Takes the focus when it appears, so that what it holds is seen and read even when it stands far above the button that was pressed. */
export function Attention({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="br-attention">
      {children}
    </div>
  );
}

/** A small mark with an icon and a word, e.g. the state of a section. */
export function Badge({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`kern-badge kern-badge--${tone} kern-badge--small`}>
      <Icon name={tone} size="small" />
      <span className="kern-label kern-label--small">{children}</span>
    </span>
  );
}

/** Nothing there yet: says so, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="br-empty">
      <p className="kern-title">{title}</p>
      {children && <div className="kern-body">{children}</div>}
    </div>
  );
}

export function Loading({ text }: { text?: string }) {
  const { t } = useTranslation();
  return (
    <div className="br-loading" role="status">
      <span className="br-spinner" aria-hidden="true" />
      <span className="kern-body">{text ?? t('common.loading')}</span>
    </div>
  );
}

/** The words for an error, e.g. to put them into an Alert. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.unexpected');
    const key = `problem.${error.code}`;
    return i18n.exists(key) ? t(`problem.${error.code}`) : error.problem.title || t('problem.unexpected');
  };
}

/** A read that failed: what happened, and try again (or log in, or why it is forbidden). */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const location = useLocation();
  const text = useProblemText();
  if (error instanceof ApiProblem && error.code === 'identification-needed') return <Identify to="other" />;
  if (error instanceof ApiProblem && error.status === 403) return <Forbidden />;
  const loggedOut = error instanceof ApiProblem && error.status === 401;
  const requestId = error instanceof ApiProblem ? error.problem.requestId : '';
  return (
    <Alert tone="danger" title={text(error)} live>
      <div className="br-actions">
        {loggedOut && (
          <AnchorButton kind="primary" href={loginUrl(location.pathname + location.search)}>
            {t('common.login')}
          </AnchorButton>
        )}
        {retry && !loggedOut && <Button onClick={retry}>{t('common.tryAgain')}</Button>}
      </div>
      {requestId && <p className="kern-body kern-body--small kern-body--muted">{t('common.requestId', { id: requestId })}</p>}
    </Alert>
  );
}

/** What a guest cannot do before they have said who they are; after the login they are back on this very page. */
export function Identify({ to }: { to: 'sign' | 'pay' | 'submit' | 'other' }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <Alert title={t('identify.title')} live>
      <p className="kern-body">{t(`identify.${to}`)}</p>
      <div className="br-actions">
        <AnchorButton kind="primary" href={loginUrl(pathname + search)}>
          {t('identify.go')}
        </AnchorButton>
      </div>
    </Alert>
  );
}

export function Forbidden() {
  const { t } = useTranslation();
  return (
    <Alert tone="warning" title={t('common.forbiddenTitle')}>
      {t('common.forbiddenText')}
    </Alert>
  );
}

interface Query<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Shows what a query knows: loading, failed, or its data. Example: `<Loaded query={q}>{(data) => ...}</Loaded>`. */
export function Loaded<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
