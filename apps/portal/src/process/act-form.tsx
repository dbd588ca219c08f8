import { useEffect, useRef, useState } from 'react';
import { germanText, useTranslation, type Translate } from '../i18n';
import { ApiProblem } from '../api/http';
import { useApi, useMe, useSend } from '../api/queries';
import type { ActView, CaseView, Doc } from '../api/types';
import { usable } from '../desk/case/versions';
import { useDraft } from '../desk/ui/draft';
import { Alert, Button, ConfirmDialog, ErrorSummary, German, useProblemText } from '../ui';
import { ActFieldInput } from './act-field';
import { payloadOf, problemsOf, serverProblems, type ActProblem, type ActValues } from './act.model';
import './process.css';
import './texts';

/** An act and where it is sent. */
export interface Offer {
  /** Unlike any other of the page; part of the ids of its fields. */
  key: string;
  act: ActView;
  /** Key below which title and text of the act are translated. */
  words: string;
  path: string;
  bodyOf: (payload: Record<string, unknown>) => unknown;
}

interface Props {
  offer: Offer;
  view: CaseView;
  onDone: () => void;
  onCancel: () => void;
}

/** The title of an act where it stands within other words, in the language of the page. */
export function titleOf({ act: { title }, words }: Offer, t: Translate): string {
  const key = `${words}.title`;
  return germanText(key) === title ? t(key) : title;
}

const NONE: ActValues = {};

/** What the form knows: typed values, what is wrong with them, and the command. What was typed stays until it was sent. */
function useAct({ offer, view, onDone }: Props) {
  const { act, key, path, bodyOf } = offer;
  const [values, setValues, clear] = useDraft<ActValues>(`act.${view.id}.${key}`, NONE);
  const [problems, setProblems] = useState<readonly ActProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const send = useSend(['cases']);
  const check = (): boolean => {
    const found = problemsOf(act.fields, values);
    setProblems(found);
    setAttempt((count) => count + 1);
    return found.length === 0;
  };
  const submit = async (): Promise<void> => {
    try {
      await send.mutateAsync({ path, body: bodyOf(payloadOf(act.fields, values)) });
      clear();
      onDone();
    } catch (error) {
      setProblems(error instanceof ApiProblem ? serverProblems(error.problem, act.fields) : []);
      setAttempt((count) => count + 1);
    }
  };
  const set = (id: string, value: ActValues[string]): void => setValues((old) => ({ ...old, [id]: value }));
  return { values, set, problems, attempt, check, submit, busy: send.isPending, error: problems.length > 0 ? null : send.error };
}

/** The form of an act, made from its description: checked here first, then by the api; what cannot be undone is asked again. */
export function ActForm(props: Props) {
  const { offer, view, onCancel } = props;
  const { act } = offer;
  const { t } = useTranslation();
  const form = useAct(props);
  const [asking, setAsking] = useState(false);
  const idOf = (field: string): string => `act-${offer.key}-${field}`;
  const words = useProblemWords();
  const texts = form.problems.map((problem) => ({ id: idOf(problem.field.id), text: words(problem) }));
  // Without fields the text and the button are the question; a second one would only be in the way.
  const confirm = act.final && act.fields.length > 0;
  const press = (): void => {
    if (!form.check()) return;
    if (confirm) setAsking(true);
    else void form.submit();
  };
  return (
    <form className="pr-form" noValidate aria-labelledby={idOf('title')} onSubmit={(event) => (event.preventDefault(), press())}>
      <Title id={idOf('title')} offer={offer} />
      <ErrorSummary problems={texts} attempt={form.attempt} />
      <Fields {...props} form={form} idOf={idOf} errorOf={(id) => texts.find((problem) => problem.id === idOf(id))?.text} />
      <Refused error={form.error} />
      <div className="br-actions">
        <Button kind="primary" type="submit" busy={form.busy}>
          <German text={`${offer.words}.title`}>{act.title}</German>
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={`${titleOf(offer, t)}?`}
        confirm={titleOf(offer, t)}
        busy={form.busy}
        onClose={() => setAsking(false)}
        onConfirm={() => (setAsking(false), void form.submit())}
      >
        {act.text && (
          <p className="kern-body">
            <German text={`${offer.words}.text`}>{act.text}</German>
          </p>
        )}
        <p className="kern-body">{t('process.final', { case: view.title })}</p>
      </ConfirmDialog>
    </form>
  );
}

/** The name of the act, which takes the focus when the form opens, and what follows from it. */
function Title({ id, offer: { act, words } }: { id: string; offer: Offer }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h3 className="kern-title" id={id} tabIndex={-1} ref={heading}>
        <German text={`${words}.title`}>{act.title}</German>
      </h3>
      {act.text && (
        <p className="kern-body">
          <German text={`${words}.text`}>{act.text}</German>
        </p>
      )}
      {act.final && act.fields.length === 0 && <p className="kern-body">{t('process.finalShort')}</p>}
    </>
  );
}

interface FieldsProps extends Props {
  form: ReturnType<typeof useAct>;
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
}

function Fields({ offer, view, form, idOf, errorOf }: FieldsProps) {
  const { fields } = offer.act;
  const asksForDocuments = fields.some(({ type }) => type === 'document' || type === 'documents');
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`, { enabled: asksForDocuments });
  const me = useMe().data?.personId;
  return fields.map((field) => (
    <ActFieldInput
      key={field.id}
      id={idOf(field.id)}
      field={field}
      value={form.values[field.id]}
      error={errorOf(field.id)}
      documents={usable(documents.data ?? [])}
      members={view.members.filter(({ personId }) => personId !== me)}
      onChange={(value) => form.set(field.id, value)}
    />
  ));
}

/** Why it does not go: in the words of the procedure where it has some. */
function Refused({ error }: { error: Error | null }) {
  const text = useProblemText();
  if (!error) return null;
  const reason = error instanceof ApiProblem ? error.problem.reason : undefined;
  return <Alert tone="danger" live title={reason === undefined ? text(error) : <German>{reason}</German>} />;
}

function useProblemWords(): (problem: ActProblem) => string {
  const { t, i18n } = useTranslation();
  return ({ field: { label }, key }) =>
    i18n.exists(`fieldProblem.${key}`) ? t(`fieldProblem.${key}`, { label }) : t('fieldProblem.other', { label });
}
