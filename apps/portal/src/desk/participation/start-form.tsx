import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useApi, useSend } from '../../api/queries';
import type { Body, CaseView, Doc, Participation } from '../../api/types';
import { announce, Button, Empty, Loaded, useToday } from '../../ui';
import { usable } from '../case/versions';
import { plusDays } from '../formal/model';
import { useDraft } from '../ui/draft';
import { CommandProblem } from '../ui/problem';
import { BodyRow } from './body-row';
import { EMPTY, inputOf, suggested, type BodyChoice, type StartDraft } from './choice';
import { DocumentChoice } from './document-choice';

/** Chooses bodies, reasons, documents and periods, and asks them all at once. */
export function StartForm({ view, participations }: { view: CaseView; participations: readonly Participation[] }) {
  const bodies = useApi<Body[]>(`cases/${view.id}/bodies`);
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`);
  return (
    <Loaded query={bodies}>
      {(list) => (
        <Loaded query={documents}>{(docs) => <Form view={view} participations={participations} bodies={list} documents={docs} />}</Loaded>
      )}
    </Loaded>
  );
}

interface FormProps {
  view: CaseView;
  participations: readonly Participation[];
  bodies: readonly Body[];
  documents: readonly Doc[];
}

function Form({ view, participations, bodies, documents }: FormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [draft, setDraft, clear] = useDraft<StartDraft>(`participation.${view.id}`, EMPTY);
  const [tried, setTried] = useState(false);
  const send = useSend<Participation[]>(['cases']);
  const available = usable(documents).filter((document) => document.direction === 'incoming');
  const all = available.map((document) => document.id);
  const common = (draft.documentIds ?? all).filter((id) => all.includes(id));
  const choiceOf = (body: Body): BodyChoice =>
    draft.bodies[body.id] ?? { selected: suggested(body, participations), reason: body.defaultReason, dueOn: '', documentIds: null };
  const chosen = bodies.map((body) => ({ body, choice: choiceOf(body) })).filter(({ choice }) => choice.selected);
  const complete =
    chosen.length > 0 && chosen.every(({ choice }) => choice.reason.trim() !== '' && (choice.dueOn === '' || choice.dueOn > today));
  const submit = (): void => {
    setTried(true);
    if (!complete) return;
    send.mutate(
      {
        path: `cases/${view.id}/participations`,
        body: { participations: chosen.map(({ body, choice }) => inputOf(body.id, choice, common)) },
      },
      {
        onSuccess: () => {
          announce(t('desk.participation.started', { count: chosen.length }));
          clear();
        },
      },
    );
  };
  if (bodies.length === 0) return <Empty title={t('desk.participation.noBodies')} />;
  return (
    <div className="desk-stack">
      <DocumentChoice
        title={t('desk.participation.documentsForAll', { chosen: common.length, count: all.length })}
        documents={available}
        chosen={common}
        onChange={(documentIds) => setDraft((old) => ({ ...old, documentIds }))}
      />
      <ul className="desk-plain desk-findings">
        {bodies.map((body) => (
          <BodyRow
            key={body.id}
            body={body}
            choice={choiceOf(body)}
            asked={participations.find((item) => item.body.id === body.id)}
            documents={available}
            common={common}
            tried={tried}
            minDate={plusDays(today, 1)}
            onChange={(changes) => setDraft((old) => ({ ...old, bodies: { ...old.bodies, [body.id]: { ...choiceOf(body), ...changes } } }))}
          />
        ))}
      </ul>
      <CommandProblem error={send.error} />
      {tried && chosen.length === 0 && (
        <p className="kern-body" role="alert">
          {t('desk.participation.chooseOne')}
        </p>
      )}
      <div className="br-actions">
        <Button kind="primary" busy={send.isPending} onClick={submit}>
          {t('desk.participation.submit', { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}
