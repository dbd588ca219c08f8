import { useTranslation } from '../../i18n';
import { ApiProblem } from '../../api/http';
import { Alert, useProblemText } from '../../ui';

/** Why a command was refused: the state it is in and what is possible now, or the fields that do not fit. Nothing without an error. */
export function CommandProblem({ error, title }: { error: unknown; title?: string }) {
  const text = useProblemText();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <Alert tone="danger" title={title ?? text(error)} live>
      {problem?.reason && <p className="kern-body">{problem.reason}</p>}
      {problem?.code === 'event-not-allowed' && <Allowed state={problem.state} allowed={problem.allowed ?? []} />}
      {problem?.fields && problem.fields.length > 0 && <Fields fields={problem.fields} />}
    </Alert>
  );
}

function Allowed({ state, allowed }: { state: string | undefined; allowed: string[] }) {
  const { t, i18n } = useTranslation();
  const known = allowed.filter((event) => i18n.exists(`desk.command.${event}`)).map((event) => t(`desk.command.${event}`));
  return (
    <>
      {state && i18n.exists(`desk.state.${state}`) && (
        <p className="kern-body">{t('desk.problem.state', { state: t(`desk.state.${state}`) })}</p>
      )}
      <p className="kern-body">
        {known.length > 0 ? t('desk.problem.allowed', { allowed: known.join(', ') }) : t('desk.problem.nothingAllowed')}
      </p>
    </>
  );
}

function Fields({ fields }: { fields: { path: string; key: string; params?: Record<string, string | number> }[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="kern-list kern-list--bullet">
      {fields.map((field) => (
        <li key={field.path + field.key}>
          {field.path}: {i18n.exists(`fieldProblem.${field.key}`) ? t(`fieldProblem.${field.key}`, field.params ?? {}) : field.key}
        </li>
      ))}
    </ul>
  );
}
