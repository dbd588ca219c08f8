import { useTranslation } from '../../i18n';
import type { Doc } from '../../api/types';
import { Alert, Button } from '../../ui';
import { useUploadProblem } from './upload-problem';
import { forgetSettled, type UploadItem } from './upload-store';
import { outcomeOf, type Outcome } from './upload-sums';

/** The names of so many files are told; of more, their number. */
const NAMED = 8;

/** What has become of the files that were sent: how many were taken, and why the others were not. */
export function UploadOutcome({ caseId, uploads }: { caseId: string; uploads: readonly UploadItem[] }) {
  const { t } = useTranslation();
  const outcome = outcomeOf(uploads);
  if (!outcome) return null;
  const { taken, checking, refusedCount } = outcome;
  return (
    <Alert tone={refusedCount > 0 ? 'warning' : checking > 0 ? 'info' : 'success'} title={<Title outcome={outcome} />} live>
      {checking > 0 && taken + refusedCount > 0 && <p className="kern-body">{t('outcome.checking', { count: checking })}</p>}
      {refusedCount > 0 && <Refused refused={outcome.refused} />}
      <div className="br-actions">
        <Button kind="tertiary" icon="close" onClick={() => forgetSettled(caseId)}>
          {t('outcome.close')}
        </Button>
      </div>
    </Alert>
  );
}

function Title({ outcome: { taken, checking, refusedCount } }: { outcome: Outcome }) {
  const { t } = useTranslation();
  if (refusedCount > 0) return t('outcome.title', { taken, refused: refusedCount });
  return taken > 0 ? t('outcome.allTaken', { count: taken }) : t('outcome.checkingTitle', { count: checking });
}

function Refused({ refused }: Pick<Outcome, 'refused'>) {
  const { t } = useTranslation();
  const problem = useUploadProblem();
  return (
    <>
      <p className="kern-body">{t('outcome.reasons')}</p>
      <ul className="br-outcome">
        {refused.map(({ problem: code, names }) => (
          <li key={code} className="kern-body">
            <strong>{names.slice(0, NAMED).join(', ')}</strong>
            {names.length > NAMED && ` (+${names.length - NAMED})`}: {problem(code)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The check for malware is down: what has arrived waits, and nobody has to do anything. */
export function ScannerNotice({ documents }: { documents: readonly Doc[] }) {
  const { t } = useTranslation();
  const waiting = documents.flatMap((doc) => (doc.withdrawn ? [] : doc.versions.filter((version) => version.waiting === 'scanner')));
  if (waiting.length === 0) return null;
  return (
    <Alert tone="warning" title={t('scanner.title', { count: waiting.length })} live>
      {t('scanner.text')}
    </Alert>
  );
}
