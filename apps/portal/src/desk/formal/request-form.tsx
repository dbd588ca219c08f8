import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useSend } from '../../api/queries';
import type { CaseView, Doc, DocumentType, FormDefinition } from '../../api/types';
import { announce, Button, ConfirmDialog, DateField, Empty, ErrorSummary, longDate, useToday, type FieldProblem } from '../../ui';
import { Block } from '../ui/parts';
import { CommandProblem } from '../ui/problem';
import { FindingEditor } from './finding-editor';
import { plusDays, problemsOf, toInput, type FindingDraft, type FormalDraft } from './model';

interface Props {
  view: CaseView;
  form: FormDefinition;
  documents: readonly Doc[];
  types: readonly DocumentType[];
  draft: FormalDraft;
  onChange: (changes: Partial<FormalDraft>) => void;
  onFinding: (preset: Partial<FindingDraft>) => void;
  onSent: () => void;
}

const SUGGESTED_DAYS = 28;

/** Findings and the period: the request for supplements, with the consequence named before it is sent. */
export function RequestForm(props: Props) {
  const { t } = useTranslation();
  const { draft, onChange, onFinding } = props;
  const today = useToday();
  const dueOn = draft.dueOn || plusDays(today, SUGGESTED_DAYS);
  const [attempt, setAttempt] = useState(0);
  const [asking, setAsking] = useState(false);
  const tooEarly = dueOn <= today;
  const edit = (key: string, changes: Partial<FindingDraft>): void =>
    onChange({ findings: draft.findings.map((finding) => (finding.key === key ? { ...finding, ...changes } : finding)) });
  const complete = !tooEarly && draft.findings.length > 0 && draft.findings.every((finding) => problemsOf(finding).length === 0);
  const check = (): void => {
    setAttempt(attempt + 1);
    if (complete) setAsking(true);
  };
  return (
    <Block
      title={t('desk.formal.findings')}
      aside={
        <Button small icon="add" onClick={() => onFinding({})}>
          {t('desk.formal.newFinding')}
        </Button>
      }
    >
      {attempt > 0 && !complete && <ErrorSummary problems={findingProblems(draft, tooEarly, t)} attempt={attempt} />}
      {draft.findings.length === 0 ? (
        <Empty title={t('desk.formal.noFindings')}>{t('desk.formal.noFindingsText')}</Empty>
      ) : (
        <ol className="desk-plain desk-findings">
          {draft.findings.map((finding, index) => (
            <FindingEditor
              key={finding.key}
              {...props}
              finding={finding}
              number={index + 1}
              tried={attempt > 0}
              onChange={(changes) => edit(finding.key, changes)}
              onRemove={() => onChange({ findings: draft.findings.filter((other) => other.key !== finding.key) })}
            />
          ))}
        </ol>
      )}
      {draft.findings.length > 0 && (
        <div className="desk-send">
          <DateField
            id="supplements-due"
            label={t('desk.formal.due')}
            hint={t('desk.formal.dueHint')}
            min={plusDays(today, 1)}
            value={dueOn}
            onChange={(event) => onChange({ dueOn: event.target.value })}
            error={attempt > 0 && tooEarly ? t('desk.formal.dueFuture') : null}
          />
          <Button kind="primary" onClick={check}>
            {t('desk.formal.request')}
          </Button>
        </div>
      )}
      {asking && <Confirm {...props} dueOn={dueOn} onClose={() => setAsking(false)} />}
    </Block>
  );
}

function findingProblems(
  draft: FormalDraft,
  tooEarly: boolean,
  t: (key: string, values?: Record<string, unknown>) => string,
): FieldProblem[] {
  const problems: FieldProblem[] = draft.findings.flatMap((finding, index) =>
    problemsOf(finding).map((problem) => ({
      id: `finding-${finding.key}-${problem}`,
      text: `${t('desk.formal.finding', { number: index + 1 })}: ${t(`desk.formal.problem.${problem}`)}`,
    })),
  );
  if (tooEarly) problems.push({ id: 'supplements-due', text: t('desk.formal.dueFuture') });
  return problems;
}

function Confirm({ view, draft, dueOn, onClose, onSent }: Props & { dueOn: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const send = useSend<CaseView>(['cases']);
  const count = draft.findings.length;
  const submit = (): void =>
    send.mutate(
      { path: `cases/${view.id}/supplement-requests`, body: { dueOn, findings: draft.findings.map(toInput) } },
      {
        onSuccess: () => {
          announce(t('desk.formal.requested'));
          onSent();
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      open
      title={t('desk.formal.confirmTitle', { count })}
      confirm={t('desk.formal.request')}
      busy={send.isPending}
      onClose={onClose}
      onConfirm={submit}
    >
      <p className="kern-body">{t('desk.formal.confirmText', { count, date: longDate(dueOn, i18n.language) })}</p>
      <ol className="kern-list kern-list--number">
        {draft.findings.map((finding) => (
          <li key={finding.key}>{finding.text}</li>
        ))}
      </ol>
      <CommandProblem error={send.error} />
    </ConfirmDialog>
  );
}
