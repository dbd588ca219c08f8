import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useNavigate } from 'react-router';
import { useAuthority, useMe, useSend } from '../../api/queries';
import type { CaseView, Member } from '../../api/types';
import { Alert, announce, Badge, Button, ConfirmDialog, Section, ShortDate, Table, useProblemText } from '../../ui';
import { isLastBuilder, mayEnd, type MyPart } from '../case/my-part';
import { useDisciplines } from './use-invitations';
import './texts';
import './people.css';

interface MembersProps {
  view: CaseView;
  part: MyPart;
}

/** Everybody of the applicant side with role and field, whether they have identified, and the way out. */
export function Members({ view, part }: MembersProps) {
  const { t } = useTranslation();
  const me = useMe().data?.personId ?? '';
  const { members } = view;
  return (
    <Section title={t('people.members')}>
      <Table
        caption={t('people.members')}
        columns={[
          {
            key: 'name',
            header: t('people.name'),
            cell: (member) => <Name member={member} mine={member.personId === me} />,
            primary: true,
          },
          { key: 'role', header: t('people.role'), cell: (member) => <RoleOf {...member} /> },
          { key: 'since', header: t('people.since'), cell: (member) => <ShortDate date={member.joinedAt} /> },
          {
            key: 'end',
            header: t('people.actions'),
            hiddenHeader: true,
            cell: (member) =>
              mayEnd(part, { member, members, me }) ? (
                <End view={view} member={member} mine={member.personId === me} />
              ) : (
                isLastBuilder(members, member) &&
                part.submits && <span className="kern-body kern-body--small kern-body--muted">{t('people.lastBuilder')}</span>
              ),
          },
        ]}
        rows={members}
        rowKey={(member) => `${member.personId}-${member.role}`}
      />
      {members.some((member) => !member.identified) && (
        <p className="kern-body kern-body--small kern-body--muted">{t('people.notIdentifiedText')}</p>
      )}
    </Section>
  );
}

function Name({ member, mine }: { member: Member; mine: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="br-person-name">
      <span>
        {member.name}
        {mine && <span className="br-muted"> ({t('people.you')})</span>}
      </span>
      {!member.identified && <Badge tone="warning">{t('people.notIdentified')}</Badge>}
    </span>
  );
}

/** 'Fachplanerin oder Fachplaner: Brandschutz' */
export function RoleOf({ role, discipline }: Pick<Member, 'role' | 'discipline'>) {
  const { t } = useTranslation();
  const known = useDisciplines(discipline !== null).data;
  const label = known?.find(({ id }) => id === discipline)?.label;
  return (
    <>
      {t(`role.${role}`)}
      {label && <span lang="de">: {label}</span>}
    </>
  );
}

type Ending = Pick<Member, 'personId' | 'name' | 'role'>;

/** Ends one's own role where nothing is said about members. */
export function Leave({ view, role }: { view: CaseView; role: Member['role'] }) {
  const me = useMe().data;
  return me ? <End view={view} member={{ ...me, role }} mine /> : null;
}

/** Takes somebody out, or leaves; asks first and names what follows. */
function End({ view, member, mine }: { view: CaseView; member: Ending; mine: boolean }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const problemText = useProblemText();
  const navigate = useNavigate();
  const authority = useAuthority();
  const end = useSend([`cases/${view.id}`, 'cases']);
  const { name } = member;
  const stays = view.members.some((other) => other.personId === member.personId && other.role !== member.role);
  const go = (): void =>
    end.mutate(
      { path: `cases/${view.id}/members/${member.personId}/remove`, body: { role: member.role } },
      {
        onSuccess: () => {
          setAsking(false);
          if (mine && !stays) void navigate(`/${authority}`, { replace: true });
          else announce(t('people.removed', { name }));
        },
      },
    );
  return (
    <span className="br-person-end">
      <Button kind="tertiary" small onClick={() => setAsking(true)}>
        {mine ? t('people.leave') : t('people.remove')}
        {!mine && <span className="br-sr-only">: {name}</span>}
      </Button>
      <ConfirmDialog
        open={asking}
        title={mine ? t('people.leaveTitle') : t('people.removeTitle', { name })}
        confirm={mine ? t('people.leave') : t('people.remove')}
        busy={end.isPending}
        onConfirm={go}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{useConsequence(name, mine, stays)}</p>
        {view.status === 'draft' && view.members.length > 0 && (
          <p className="kern-body">{mine ? t('people.leaveSigned') : t('people.removeSigned', { name })}</p>
        )}
        {end.error && <Alert tone="danger" title={problemText(end.error)} live />}
      </ConfirmDialog>
    </span>
  );
}

function useConsequence(name: string, mine: boolean, stays: boolean): string {
  const { t } = useTranslation();
  if (mine) return stays ? t('people.leaveOther') : `${t('people.leaveText')} ${t('people.leaveBack')}`;
  return stays ? t('people.removeOther', { name }) : `${t('people.removeText', { name })} ${t('people.removeBack', { name })}`;
}
