import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useApi, useSend } from '../../api/queries';
import type { CodeLabel, Participation } from '../../api/types';
import { announce, Button, ConfirmDialog, ErrorSummary, RadioGroup, TextArea, type FieldProblem } from '../../ui';
import { useDraft } from '../ui/draft';
import { CommandProblem } from '../ui/problem';
import { ConditionEditor, type ConditionDraft } from './condition-editor';

const KINDS = ['consent', 'conditions', 'objection', 'notAffected'] as const;
type Kind = (typeof KINDS)[number];

interface StatementDraft {
  kind: Kind | '';
  text: string;
  conditions: ConditionDraft[];
}

const EMPTY: StatementDraft = { kind: '', text: '', conditions: [] };

function newCondition(kindCode: string): ConditionDraft {
  return { key: crypto.randomUUID(), kindCode, text: '', reason: '', legalBasis: '' };
}

/** Conditions belong to a consent with conditions; another answer leaves them on the screen but does not send them. */
function conditionsOf(draft: StatementDraft): ConditionDraft[] {
  return draft.kind === 'conditions' ? draft.conditions : [];
}

function problemsOf(draft: StatementDraft, t: (key: string, values?: Record<string, unknown>) => string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (draft.kind === '') problems.push({ id: 'statement-kind', text: t('desk.statement.problem.kind') });
  if (draft.kind === 'objection' && draft.text.trim() === '')
    problems.push({ id: 'statement-text', text: t('desk.statement.problem.text') });
  const conditions = conditionsOf(draft);
  if (draft.kind === 'conditions' && conditions.length === 0)
    problems.push({ id: 'add-condition', text: t('desk.statement.problem.conditions') });
  conditions.forEach((condition, index) => {
    const number = index + 1;
    if (condition.text.trim() === '')
      problems.push({ id: `${condition.key}-text`, text: t('desk.statement.problem.conditionText', { number }) });
    if (condition.reason.trim() === '')
      problems.push({ id: `${condition.key}-reason`, text: t('desk.statement.problem.conditionReason', { number }) });
    if (condition.legalBasis.trim() === '')
      problems.push({ id: `${condition.key}-basis`, text: t('desk.statement.problem.conditionBasis', { number }) });
  });
  return problems;
}

/** The statement of the body; kept in the tab while it is written. */
export function StatementForm({ request }: { request: Participation }) {
  const { t } = useTranslation();
  const [draft, setDraft, clear] = useDraft<StatementDraft>(`statement.${request.id}`, EMPTY);
  const [attempt, setAttempt] = useState(0);
  const [asking, setAsking] = useState(false);
  const problems = attempt > 0 ? problemsOf(draft, t) : [];
  const errorOf = (id: string): string | null => problems.find((problem) => problem.id === id)?.text ?? null;
  const check = (): void => {
    setAttempt(attempt + 1);
    if (problemsOf(draft, t).length === 0) setAsking(true);
  };
  return (
    <div className="desk-stack desk-form">
      <ErrorSummary problems={problems} attempt={attempt} />
      <RadioGroup
        id="statement-kind"
        name="statement-kind"
        label={t('desk.statement.kind')}
        value={draft.kind}
        choices={KINDS.map((kind) => ({ value: kind, label: t(`desk.statementKind.${kind}`), hint: t(`desk.statement.hint.${kind}`) }))}
        onValue={(kind) => setDraft((old) => ({ ...old, kind: kind as Kind }))}
        error={errorOf('statement-kind')}
      />
      <TextArea
        id="statement-text"
        label={t('desk.statement.text')}
        optional={draft.kind !== 'objection'}
        rows={5}
        value={draft.text}
        onChange={(event) => setDraft((old) => ({ ...old, text: event.target.value }))}
        error={errorOf('statement-text')}
      />
      {draft.kind === 'conditions' && (
        <Conditions
          conditions={draft.conditions}
          errorOf={errorOf}
          onChange={(change) => setDraft((old) => ({ ...old, conditions: change(old.conditions) }))}
        />
      )}
      <div className="br-actions">
        <Button kind="primary" onClick={check}>
          {t('desk.statement.send')}
        </Button>
      </div>
      {asking && <Confirm request={request} draft={draft} onClose={() => setAsking(false)} onSent={clear} />}
    </div>
  );
}

interface ConditionsProps {
  conditions: ConditionDraft[];
  errorOf: (id: string) => string | null;
  onChange: (change: (old: ConditionDraft[]) => ConditionDraft[]) => void;
}

function Conditions({ conditions, errorOf, onChange }: ConditionsProps) {
  const { t } = useTranslation();
  const kinds = useApi<CodeLabel[]>('code-lists/provision-kinds').data ?? [];
  const add = (): void => {
    const condition = newCondition(kinds.find((kind) => kind.code === '2')?.code ?? kinds[0]?.code ?? '');
    onChange((old) => [...old, condition]);
    requestAnimationFrame(() => document.getElementById(`${condition.key}-text`)?.focus());
  };
  return (
    <>
      <ol className="desk-plain desk-findings">
        {conditions.map((condition, index) => (
          <ConditionEditor
            key={condition.key}
            condition={condition}
            number={index + 1}
            kinds={kinds}
            errorOf={errorOf}
            onChange={(changes) => onChange((old) => old.map((item) => (item.key === condition.key ? { ...item, ...changes } : item)))}
            onRemove={() => onChange((old) => old.filter((item) => item.key !== condition.key))}
          />
        ))}
      </ol>
      <div>
        <Button id="add-condition" small icon="add" onClick={add}>
          {t('desk.statement.addCondition')}
        </Button>
      </div>
    </>
  );
}

interface ConfirmProps {
  request: Participation;
  draft: StatementDraft;
  onClose: () => void;
  onSent: () => void;
}

function Confirm({ request, draft, onClose, onSent }: ConfirmProps) {
  const { t } = useTranslation();
  const send = useSend<Participation>(['participations', 'inbox']);
  const conditions = conditionsOf(draft).map(({ kindCode, text, reason, legalBasis }) => ({
    kindCode,
    text: text.trim(),
    reason: reason.trim(),
    legalBasis: legalBasis.trim(),
  }));
  const submit = (): void =>
    send.mutate(
      { path: `participations/${request.id}/statement`, body: { kind: draft.kind, text: draft.text.trim(), conditions } },
      {
        onSuccess: () => {
          announce(t('desk.statement.sent'));
          onSent();
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      open
      title={t('desk.statement.confirmTitle')}
      confirm={t('desk.statement.send')}
      busy={send.isPending}
      onClose={onClose}
      onConfirm={submit}
    >
      <p className="kern-body">
        <strong>{t(`desk.statementKind.${draft.kind}`)}</strong>
        {conditions.length > 0 && ` (${t('desk.participation.conditions', { count: conditions.length })})`}
      </p>
      <p className="kern-body">{t('desk.statement.confirmText')}</p>
      <CommandProblem error={send.error} />
    </ConfirmDialog>
  );
}
