import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useApi, useAuthority, useRemember, useSend } from '../api/queries';
import type { CaseView, Municipality } from '../api/types';
import { Alert, Button, ErrorSummary, Loaded, Page, Select, TextField, type FieldProblem, Failed } from '../ui';

/** Two questions, then the application's task list. */
export default function NewCasePage() {
  const { t } = useTranslation();
  const authority = useAuthority();
  const municipalities = useApi<Municipality[]>('municipalities');
  return (
    <Page title={t('newCase.title')} back={{ to: `/${authority}`, label: t('home.title') }}>
      <p className="kern-body">{t('newCase.lead')}</p>
      <Loaded query={municipalities}>{(list) => <NewCaseForm municipalities={list} />}</Loaded>
    </Page>
  );
}

function NewCaseForm({ municipalities }: { municipalities: readonly Municipality[] }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const navigate = useNavigate();
  const remember = useRemember();
  const create = useSend<CaseView>(['cases']);
  const [title, setTitle] = useState('');
  const [ags, setAgs] = useState('');
  const [attempt, setAttempt] = useState(0);
  const problems: FieldProblem[] = [];
  if (title.trim() === '') problems.push({ id: 'title', text: t('newCase.titleMissing') });
  if (ags === '') problems.push({ id: 'municipality', text: t('newCase.municipalityMissing') });
  const shown = attempt > 0 ? problems : [];
  const errorOf = (id: string): string | undefined => shown.find((problem) => problem.id === id)?.text;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (problems.length > 0) return;
    const body = { procedure: 'simplified', title: title.trim(), municipalityAgs: ags };
    const onSuccess = (created: CaseView): void => {
      remember(`cases/${created.id}`, created);
      void navigate(`/${authority}/cases/${created.id}`);
    };
    create.mutate({ path: 'cases', body }, { onSuccess });
  };
  return (
    <form className="br-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={shown} attempt={attempt} />
      {create.error && <Failed error={create.error} />}
      <TextField
        id="title"
        label={t('newCase.name')}
        hint={t('newCase.nameHint')}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={errorOf('title')}
      />
      <Select
        id="municipality"
        label={t('newCase.municipality')}
        hint={t('newCase.municipalityHint')}
        empty={t('common.choose')}
        choices={municipalities.map((item) => ({ value: item.ags, label: item.name }))}
        value={ags}
        onChange={(event) => setAgs(event.target.value)}
        error={errorOf('municipality')}
      />
      <Alert title={t('newCase.procedureTitle')}>{t('newCase.procedureText')}</Alert>
      <div className="br-actions">
        <Button kind="primary" type="submit" busy={create.isPending}>
          {t('newCase.create')}
        </Button>
      </div>
    </form>
  );
}
