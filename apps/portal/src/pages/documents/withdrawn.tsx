import { useTranslation } from '../../i18n';
import type { Doc } from '../../api/types';
import { Alert, Attention, Button, German, useProblemText } from '../../ui';
import { covers, type Scope } from '../case/my-part';
import type { Withdrawal } from './use-withdrawal';

/** Nothing usable was lost with a document without any version that was taken. */
const canComeBack = (doc: Doc): boolean => doc.currentVersion > 0;

/** Says what was just taken out, and offers to take it back. The row that had the focus is gone, so it comes here. */
export function WithdrawnNotice({ withdrawal: { last, error, busy, restore } }: { withdrawal: Withdrawal }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [first] = last;
  const back = last.filter(canComeBack);
  return (
    <>
      {error !== null && <Alert tone="danger" title={problemText(error)} live />}
      {first && (
        <div className="br-undo" key={first.id}>
          <Attention>
            <Alert
              tone="success"
              live
              title={
                last.length === 1
                  ? t('documentList.removed', { title: first.title })
                  : t('documentList.removedMany', { count: last.length })
              }
            >
              {back.length > 0 && (
                <div className="br-actions">
                  <Button icon="autorenew" busy={busy} onClick={() => restore(back)}>
                    {t('documentList.undo')}
                  </Button>
                </div>
              )}
            </Alert>
          </Attention>
        </div>
      )}
    </>
  );
}

interface WithdrawnProps {
  documents: readonly Doc[];
  changeable: Scope;
  withdrawal: Withdrawal;
}

/** What was taken out before; until the application is filed it can be brought back. */
export function Withdrawn({ documents, changeable, withdrawal: { busy, restore } }: WithdrawnProps) {
  const { t } = useTranslation();
  const withdrawn = documents.filter((doc) => doc.withdrawn && canComeBack(doc) && covers(changeable, doc.typeCode));
  if (withdrawn.length === 0) return null;
  return (
    <details className="br-more">
      <summary className="kern-body">{t('documentList.withdrawn', { count: withdrawn.length })}</summary>
      <p className="kern-body kern-body--small">{t('documentList.withdrawnText')}</p>
      <ul className="br-needed">
        {withdrawn.map((doc) => (
          <li key={doc.id} className="br-needed-item">
            <span className="kern-body">
              {doc.title}
              <span className="br-muted br-basis">
                <German>{doc.typeLabel}</German>
              </span>
            </span>
            <Button kind="tertiary" icon="autorenew" busy={busy} onClick={() => restore([doc])}>
              {t('documentList.restore')}
              <span className="br-sr-only"> {doc.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
