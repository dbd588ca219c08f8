import { useTranslation } from '../i18n';
import { PersonMark } from './person';
import type { DraftSession } from './session';
import { useStore } from './store';

/** Who else has the application open, and where. */
export function PeopleHere({ session, sectionTitle }: { session: DraftSession; sectionTitle: (id: string) => string }) {
  const { t } = useTranslation();
  const people = useStore(session.people);
  if (people.length === 0) return <p className="kern-body br-muted br-here">{t('collab.alone')}</p>;
  return (
    <ul className="br-here" aria-label={t('collab.here')}>
      {people.map(({ id, name, section }) => (
        <li key={id}>
          <PersonMark id={id} name={name} />
          <span>
            {name}
            {section !== null && <span className="br-muted"> {t('collab.inSection', { section: sectionTitle(section) })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
