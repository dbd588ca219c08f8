import type { ReactNode } from 'react';
import { useTranslation } from '../i18n';
import type { Proceeding } from '../api/types';
import { Badge, berlinDate, German, ShortDate, type Viewer } from '../ui';
import { ClockCard, useBall } from './clock-card';

interface Props {
  proceeding: Proceeding;
  viewer: Viewer;
  /** What can be done with it. */
  children?: ReactNode;
}

/** One proceeding beneath a case: where it stands, who acts next, its deadlines, what was said in it, what can be done. */
export function ProceedingCard({ proceeding, viewer, children }: Props) {
  const { t } = useTranslation();
  const ball = useBall(viewer);
  const { workflow, status, title, stateLabel, sentence, openedAt, deadlines, facts, closed } = proceeding;
  const state = `proceeding.${workflow}.state.${status}`;
  const open = deadlines.filter((deadline) => deadline.status === 'open');
  return (
    <article className="pr-proceeding">
      <div className="pr-clock-head">
        <h3 className="kern-title kern-title--small">
          <German text={`proceeding.${workflow}.title`}>{title}</German>
          <span className="pr-clock-of">
            {t('process.since')} <ShortDate date={berlinDate(openedAt)} />
          </span>
        </h3>
        <Badge tone={!closed && proceeding.ball === ownBall(viewer) ? 'warning' : 'info'}>
          <German text={`${state}.label`}>{stateLabel}</German>
        </Badge>
      </div>
      <p className="kern-body">
        <German text={`${state}.sentence`}>{sentence}</German>
      </p>
      {!closed && (
        <p className="kern-body kern-body--small">
          {t('process.turn')}: {ball(proceeding.ball)}
        </p>
      )}
      {open.map((deadline) => (
        <ClockCard key={deadline.id} deadline={deadline} viewer={viewer} level={4} />
      ))}
      {facts.length > 0 && <Steps facts={facts} />}
      {children}
    </article>
  );
}

const ownBall = (viewer: Viewer): Proceeding['ball'] => (viewer === 'office' ? 'office' : 'applicants');

type Facts = Proceeding['facts'];

/** The facts of one act belong together: they were said at one moment. */
function stepsOf(facts: Facts): Facts[] {
  const keys = [...new Set(facts.map(({ act, at }) => `${at} ${act}`))];
  return keys.map((key) => facts.filter(({ act, at }) => `${at} ${act}` === key));
}

/** What was said, act by act, the latest last. */
function Steps({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const steps = stepsOf(facts);
  return (
    <details className="pr-why">
      <summary>{t('process.facts', { count: steps.length })}</summary>
      <ol className="pr-steps">
        {steps.map((step) => (
          <Step key={`${step[0]?.at} ${step[0]?.act}`} step={step} />
        ))}
      </ol>
    </details>
  );
}

function Step({ step }: { step: Facts }) {
  const [first] = step;
  return (
    <li>
      {first && (
        <p className="kern-body kern-body--small">
          <strong>
            <German>{first.act}</German>
          </strong>
          , <ShortDate date={berlinDate(first.at)} />
        </p>
      )}
      <dl className="pr-facts">
        {step.map(({ label, value }) => (
          <div key={label}>
            <dt>
              <German>{label}</German>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
