import { useTranslation } from '../i18n';
import type { Member } from '../api/types';
import { Select } from '../ui';
import { ASSIGNMENT_STATES, type Assignment } from './assignments';
import type { DraftSession } from './session';
import { useStore } from './store';

const NOBODY: Assignment = { personId: null, state: 'open' };

/** People of the case, each once, with whatever roles. */
export const peopleOf = (members: readonly Member[]): { id: string; name: string }[] => [
  ...new Map(members.map(({ personId, name }) => [personId, { id: personId, name }])).values(),
];

/** Who does this section, and how far it is. */
export function AssignmentBar({ session, section, members }: { session: DraftSession; section: string; members: readonly Member[] }) {
  const { t } = useTranslation();
  const assignment = useStore(session.assignments)[section] ?? NOBODY;
  const people = peopleOf(members).map(({ id, name }) => ({ value: id, label: name }));
  const states = ASSIGNMENT_STATES.map((state) => ({ value: state, label: t(`collab.assignmentState.${state}`) }));
  const assign = (change: Partial<Assignment>): void => session.assign(section, { ...assignment, ...change });
  const name = people.find(({ value }) => value === assignment.personId)?.label ?? t('collab.nobody');
  return (
    <details className="br-more">
      <summary>{t('collab.assignment', { name, state: t(`collab.assignmentState.${assignment.state}`) })}</summary>
      <div className="br-assignment">
        <Select
          id={`${section}-assigned`}
          label={t('collab.assigned')}
          empty={t('collab.nobody')}
          choices={people}
          value={assignment.personId ?? ''}
          onChange={(event) => assign({ personId: event.target.value === '' ? null : event.target.value })}
        />
        <Select
          id={`${section}-assignment-state`}
          label={t('collab.assignmentStateLabel')}
          choices={states}
          value={assignment.state}
          onChange={(event) => assign({ state: ASSIGNMENT_STATES.find((state) => state === event.target.value) ?? 'open' })}
        />
      </div>
    </details>
  );
}

/** One line of it for the task list: who does the section, who is in it now, what was asked. */
export function SectionNote({ session, section, members }: { session: DraftSession; section: string; members: readonly Member[] }) {
  const { t } = useTranslation();
  const assignment = useStore(session.assignments)[section];
  const here = useStore(session.people).filter((person) => person.section === section);
  const comments = Object.values(useStore(session.comments));
  const open = comments.filter(({ path, resolvedAt }) => path.startsWith(`${section}.`) && resolvedAt === null).length;
  const name = members.find(({ personId }) => personId === assignment?.personId)?.name ?? t('collab.nobody');
  const notes = [
    assignment && t('collab.assignedTo', { name, state: t(`collab.assignmentState.${assignment.state}`) }),
    here.length > 0 && t('collab.inHere', { names: here.map((person) => person.name).join(', ') }),
    open > 0 && t('collab.openComments', { count: open }),
  ].filter((note) => typeof note === 'string');
  return notes.length > 0 ? notes.join(' · ') : null;
}
