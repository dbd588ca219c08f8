import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n';
import { Icon } from './button';

export interface FieldProblem {
  /** Id of the field the link leads to. */
  id: string;
  text: string;
}

/** All errors of a form, on top, each a link to its field. It takes the focus whenever `attempt` changes and errors are there. */
export function ErrorSummary({ problems, attempt = 0 }: { problems: readonly FieldProblem[]; attempt?: number }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [attempt, any]);
  if (!any) return null;
  return (
    <div className="kern-alert kern-alert--danger" role="alert" tabIndex={-1} ref={box} data-testid="error-summary">
      <div className="kern-alert__header">
        <Icon name="danger" />
        <h2 className="kern-title">{t('common.errorSummary', { count: problems.length })}</h2>
      </div>
      <div className="kern-alert__body">
        <ul className="kern-list kern-list--bullet">
          {problems.map((problem) => (
            <li key={problem.id}>
              <a className="kern-link" href={`#${problem.id}`} onClick={(event) => jump(event, problem.id)}>
                {problem.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function jump(event: React.MouseEvent, id: string): void {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: 'center' });
  field.focus();
}
