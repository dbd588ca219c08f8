import type { ReactNode } from 'react';
import type { CaseView, DeadlineView } from '../api/types';
import { useTranslation, type Translate } from '../i18n';
import { berlinDate, longDate } from './dates';
import { Consequence, DateWithDistance, useDeadlineTitle, useDistance } from './deadline-label';
import { German } from './german';
import { Icon, type IconName } from './button';

export type Viewer = 'applicant' | 'office';
export type StatusFacts = Pick<
  CaseView,
  'status' | 'statusSentence' | 'ball' | 'deadlines' | 'nextDeadline' | 'supplements' | 'openParticipations'
> &
  Partial<Pick<CaseView, 'statusSince'>>;

interface Context {
  t: Translate;
  facts: StatusFacts;
  /** 'Mo., 1. März 2027 (in 12 Tagen)' of the open deadline of that kind, the latest for several; undefined without one. */
  due: (kind: DeadlineView['kind']) => string | undefined;
}

interface StatusSentenceProps {
  facts: StatusFacts;
  viewer: Viewer;
  /** False: only looks on; the turn of the viewer's side is not theirs. */
  acts?: boolean;
  children?: ReactNode;
}

/**
 * On top of every case: who acts next and since when, what happens now, until when, what follows. In German the applicant reads it as the
 * procedure says it; in the other languages by the state; the office reads what it has to do. `children`: what else is awaited.
 * Example: 'Am Zug: das Bauamt, seit Mo., 1. Februar 2027. Es prüft, ob alle Unterlagen da sind. Nächste Frist: Prüfung auf Vollständigkeit bis ...'
 */
export function StatusSentence({ facts, viewer, acts = true, children }: StatusSentenceProps) {
  const { t, i18n } = useTranslation();
  const distance = useDistance();
  const due = (kind: DeadlineView['kind']): string | undefined => {
    const dates = facts.deadlines
      .filter((deadline) => deadline.kind === kind && deadline.status === 'open')
      .map((deadline) => deadline.dueOn);
    const last = dates.sort().at(-1);
    return last && `${longDate(last, i18n.language)} (${distance(last)})`;
  };
  const mine = acts && facts.ball === (viewer === 'applicant' ? 'applicants' : 'office');
  return (
    <div className={`br-status${mine ? ' br-status--mine' : ''}`} data-testid="status-sentence">
      <Icon name={iconOf(facts, mine)} size="large" />
      <p className="kern-body kern-body--large">
        <Ball facts={facts} mine={mine} />
        {viewer === 'applicant' ? <ForApplicant facts={facts} /> : <ForOffice context={{ t, facts, due }} />} {children}
      </p>
    </div>
  );
}

/** 'Sie sind am Zug.', 'Am Zug: das Bauamt, seit Mo., 1. Februar 2027.' */
function Ball({ facts, mine }: { facts: StatusFacts; mine: boolean }) {
  const { t, i18n } = useTranslation();
  if (facts.ball === 'nobody') return null;
  const who = mine ? t('statusSentence.yourTurn') : t('statusSentence.turn', { who: t(`statusSentence.who.${facts.ball}`) });
  const since = facts.statusSince && facts.status !== 'draft' ? longDate(berlinDate(facts.statusSince), i18n.language) : undefined;
  return (
    <>
      <strong>{since ? t('statusSentence.since', { who, since }) : `${who}.`}</strong>{' '}
    </>
  );
}

function ForApplicant({ facts }: { facts: StatusFacts }) {
  const { t, i18n } = useTranslation();
  const key = `statusSentence.state.${facts.status}`;
  const open = facts.supplements?.answeredAt === null ? facts.supplements.findings.filter((finding) => finding.open).length : 0;
  const waiting = facts.status === 'substantiveCheck' ? facts.openParticipations : 0;
  return (
    <>
      {i18n.language !== 'de' && i18n.exists(key) ? t(`statusSentence.state.${facts.status}`) : <German>{facts.statusSentence}</German>}
      {facts.status === 'supplementsRequested' && open > 0 && ` ${t('statusSentence.open', { count: open })}`}
      {waiting > 0 && ` ${t('statusSentence.waiting', { count: waiting })}`}
      {facts.nextDeadline && <Next deadline={facts.nextDeadline} />}
    </>
  );
}

/** 'Nächste Frist: Prüfung auf Vollständigkeit bis Mo., 1. März 2027 (in 12 Tagen).' and what follows then. */
function Next({ deadline }: { deadline: DeadlineView }) {
  const { t } = useTranslation();
  const title = useDeadlineTitle();
  return (
    <>
      {' '}
      {t('statusSentence.next', { title: [title(deadline), deadline.bodyName].filter(Boolean).join(': ') })}{' '}
      <DateWithDistance date={deadline.dueOn} />. <Consequence deadline={deadline} />
    </>
  );
}

const GOOD: readonly string[] = ['granted', 'deemedGranted', 'mayStart', 'acknowledged'];

function iconOf(facts: StatusFacts, mine: boolean): IconName {
  if (mine) return 'arrow-forward';
  return GOOD.includes(facts.status) ? 'success' : 'info';
}

function ForOffice({ context }: { context: Context }) {
  const composed = forOffice(context);
  return composed ?? <German>{context.facts.statusSentence}</German>;
}

/** null: a state that the office's own words, or the procedure itself, put into a sentence. */
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

function officeDecision({ t, facts, due }: Context): string {
  const until = due('decision');
  if (!until) return t('statusSentence.officeCheck');
  const fiction = facts.deadlines.some((deadline) => deadline.kind === 'decision' && deadline.status === 'open' && deadline.fiction);
  return fiction ? t('statusSentence.officeDecisionFiction', { until }) : t('statusSentence.officeDecision', { until });
}
