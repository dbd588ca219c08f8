import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { CaseView, ClocksView, SimulatedStep, Simulation } from '../../api/types';
import { Attention, Badge, daysBetween, longDate, ShortDate, Table } from '../../ui';
import { clockChanges, toldSteps, type ClockChange } from './what-if.model';

interface Props {
  view: CaseView;
  simulation: Simulation;
  on: string;
}

/** What would follow, step by step, and the clocks then beside those of today. Marked as what it is: nothing of it has happened. */
export function Simulated({ view, simulation, on }: Props) {
  const { t, i18n } = useTranslation();
  const clocks = useApi<ClocksView>(`cases/${view.id}/clocks`).data?.clocks ?? [];
  const steps = toldSteps(simulation.steps);
  const changes = clockChanges(clocks, simulation.clocks, simulation.steps);
  return (
    <Attention>
      <section className="desk-simulation" aria-label={t('desk.whatIf.result')}>
        <p className="desk-simulation-mark">
          <Badge tone="warning">{t('desk.whatIf.mark')}</Badge> {t('desk.whatIf.markText')}
        </p>
        <h3 className="kern-title kern-title--small">{t('desk.whatIf.steps', { date: longDate(on, i18n.language) })}</h3>
        {steps.length === 0 ? (
          <p className="kern-body">{t('desk.whatIf.noSteps')}</p>
        ) : (
          <ol className="desk-simulation-steps">
            {steps.map((step, index) => (
              <Step key={index} step={step} titleOf={(kind) => clocks.find((clock) => clock.kind === kind)?.title} />
            ))}
          </ol>
        )}
        <h3 className="kern-title kern-title--small">{t('desk.whatIf.clocks')}</h3>
        {changes.length === 0 ? <p className="kern-body">{t('desk.whatIf.noClocks')}</p> : <Changes changes={changes} />}
      </section>
    </Attention>
  );
}

function Step({ step, titleOf }: { step: SimulatedStep; titleOf: (kind: string) => string | undefined }) {
  const { t, i18n } = useTranslation();
  const { on, event, kind, refused, set, statusLabel } = step;
  const lapsed = kind === null ? null : t('desk.whatIf.lapses', { title: titleOf(kind) ?? t(`deadline.kind.${kind}`) });
  const what = lapsed ?? (i18n.exists(`desk.event.${event}`) ? t(`desk.event.${event}`) : event);
  return (
    <li className={refused === null ? undefined : 'desk-simulation-refused'}>
      <ShortDate date={on} /> <strong>{what}</strong>
      {refused === null ? (
        <span className="desk-detail">
          {t('desk.whatIf.then', { status: statusLabel })}
          {set.map((clock) => ` ${t('desk.whatIf.runs', { title: clock.title, date: longDate(clock.dueOn, i18n.language) })}`)}
        </span>
      ) : (
        <span className="desk-detail">{t('desk.whatIf.refused', { reason: isCode(refused) ? t('desk.whatIf.notNow') : refused })}</span>
      )}
    </li>
  );
}

/** The name of a condition for which the procedure has no words. */
const isCode = (reason: string): boolean => !reason.includes(' ');

function Changes({ changes }: { changes: readonly ClockChange[] }) {
  const { t } = useTranslation();
  const day = (date: string | null): React.ReactNode => (date === null ? '–' : <ShortDate date={date} />);
  return (
    <Table
      small
      caption={t('desk.whatIf.clocks')}
      rows={changes}
      rowKey={(change) => change.kind}
      columns={[
        { key: 'title', header: t('desk.whatIf.clock'), primary: true, cell: (change) => change.title },
        { key: 'before', header: t('desk.whatIf.before'), cell: (change) => day(change.before) },
        { key: 'after', header: t('desk.whatIf.after'), cell: (change) => day(change.after) },
        { key: 'change', header: t('desk.whatIf.change'), cell: (change) => <Difference change={change} /> },
      ]}
    />
  );
}

function Difference({ change: { before, after } }: { change: ClockChange }) {
  const { t } = useTranslation();
  if (after === null) return <strong>{t('desk.whatIf.ends')}</strong>;
  if (before === null) return <strong>{t('desk.whatIf.begins')}</strong>;
  const days = daysBetween(before, after);
  if (days === 0) return t('desk.whatIf.same');
  return <strong>{days > 0 ? t('desk.whatIf.later', { count: days }) : t('desk.whatIf.earlier', { count: -days })}</strong>;
}
