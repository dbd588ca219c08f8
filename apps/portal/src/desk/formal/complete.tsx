import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useSend } from '../../api/queries';
import type { CaseView, Doc, FormDefinition } from '../../api/types';
import { announce, Button, ConfirmDialog } from '../../ui';
import { Block } from '../ui/parts';
import { CommandProblem } from '../ui/problem';
import { documentItems, GENERAL_ITEMS, type FormalDraft } from './model';

interface Props {
  view: CaseView;
  form: FormDefinition;
  documents: readonly Doc[];
  draft: FormalDraft;
  onSent: () => void;
}

/** Confirms that the application is complete; names what was not ticked. */
export function Complete({ view, form, documents, draft, onSent }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const send = useSend<CaseView>(['cases']);
  const wanted = documentItems(form, documents).filter((item) => item.level === 'required' || item.documents.length > 0);
  const items = [
    ...GENERAL_ITEMS.map((item) => ({ item, label: t(`desk.formal.item.${item}`) })),
    ...wanted.map(({ item, label }) => ({ item, label })),
  ];
  const open = items.filter(({ item }) => !draft.checks[item]);
  const submit = (): void =>
    send.mutate(
      {
        path: `cases/${view.id}/formal-check/complete`,
        body: { checklist: items.map(({ item }) => ({ item, ok: draft.checks[item] ?? false })) },
      },
      {
        onSuccess: () => {
          announce(t('desk.formal.completed'));
          onSent();
          setAsking(false);
        },
      },
    );
  return (
    <Block title={t('desk.formal.result')}>
      <p className="kern-body desk-flat">{t('desk.formal.progress', { done: items.length - open.length, count: items.length })}</p>
      <div className="br-actions">
        <Button kind={open.length === 0 ? 'primary' : 'secondary'} icon="check" onClick={() => setAsking(true)}>
          {t('desk.formal.complete')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          open
          title={t('desk.formal.completeTitle')}
          confirm={t('desk.formal.complete')}
          busy={send.isPending}
          onClose={() => setAsking(false)}
          onConfirm={submit}
        >
          {open.length > 0 && (
            <>
              <p className="kern-body">{t('desk.formal.unticked')}</p>
              <ul className="kern-list kern-list--bullet">
                {open.map(({ item, label }) => (
                  <li key={item}>{label}</li>
                ))}
              </ul>
            </>
          )}
          {draft.findings.length > 0 && <p className="kern-body">{t('desk.formal.findingsDropped', { count: draft.findings.length })}</p>}
          <p className="kern-body">{t('desk.formal.completeText')}</p>
          <CommandProblem error={send.error} />
        </ConfirmDialog>
      )}
    </Block>
  );
}
