import { isGerman, useTranslation, type Translate } from '../i18n';
import type { CaseView, DeadlineView } from '../api/types';
import { longDate } from './dates';
import { DateWithDistance, useDeadlineTitle, useDistance } from './deadline-label';
import { German } from './german';
import { Icon, type IconName } from './button';

export type Viewer = 'applicant' | 'office';
export type StatusFacts = Pick<
  CaseView,
  'status' | 'statusSentence' | 'ball' | 'deadlines' | 'nextDeadline' | 'supplements' | 'openParticipations'
>;

interface Context {
  t: Translate;
  facts: StatusFacts;
  /** 'Mo., 1. März 2027 (in 12 Tagen)' of the open deadline of that kind, the latest for several; undefined without one. */
  due: (kind: DeadlineView['kind']) => string | undefined;
}

/**
 * On top of every case: what happens now, who acts next, until when, what follows. The applicant reads it as the procedure says it, with the next
 * legal date; for the office, and in other languages, it is composed from status, ball and deadlines.
 * Example: 'Das Bauamt prüft bis Mo., 1. März 2027 (in 12 Tagen), ob Ihr Antrag vollständig ist. Fehlt etwas, meldet es sich bei Ihnen.'
 */
export function StatusSentence({ facts, viewer }: { facts: StatusFacts; viewer: Viewer }) {
  const { t, i18n } = useTranslation();
  const distance = useDistance();
  const due = (kind: DeadlineView['kind']): string | undefined => {
    const dates = facts.deadlines
      .filter((deadline) => deadline.kind === kind && deadline.status === 'open')
      .map((deadline) => deadline.dueOn);
    const last = dates.sort().at(-1);
    return last && `${longDate(last, i18n.language)} (${distance(last)})`;
  };
  const context = { t, facts, due };
  const mine = facts.ball === (viewer === 'applicant' ? 'applicants' : 'office');
  return (
    <div className={`br-status${mine ? ' br-status--mine' : ''}`} data-testid="status-sentence">
      <Icon name={iconOf(facts, mine)} size="large" />
      <p className="kern-body kern-body--large">
        {mine && <strong>{t('statusSentence.yourTurn')} </strong>}
        <Sentence context={context} viewer={viewer} />
      </p>
    </div>
  );
}

function Sentence({ context, viewer }: { context: Context; viewer: Viewer }) {
  const { i18n } = useTranslation();
  const { facts } = context;
  const said = facts.statusSentence;
  const composed = viewer === 'applicant' ? forApplicant(context) : forOffice(context);
  // How many are still to answer only the portal can say in a sentence.
  const counts = facts.status === 'substantiveCheck' && facts.openParticipations > 0;
  if (composed !== null && (viewer === 'office' || !isGerman(i18n.language) || counts)) return composed;
  return (
    <>
      <German>{said}</German>
      {viewer === 'applicant' && facts.nextDeadline && <Next deadline={facts.nextDeadline} />}
    </>
  );
}

/** 'Prüfung auf Vollständigkeit: bis Mo., 1. März 2027 (in 12 Tagen).' and what follows then. */
function Next({ deadline }: { deadline: DeadlineView }) {
  const { t } = useTranslation();
  const title = useDeadlineTitle();
  return (
    <>
      {' '}
      {t('statusSentence.next', { title: [title(deadline), deadline.bodyName].filter(Boolean).join(': ') })}{' '}
      <DateWithDistance date={deadline.dueOn} />. {deadline.consequenceText && <German>{deadline.consequenceText}</German>}
    </>
  );
}

const GOOD: readonly string[] = ['granted', 'deemedGranted', 'mayStart', 'acknowledged'];

function iconOf(facts: StatusFacts, mine: boolean): IconName {
  if (mine) return 'arrow-forward';
  return GOOD.includes(facts.status) ? 'success' : 'info';
}

/** null: a state that only the procedure itself can put into words. */
function forApplicant(context: Context): string | null {
  const { t, facts, due } = context;
  switch (facts.status) {
    case 'draft':
      return t('statusSentence.draft');
    case 'formalCheck': {
      const until = due('formalCheck');
      return until ? t('statusSentence.formalCheckUntil', { until }) : t('statusSentence.formalCheck');
    }
    case 'supplementsRequested': {
      const count = facts.supplements?.findings.filter((finding) => finding.open).length ?? 0;
      return t('statusSentence.supplements', { count, until: due('supplements') ?? '' });
    }
    case 'substantiveCheck':
      return facts.openParticipations > 0 ? participations(context) : decisionUntil(context);
    case 'releasePending':
      return t('statusSentence.releasePending');
    default:
      return closed(context);
  }
}

function forOffice(context: Context): string | null {
  const { t, facts, due } = context;
  switch (facts.status) {
    case 'draft':
      return t('statusSentence.officeDraft');
    case 'formalCheck': {
      const until = due('formalCheck');
      return until ? t('statusSentence.officeFormalCheckUntil', { until }) : t('statusSentence.officeFormalCheck');
    }
    case 'supplementsRequested':
      return t('statusSentence.officeSupplements', { until: due('supplements') ?? '' });
    case 'substantiveCheck':
      return facts.openParticipations > 0 ? participations(context) : officeDecision(context);
    case 'releasePending':
      return t('statusSentence.officeReleasePending');
    default:
      return null;
  }
}

function participations({ t, facts, due }: Context): string {
  const until = due('statement') ?? '';
  const open = facts.deadlines.filter((deadline) => deadline.kind === 'statement' && deadline.status === 'open');
  const [only] = open;
  if (open.length === 1 && only?.bodyName) return t('statusSentence.participationOne', { body: only.bodyName, until });
  return until === ''
    ? t('statusSentence.participationsOpen', { count: facts.openParticipations })
    : t('statusSentence.participations', { count: facts.openParticipations, until });
}

function decisionUntil({ t, facts, due }: Context): string {
  const until = due('decision');
  if (!until) return t('statusSentence.check');
  const fiction = facts.deadlines.some((deadline) => deadline.kind === 'decision' && deadline.status === 'open' && deadline.fiction);
  return fiction ? t('statusSentence.decisionFiction', { until }) : t('statusSentence.decision', { until });
}

function officeDecision({ t, facts, due }: Context): string {
  const until = due('decision');
  if (!until) return t('statusSentence.officeCheck');
  const fiction = facts.deadlines.some((deadline) => deadline.kind === 'decision' && deadline.status === 'open' && deadline.fiction);
  return fiction ? t('statusSentence.officeDecisionFiction', { until }) : t('statusSentence.officeDecision', { until });
}

function closed({ t, facts }: Context): string | null {
  switch (facts.status) {
    case 'granted':
      return t('statusSentence.granted');
    case 'refused':
      return t('statusSentence.refused');
    case 'deemedGranted':
      return t('statusSentence.deemedGranted');
    case 'withdrawn':
      return t('statusSentence.withdrawn');
    case 'deemedWithdrawn':
      return t('statusSentence.deemedWithdrawn');
    case 'discarded':
      return t('statusSentence.discarded');
    default:
      return null;
  }
}
