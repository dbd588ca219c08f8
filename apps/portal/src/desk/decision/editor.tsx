import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { ApiProblem } from '../../api/http';
import { useRemember, useSend } from '../../api/queries';
import type { CaseView, CodeLabel, Decision } from '../../api/types';
import { announce, Button, ConfirmDialog, RadioGroup, TextArea } from '../../ui';
import { useDraft } from '../ui/draft';
import { Block } from '../ui/parts';
import { CommandProblem } from '../ui/problem';
import { Conflict } from './conflict';
import { HearingFirst, isHearingMissing } from './hearing-first';
import { draftOf, provisionsOf, type DecisionDraft } from './model';
import { ProvisionList } from './provision-list';
import { Suggestions } from './suggestions';

interface Props {
  view: CaseView;
  decision: Decision;
  kinds: readonly CodeLabel[];
}

/** What the editor knows: the text on the screen, whether it is saved, and whether somebody else saved meanwhile. */
function useEditor(view: CaseView, decision: Decision) {
  const { t } = useTranslation();
  const [local, setLocal, clear] = useDraft<DecisionDraft | null>(`decision.${view.id}`, null);
  const remember = useRemember();
  const path = `cases/${view.id}/decision`;
  const send = useSend<Decision>([path]);
  const draft = local ?? draftOf(decision);
  const change = (changes: Partial<DecisionDraft>): void => setLocal((old) => ({ ...(old ?? draftOf(decision)), ...changes }));
  const save = async (base = draft.base): Promise<boolean> => {
    const { kind, reasons, provisions } = draft;
    try {
      const saved = await send.mutateAsync({ path, method: 'PUT', body: { kind, reasons, provisions }, revision: base });
      remember(path, saved);
      clear();
      announce(t('desk.decision.saved'));
      return true;
    } catch {
      return false;
    }
  };
  const stale = send.error instanceof ApiProblem && (send.error.code === 'stale-revision' || send.error.status === 412);
  const conflict = local !== null && (stale || local.base !== decision.revision);
  return { draft, dirty: local !== null, change, save, clear, send, conflict, error: stale ? null : send.error };
}

/** The officer's draft of the decision. */
export function Editor({ view, decision, kinds }: Props) {
  const { t } = useTranslation();
  const editor = useEditor(view, decision);
  const { draft, dirty, change, save } = editor;
  useSaveKey(() => void (dirty && !editor.conflict && save()));
  return (
    <div className="desk-stack">
      {editor.conflict && (
        <Conflict
          decision={decision}
          kinds={kinds}
          busy={editor.send.isPending}
          onKeep={() => void save(decision.revision)}
          onDiscard={() => (editor.clear(), editor.send.reset())}
        />
      )}
      <div className="desk-two desk-two--editor">
        <div className="desk-stack">
          <Block title={t('desk.decision.draft')}>
            <RadioGroup
              name="decision-kind"
              label={t('desk.decision.kindLabel')}
              horizontal
              value={draft.kind}
              choices={(['grant', 'refuse'] as const).map((kind) => ({ value: kind, label: t(`desk.decision.kind.${kind}`) }))}
              onValue={(kind) => change({ kind: kind as Decision['kind'] })}
            />
            <TextArea
              label={t('desk.decision.reasons')}
              optional={draft.kind === 'grant'}
              hint={t('desk.decision.reasonsHint')}
              rows={8}
              value={draft.reasons}
              onChange={(event) => change({ reasons: event.target.value })}
            />
          </Block>
          <ProvisionList provisions={draft.provisions} kinds={kinds} onChange={(provisions) => change({ provisions })} />
        </div>
        <Suggestions
          suggested={provisionsOf(decision.suggested)}
          provisions={draft.provisions}
          kinds={kinds}
          onTake={(taken) => change({ provisions: [...draft.provisions, ...taken] })}
        />
      </div>
      <CommandProblem error={editor.error} />
      <Footer view={view} editor={editor} />
    </div>
  );
}

/** Ctrl+S or Cmd+S saves. */
function useSaveKey(save: () => void): void {
  const current = useRef(save);
  useEffect(() => {
    current.current = save;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      current.current();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function Footer({ view, editor }: { view: CaseView; editor: ReturnType<typeof useEditor> }) {
  const { t } = useTranslation();
  const { draft, dirty, save, conflict } = editor;
  const [asking, setAsking] = useState(false);
  const propose = useSend<CaseView>(['cases']);
  const mayPropose = view.allowed.includes('PROPOSE_DECISION') && view.openParticipations === 0;
  const noReasons = draft.kind === 'refuse' && draft.reasons.trim() === '';
  const submit = async (): Promise<void> => {
    if (dirty && !(await save())) return setAsking(false);
    propose.mutate(
      { path: `cases/${view.id}/decision/propose` },
      { onSuccess: () => (setAsking(false), announce(t('desk.decision.proposed'))) },
    );
  };
  return (
    <div className="desk-send desk-sticky">
      <span className="kern-body kern-body--small">{t(dirty ? 'desk.decision.unsaved' : 'desk.decision.allSaved')}</span>
      <div className="br-actions">
        <Button busy={editor.send.isPending} disabled={!dirty || conflict} onClick={() => void save()}>
          {t('desk.decision.save')}
        </Button>
        {mayPropose && (
          <Button kind="primary" disabled={conflict || noReasons} onClick={() => setAsking(true)}>
            {t('desk.decision.propose')}
          </Button>
        )}
      </div>
      {!mayPropose && view.openParticipations > 0 && (
        <p className="kern-body kern-body--small desk-flat">{t('desk.decision.waiting', { count: view.openParticipations })}</p>
      )}
      {mayPropose && noReasons && <p className="kern-body kern-body--small desk-flat">{t('desk.decision.reasonsNeeded')}</p>}
      <ConfirmDialog
        open={asking}
        title={t('desk.decision.proposeTitle')}
        confirm={t('desk.decision.propose')}
        busy={propose.isPending || editor.send.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => void submit()}
      >
        <p className="kern-body">{t('desk.decision.proposeText')}</p>
        {isHearingMissing(propose.error) ? <HearingFirst caseId={view.id} /> : <CommandProblem error={propose.error} />}
      </ConfirmDialog>
    </div>
  );
}
