import { Component, type ReactNode } from 'react';
import { useTranslation } from '../i18n';
import { Button } from './button';
import { Alert } from './feedback';

/** Last resort: a page that breaks says so and offers to load again; what was typed is kept by the forms themselves. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation();
  return (
    <main className="br-main kern-container">
      <Alert tone="danger" title={t('problem.unexpected')} live>
        <p className="kern-body">{t('common.brokenText')}</p>
        <div className="br-actions">
          <Button onClick={() => window.location.reload()}>{t('common.reload')}</Button>
        </div>
      </Alert>
    </main>
  );
}
