import { useTranslation } from '../i18n';
import { useApi, useRemember, useSend } from '../api/queries';
import type { FormDefinition, History } from '../api/types';
import { announce, Button, Failed, Loaded, longInstant, Page } from '../ui';
import { useCasePath, useCaseView } from '../pages/case';
import { useMyPart } from '../pages/case/use-my-part';
import { useFormTexts } from '../pages/application/texts';
import { useCaseForm } from '../pages/application/use-form';
import { useDraft } from './draft-context';
import { Ended, SaveLine } from './save-line';
import { saveState } from './sync-state';
import { stagesOf, type Stage } from './versions';

/** Who changed what when, and back to how it was. */
export default function HistoryPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const form = useCaseForm(view);
  const history = useApi<History>(`cases/${view.id}/history`, { poll: 10_000 });
  const data = form.data && history.data ? { form: form.data, history: history.data } : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), history.refetch()]);
  return (
    <Page title={t('collab.history')} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      <p className="kern-body">{t('collab.historyText')}</p>
      <Loaded query={{ data, error: form.error ?? history.error, refetch }}>{(known) => <Versions caseId={view.id} {...known} />}</Loaded>
    </Page>
  );
}

function Versions({ caseId, form, history }: { caseId: string; form: FormDefinition; history: History }) {
  const { t, i18n } = useTranslation();
  const texts = useFormTexts(form);
  const { session, mode, sync } = useDraft();
  const remember = useRemember();
  const { leads, contributes } = useMyPart();
  const restore = useSend<History>([`cases/${caseId}`]);
  const nameOf = ({ names }: Stage): string => (names.length > 0 ? names.join(', ') : t('collab.opened'));
  const fieldsOf = ({ fields, names }: Stage): string => {
    if (fields.length === 0 && names.length > 0) return t('collab.noAnswers');
    const sections = form.sections.map(({ id }) => {
      const own = fields.filter((field) => field.startsWith(`${id}.`)).map((field) => texts.label(id, field.slice(id.length + 1)));
      return own.length > 0 ? `${texts.section(id)}: ${own.join(', ')}` : '';
    });
    return sections.filter(Boolean).join(' · ');
  };
  const onSuccess = (after: History): void => {
    remember(`cases/${caseId}/history`, after);
    announce(t('collab.restored'));
  };
  const saved = mode !== 'live' || saveState(sync) === 'saved';
  return (
    <>
      {mode === 'live' && contributes && <SaveLine sync={sync} />}
      {contributes && <Ended session={session} sync={sync} />}
      {!saved && leads && <p className="kern-body">{t('collab.wait')}</p>}
      {restore.error && <Failed error={restore.error} />}
      <ol className="br-versions">
        {stagesOf(history.versions).map((version, index) => (
          <li key={version.seq}>
            <div>
              <p className="kern-body">
                <strong>{nameOf(version)}</strong> · {longInstant(version.to, i18n.language)}
              </p>
              <p className="kern-body br-muted">{fieldsOf(version)}</p>
            </div>
            {index === 0 ? (
              <span className="kern-body br-muted">{t('collab.now')}</span>
            ) : (
              leads && (
                <Button
                  small
                  busy={restore.isPending || !saved}
                  onClick={() => restore.mutate({ path: `cases/${caseId}/history/${version.seq}/restore`, body: {} }, { onSuccess })}
                >
                  {t('collab.restore')}
                  <span className="br-sr-only">: {longInstant(version.to, i18n.language)}</span>
                </Button>
              )
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
