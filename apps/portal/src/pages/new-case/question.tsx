import { useState, type FormEvent, type Ref } from 'react';
import { useTranslation } from '../../i18n';
import type { Question } from '../../api/types';
import { Button, ErrorSummary, German, RadioGroup, TextField, type FieldProblem } from '../../ui';
import { toAnswer, toInput, type Answer } from './given';

interface QuestionFormProps {
  question: Question;
  /** What was answered before one came back to change it. */
  earlier: Answer | undefined;
  heading: Ref<HTMLHeadingElement>;
  onAnswer: (answer: Answer) => void;
}

/** One question with its answers. */
export function QuestionForm({ question, earlier, heading, onAnswer }: QuestionFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(toInput(earlier));
  const [attempt, setAttempt] = useState(0);
  const answer = toAnswer(question, typed);
  const error = question.type === 'number' ? t('newCase.numberMissing') : t('newCase.answerMissing');
  const problems: FieldProblem[] = attempt > 0 && answer === undefined ? [{ id: 'answer', text: error }] : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (answer !== undefined) onAnswer(answer);
  };
  const base = { id: 'answer', label: t('newCase.answer'), error: problems[0]?.text };
  return (
    <form className="br-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} attempt={attempt} />
      <div>
        <h2 className="kern-heading-medium" tabIndex={-1} ref={heading}>
          <German>{question.text}</German>
        </h2>
        {question.hint && (
          <p className="kern-body" id="answer-why">
            <German>{question.hint}</German>
          </p>
        )}
      </div>
      {question.type === 'number' ? (
        <TextField
          {...base}
          unit={question.unit}
          width="short"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : (
        <RadioGroup
          {...base}
          name="answer"
          value={typed}
          onValue={setTyped}
          choices={choicesOf(question, t('common.yes'), t('common.no'))}
        />
      )}
      <div className="br-actions">
        <Button kind="primary" type="submit">
          {t('newCase.next')}
        </Button>
      </div>
    </form>
  );
}

function choicesOf({ type, choices = [] }: Question, yes: string, no: string) {
  return type === 'boolean'
    ? [
        { value: 'true', label: yes },
        { value: 'false', label: no },
      ]
    : choices.map(({ value, label }) => ({ value, label: <German>{label}</German> }));
}
