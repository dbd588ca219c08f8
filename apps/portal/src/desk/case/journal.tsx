import { useTranslation } from '../../i18n';
import { usePaged } from '../../api/queries';
import type { JournalEntry } from '../../api/types';
import { Empty, shortInstant } from '../../ui';
import { Hash, ListStates } from '../ui/parts';

/** Everything that happened, each entry chained to the one before it by its hash. */
export default function Journal({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const query = usePaged<JournalEntry>(`cases/${caseId}/journal`);
  return (
    <div className="desk-stack">
      <p className="kern-body kern-body--small kern-body--muted desk-flat">{t('desk.journal.intro')}</p>
      <ListStates query={query} empty={<Empty title={t('desk.journal.empty')} />}>
        {(entries) => (
          <ol className="desk-journal">
            {entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} />
            ))}
          </ol>
        )}
      </ListStates>
    </div>
  );
}

/** What an entry is about in a few words, if its content says so. */
function subjectOf({ payload }: JournalEntry): string | null {
  const found = ['title', 'name', 'bodyName', 'fileNumber', 'reason']
    .map((name) => payload[name])
    .find((value) => typeof value === 'string' && value !== '');
  return (found as string | undefined) ?? null;
}

/** Proceedings beneath a case; their states bear other words than those of a case. */
const PROCEEDINGS: readonly string[] = ['builder-change', 'construction', 'objection', 'revocation', 'test-engineer', 'validity'];

function Entry({ entry }: { entry: JournalEntry }) {
  const { t, i18n } = useTranslation();
  const word = (prefix: string, name: string): string => (i18n.exists(`desk.${prefix}.${name}`) ? t(`desk.${prefix}.${name}`) : name);
  const role = word('role', entry.actor.role);
  const states = entry.process === 'payment' ? 'paymentState' : PROCEEDINGS.includes(entry.process) ? 'proceedingState' : 'state';
  return (
    <li className="desk-entry">
      <span className="desk-no">{entry.seq}</span>
      <time className="desk-entry-time" dateTime={entry.at}>
        {shortInstant(entry.at, i18n.language)}
      </time>
      <div className="desk-entry-what">
        <strong>{word('event', entry.event)}</strong>
        {subjectOf(entry) && <span>: {subjectOf(entry)}</span>}
        {entry.process !== 'building-permit' && <span className="desk-muted"> · {word('process', entry.process)}</span>}
        {entry.from !== entry.to && (
          <span className="desk-entry-states">
            {entry.from !== '' && <>{word(states, entry.from)} </>}
            <span aria-hidden="true">→</span>
            <span className="kern-sr-only">{t('desk.journal.to')}</span> {word(states, entry.to)}
          </span>
        )}
        <details className="desk-why">
          <summary>{t('desk.journal.details')}</summary>
          <div className="desk-why-body">
            <dl className="desk-facts">
              <div>
                <dt>{t('desk.journal.recordedAt')}</dt>
                <dd>{shortInstant(entry.recordedAt, i18n.language)}</dd>
              </div>
              <div>
                <dt>{t('desk.journal.hash')}</dt>
                <dd className="br-hash">{entry.hash}</dd>
              </div>
              <div>
                <dt>{t('desk.journal.previousHash')}</dt>
                <dd className="br-hash">{entry.previousHash || '–'}</dd>
              </div>
            </dl>
            <pre className="desk-payload" tabIndex={0} aria-label={t('desk.journal.payload')}>
              {JSON.stringify(entry.payload, null, 2)}
            </pre>
          </div>
        </details>
      </div>
      <div className="desk-entry-who">
        {entry.actor.name}
        {role !== entry.actor.name && <span className="desk-muted">{role}</span>}
      </div>
      <Hash value={entry.hash} />
    </li>
  );
}
