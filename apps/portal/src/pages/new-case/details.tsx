import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useLocation, useNavigate, useParams } from 'react-router';
import { ApiProblem } from '../../api/http';
import { useApi, useAuthority, usePaged, useRemember, useSend } from '../../api/queries';
import type { CaseRow, CaseView, Municipality, Procedure } from '../../api/types';
import { useDraft } from '../../desk/ui/draft';
import { Button, ErrorSummary, Failed, German, Loaded, Page, Select, TextField, type FieldProblem } from '../../ui';
import NotFound from '../not-found';
import { NEEDS_MAIN_CASE, toNewCase, useDetailProblems, type Details as Typed } from './details.model';
import { Place, useCompetence } from './place';
import { ProcedureFacts } from './procedure-facts';

const NOTHING: Typed = { title: '', municipality: '', ags: '', parcel: '', mainCase: '' };

/** The name and the place of what is begun; then its task list. */
export function Details() {
  const { t } = useTranslation();
  const { procedure: id = '' } = useParams();
  const { search } = useLocation();
  const authority = useAuthority();
  const procedures = useApi<Procedure[]>('procedures');
  const municipalities = useApi<Municipality[]>('municipalities');
  const procedure = procedures.data?.find((item) => item.id === id);
  if (procedures.data && !procedure) return <NotFound />;
  const data = procedure && municipalities.data ? { procedure, municipalities: municipalities.data } : undefined;
  const refetch = (): unknown => Promise.all([procedures.refetch(), municipalities.refetch()]);
  return (
    <Page title={t('newCase.title')} back={{ to: `/${authority}/cases/new${search}`, label: t('newCase.which') }}>
      <Loaded query={{ data, error: procedures.error ?? municipalities.error, refetch }}>
        {(known) => (
          <>
            <section className="br-section">
              <h2 className="kern-heading-medium">
                <German>{known.procedure.title}</German>
              </h2>
              <ProcedureFacts procedure={known.procedure} />
            </section>
            <DetailsForm {...known} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function DetailsForm({ procedure, municipalities }: { procedure: Procedure; municipalities: readonly Municipality[] }) {
  const { t } = useTranslation();
  const [typed, setTyped, forget] = useDraft<Typed>(`new-case.${procedure.id}`, NOTHING);
  const [attempt, setAttempt] = useState(0);
  const change = (part: Partial<Typed>): void => setTyped((old) => ({ ...old, ...part }));
  const competence = useCompetence(typed);
  const problems = useDetailProblems(procedure, typed, competence.data);
  const create = useCreate(forget);
  const refused = useRefused(create.error);
  const shown = attempt > 0 ? (problems.length > 0 ? problems : refused) : [];
  const errorOf = (id: string): string | undefined => shown.find((problem) => problem.id === id)?.text;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (problems.length === 0) create.go(toNewCase(procedure, typed));
  };
  return (
    <form className="br-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={shown} attempt={attempt} />
      {create.error !== null && refused.length === 0 && <Failed error={create.error} />}
      <Place typed={typed} municipalities={municipalities} competence={competence.data} onChange={change} errorOf={errorOf} />
      {NEEDS_MAIN_CASE.includes(procedure.id) && (
        <MainCase value={typed.mainCase} error={errorOf('mainCase')} onValue={(mainCase) => change({ mainCase })} />
      )}
      <TextField
        id="title"
        label={t('newCase.name')}
        hint={t('newCase.nameHint')}
        maxLength={200}
        value={typed.title}
        onChange={(event) => change({ title: event.target.value })}
        error={errorOf('title')}
      />
      <div className="br-actions">
        <Button kind="primary" type="submit" busy={create.busy}>
          {t('newCase.create')}
        </Button>
      </div>
    </form>
  );
}

function useCreate(forget: () => void) {
  const authority = useAuthority();
  const navigate = useNavigate();
  const remember = useRemember();
  const create = useSend<CaseView>(['cases']);
  const onSuccess = (created: CaseView): void => {
    remember(`cases/${created.id}`, created);
    forget();
    void navigate(`/${authority}/cases/${created.id}`);
  };
  return { go: (body: object) => create.mutate({ path: 'cases', body }, { onSuccess }), busy: create.isPending, error: create.error };
}

const FIELDS: Record<string, string> = {
  '/title': 'title',
  '/municipalityAgs': 'municipality',
  '/parcelId': 'parcel',
  '/mainCaseId': 'mainCase',
};

/** What the server refused, beside the fields. */
function useRefused(error: unknown): FieldProblem[] {
  const { t, i18n } = useTranslation();
  if (!(error instanceof ApiProblem)) return [];
  return (error.problem.fields ?? []).flatMap(({ path, key }) => {
    const id = FIELDS[path];
    if (id === undefined) return [];
    const words = { label: t(`newCase.field.${id}`) };
    return [{ id, text: i18n.exists(`fieldProblem.${key}`) ? t(`fieldProblem.${key}`, words) : t('fieldProblem.other', words) }];
  });
}

/** The application that this one belongs to. */
function MainCase({ value, error, onValue }: { value: string; error: string | undefined; onValue: (value: string) => void }) {
  const { t } = useTranslation();
  const cases = usePaged<CaseRow>('cases?scope=mine&sort=-created');
  const rows = cases.data?.pages.flatMap((page) => page.items).filter((row) => row.submittedAt !== null) ?? [];
  return (
    <Select
      id="mainCase"
      label={t('newCase.field.mainCase')}
      hint={t('newCase.mainCaseHint')}
      empty={t('common.choose')}
      choices={rows.map((row) => ({ value: row.id, label: [row.fileNumber, row.title].filter(Boolean).join(' · ') }))}
      value={value}
      onChange={(event) => onValue(event.target.value)}
      error={error}
    />
  );
}
