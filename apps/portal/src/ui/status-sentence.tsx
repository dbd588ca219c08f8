import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseView, DeadlineView } from '../api/types';
import { longDate } from './dates';
import { useDistance } from './deadline-label';
import { Icon, type IconName } from './button';

export type Viewer = 'applicant' | 'office';
export type StatusFacts = Pick<CaseView, 'status' | 'ball' | 'deadlines' | 'supplements' | 'openParticipations'>;

interface Context {
  t: TFunction;
  facts: StatusFacts;
  /** 'Mo., 1. März 2027 (in 12 Tagen)' of the open deadline of that kind, the latest for several; undefined without one. */
  due: (kind: DeadlineView['kind']) => string | undefined;
}

/**
 * One sentence on top of every case: what happens now, who acts next, until when, what follows. Composed from status, ball and deadlines.
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
        {viewer === 'applicant' ? forApplicant(context) : forOffice(context)}
      </p>
    </div>
  );
}

function iconOf(facts: StatusFacts, mine: boolean): IconName {
  if (mine) return 'arrow-forward';
  return facts.status === 'granted' || facts.status === 'deemedGranted' ? 'success' : 'info';
}

function forApplicant(context: Context): string {
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

function forOffice(context: Context): string {
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
      return closed(context);
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

function closed({ t, facts }: Context): string {
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
    default:
      return t('statusSentence.discarded');
  }
}
