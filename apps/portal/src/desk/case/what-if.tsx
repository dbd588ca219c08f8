import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { ApiProblem } from '../../api/http';
import { useApi, useSend } from '../../api/queries';
import type { CaseView, Participation, Simulation } from '../../api/types';
import { Alert, Button, DateField, RadioGroup, useProblemText, useToday } from '../../ui';
import { plusDays } from '../formal/model';
import { Block } from '../ui/parts';
import { Simulated } from './simulated';
import { asksUntil, eventsOf, hypothesesOf, type Hypothesis, type HypothesisKind } from './what-if.model';

const DAYS_AHEAD = 14;
const OPEN: readonly Participation['status'][] = ['requested', 'extensionAsked'];

/** "What if?": an event that might happen on a day, and how the clocks would then run. Nothing of it is kept. */
export function WhatIf({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const kinds = hypothesesOf(view.status).filter((kind) => kind !== 'statementsIn' || view.openParticipations > 0);
  if (kinds.length === 0) return null;
  return (
    <Block title={t('desk.whatIf.title')}>
      <p className="kern-body kern-body--small desk-flat">{t('desk.whatIf.intro')}</p>
      <Form key={view.status} view={view} kinds={kinds} />
    </Block>
  );
}

function useSimulation(view: CaseView) {
  const send = useSend<Simulation>();
  const participations = useApi<Participation[]>(`cases/${view.id}/participations`, { enabled: view.openParticipations > 0 });
  const open = (participations.data ?? []).filter(({ status }) => OPEN.includes(status));
  const run = (hypothesis: Hypothesis): void =>
    send.mutate({
      path: `cases/${view.id}/simulations`,
      body: {
        events: eventsOf(
          hypothesis,
          open.map(({ id, body }) => ({ id, bodyId: body.id })),
        ),
      },
    });
  return { ...send, run };
}

function Form({ view, kinds }: { view: CaseView; kinds: readonly HypothesisKind[] }) {
  const { t } = useTranslation();
  const today = useToday();
  const [hypothesis, setHypothesis] = useState<Hypothesis>({ kind: 'nothing', on: plusDays(today, DAYS_AHEAD), until: '' });
  const [tried, setTried] = useState(false);
  const simulation = useSimulation(view);
  const { kind, on, until } = hypothesis;
  const badDay = on <= today;
  const badUntil = asksUntil(kind) && until !== '' && until <= on;
  const change = (changes: Partial<Hypothesis>): void => {
    setHypothesis({ ...hypothesis, ...changes });
    simulation.reset();
  };
  const submit = (): void => {
    setTried(true);
    if (!badDay && !badUntil) simulation.run(hypothesis);
  };
  return (
    <>
      <form className="desk-what-if" noValidate onSubmit={(event) => (event.preventDefault(), submit())}>
        <RadioGroup
          name="hypothesis"
          label={t('desk.whatIf.event')}
          value={kind}
          choices={kinds.map((value) => ({ value, label: t(`desk.whatIf.kind.${value}`) }))}
          onValue={(value) => change({ kind: value as HypothesisKind })}
        />
        <div className="desk-stack">
          <DateField
            label={t(kind === 'nothing' ? 'desk.whatIf.onNothing' : 'desk.whatIf.on')}
            min={plusDays(today, 1)}
            value={on}
            error={tried && badDay ? t('desk.dateNeeded') : null}
            onChange={(event) => change({ on: event.target.value })}
          />
          {asksUntil(kind) && (
            <DateField
              label={t('desk.whatIf.until')}
              hint={t('desk.whatIf.untilHint')}
              optional
              min={plusDays(on, 1)}
              value={until}
              error={tried && badUntil ? t('desk.whatIf.untilLater') : null}
              onChange={(event) => change({ until: event.target.value })}
            />
          )}
          <div className="br-actions">
            <Button type="submit" busy={simulation.isPending}>
              {t('desk.whatIf.run')}
            </Button>
          </div>
        </div>
      </form>
      <NotPossible error={simulation.error} />
      {simulation.data && <Simulated view={view} simulation={simulation.data} on={on} />}
    </>
  );
}

function NotPossible({ error }: { error: Error | null }) {
  const { t, i18n } = useTranslation();
  const text = useProblemText();
  if (!error) return null;
  const keys = error instanceof ApiProblem ? (error.problem.fields ?? []).map(({ key }) => key) : [];
  const known = [...new Set(keys)].filter((key) => i18n.exists(`desk.whatIf.problem.${key}`));
  return (
    <Alert tone="danger" live title={known.length > 0 ? t('desk.whatIf.impossible') : text(error)}>
      {known.map((key) => (
        <p className="kern-body" key={key}>
          {t(`desk.whatIf.problem.${key}`)}
        </p>
      ))}
    </Alert>
  );
}
