import { useEffect } from 'react';
import { useTranslation } from '../../i18n';
import { useApi, useSend } from '../../api/queries';
import type { ContentSuggestions as Suggestions, Doc } from '../../api/types';
import { Alert, announce, Button, German } from '../../ui';
import { covers, type Scope } from '../case/my-part';

const POLL_MS = 3_000;
type Suggestion = Suggestions['items'][number];

interface ContentSuggestionsProps {
  caseId: string;
  documents: readonly Doc[];
  changeable: Scope;
}

/** Documents whose own words name another type than they have: offered with the reason, taken over one by one or together. */
export function ContentSuggestions({ caseId, documents, changeable }: ContentSuggestionsProps) {
  const { t } = useTranslation();
  const path = `cases/${caseId}/documents/suggestions`;
  const { data, refetch } = useApi<Suggestions>(path, { poll: (view) => (view !== undefined && view.filesToRead > 0 ? POLL_MS : false) });
  const label = useSend([`cases/${caseId}`]);
  // What has arrived since may say something.
  const there = documents.filter((doc) => doc.currentVersion > 0).length;
  useEffect(() => void refetch(), [refetch, there]);
  const known = (data?.items ?? []).flatMap((suggestion) => {
    const doc = documents.find(({ id, withdrawn }) => id === suggestion.documentId && !withdrawn);
    const may = doc && covers(changeable, doc.typeCode) && covers(changeable, suggestion.typeCode);
    return may && doc.typeCode !== suggestion.typeCode ? [{ suggestion, doc }] : [];
  });
  if (known.length === 0) return null;
  const take = (suggestions: readonly Pick<Suggestion, 'documentId' | 'typeCode'>[]): void => {
    const labels = suggestions.map(({ documentId, typeCode }) => ({ documentId, typeCode }));
    const onSuccess = (): void => announce(t('labels.changed', { count: labels.length }));
    label.mutate({ path: `cases/${caseId}/documents/labels`, body: { labels } }, { onSuccess });
  };
  return (
    <Alert title={t('labels.title', { count: known.length })}>
      <ul className="br-needed" data-testid="content-suggestions">
        {known.map(({ suggestion, doc }) => (
          <li key={doc.id} className="br-needed-item">
            <span className="kern-body">
              <strong>{doc.title}</strong>
              <br />
              {t('labels.suggestion', { label: suggestion.typeLabel, code: suggestion.typeCode })},{' '}
              {t('labels.now', { label: doc.typeLabel })}
              <span className="br-muted br-basis">
                <German>{suggestion.why}</German>
              </span>
            </span>
            <span className="br-actions">
              <Button small busy={label.isPending} onClick={() => take([suggestion])}>
                {t('labels.take')}
                <span className="br-sr-only"> {doc.title}</span>
              </Button>
              <Button small kind="tertiary" busy={label.isPending} onClick={() => take([{ documentId: doc.id, typeCode: doc.typeCode }])}>
                {t('labels.keep')}
                <span className="br-sr-only"> {doc.title}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {known.length > 1 && (
        <div className="br-actions">
          <Button busy={label.isPending} onClick={() => take(known.map(({ suggestion }) => suggestion))}>
            {t('labels.takeAll', { count: known.length })}
          </Button>
        </div>
      )}
    </Alert>
  );
}
