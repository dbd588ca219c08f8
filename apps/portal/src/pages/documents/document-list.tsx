import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n';
import { useSearchParams } from 'react-router';
import type { Doc } from '../../api/types';
import { Button, Empty } from '../../ui';
import { covers, type Scope } from '../case/my-part';
import { documentAnchor } from '../completeness/points';
import { DocumentRow } from './document-row';
import { LabelDialog } from './label-dialog';
import { ListTools } from './list-tools';
import { documentsIn, groupsByType, readView, writeView } from './list-view';
import { SelectionBar } from './selection-bar';
import type { TypeChoices } from './type-groups';
import { useWithdrawal } from './use-withdrawal';
import { Withdrawn, WithdrawnNotice } from './withdrawn';

/** Fewer are overlooked without filters. */
const MANY = 6;
const NONE: ReadonlySet<string> = new Set();

/** Documents to look at. */
export function DocumentList({ caseId, documents }: { caseId: string; documents: readonly Doc[] }) {
  return (
    <ul className="br-list">
      {documents.map((doc) => (
        <li key={doc.id} id={documentAnchor(doc.id)} tabIndex={-1} className="br-item" data-testid="document">
          <DocumentRow caseId={caseId} doc={doc} canReplace={false} canChange={false} selected={null} />
        </li>
      ))}
    </ul>
  );
}

interface OwnDocumentsProps {
  caseId: string;
  documents: readonly Doc[];
  /** The types that the case needs, in their order. */
  needed: readonly { readonly typeCode: string }[];
  choices: TypeChoices;
  /** Types of which new versions may be uploaded now. */
  replaceable: Scope;
  /** Types of documents that may be taken out and called something else now. */
  changeable: Scope;
}

/** The documents of the application: filtered, ordered, several at once. */
export function OwnDocuments({ caseId, documents, needed, choices, replaceable, changeable }: OwnDocumentsProps) {
  const [params, setParams] = useSearchParams();
  const [selected, setSelected] = useState(NONE);
  const [labelled, setLabelled] = useState<readonly Doc[]>([]);
  const withdrawal = useWithdrawal(caseId);
  const view = useMemo(() => readView(params), [params]);
  const present = useMemo(() => documents.filter((doc) => !doc.withdrawn), [documents]);
  const shown = useMemo(() => documentsIn(present, view), [present, view]);
  const select = useCallback((id: string, on: boolean) => setSelected((before) => changed(before, id, on)), []);
  const label = useCallback((doc: Doc) => setLabelled([doc]), []);
  const { withdraw } = withdrawal;
  const remove = useCallback((doc: Doc) => withdraw([doc]), [withdraw]);
  const mayChange = shown.filter((doc) => covers(changeable, doc.typeCode));
  const chosen = mayChange.filter((doc) => selected.has(doc.id));
  const row = (doc: Doc) => (
    <li key={doc.id} id={documentAnchor(doc.id)} tabIndex={-1} className="br-item" data-testid="document">
      <DocumentRow
        {...{ caseId, doc }}
        canReplace={covers(replaceable, doc.typeCode)}
        canChange={covers(changeable, doc.typeCode)}
        selected={mayChange.length > 1 && covers(changeable, doc.typeCode) ? selected.has(doc.id) : null}
        onSelect={select}
        onLabel={label}
        onRemove={remove}
      />
    </li>
  );
  return (
    <>
      {present.length >= MANY && (
        <ListTools documents={present} shown={shown.length} view={view} onView={(next) => setParams(writeView(next), { replace: true })} />
      )}
      <WithdrawnNotice withdrawal={withdrawal} />
      {mayChange.length > 1 && (
        <SelectionBar
          {...{ chosen, count: mayChange.length, busy: withdrawal.busy }}
          onAll={() => setSelected(new Set(mayChange.map(({ id }) => id)))}
          onNone={() => setSelected(NONE)}
          onLabel={() => setLabelled(chosen)}
          onRemove={() => {
            setSelected(NONE);
            withdraw(chosen);
          }}
        />
      )}
      {shown.length === 0 && <Nothing filtered={present.length > 0} onAll={() => setParams(new URLSearchParams(), { replace: true })} />}
      {view.grouped
        ? groupsByType(shown, needed).map((group) => (
            <section key={group.typeCode}>
              <h3 className="kern-title kern-title--small">{`${group.label} (${group.documents.length})`}</h3>
              <ul className="br-list">{group.documents.map(row)}</ul>
            </section>
          ))
        : shown.length > 0 && <ul className="br-list">{shown.map(row)}</ul>}
      <Withdrawn documents={documents} changeable={changeable} withdrawal={withdrawal} />
      {labelled.length > 0 && (
        <LabelDialog
          {...{ caseId, choices }}
          documents={labelled}
          onClose={() => {
            setLabelled([]);
            setSelected(NONE);
          }}
        />
      )}
    </>
  );
}

function changed(before: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(before);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}

function Nothing({ filtered, onAll }: { filtered: boolean; onAll: () => void }) {
  const { t } = useTranslation();
  if (!filtered) return <Empty title={t('documents.none')} />;
  return (
    <Empty title={t('documentList.noneShown')}>
      <Button onClick={onAll}>{t('documentList.showAll')}</Button>
    </Empty>
  );
}
