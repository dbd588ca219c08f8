import { useState, type FormEvent } from 'react';
import { useTranslation } from '../../i18n';
import { useLocation, useSearchParams } from 'react-router';
import type { CaseRole, CaseView } from '../../api/types';
import { Button, Checkbox, Failed, RadioGroup, Section, Select, TextField } from '../../ui';
import { useHashFocus } from '../application/use-hash-focus';
import { useFormTexts } from '../application/texts';
import { useCaseForm } from '../application/use-form';
import { isCaseRole, type MyPart } from '../case/my-part';
import { InvitationLink } from './invitation-link';
import { draftFrom, invitationOf, inviteProblems, losesAccess, mayHandOver, type InviteDraft } from './invite.model';
import { useDisciplines, useInvite } from './use-invitations';

interface InviteProps {
  view: CaseView;
  part: MyPart;
}

/** Invites somebody: as what, for which field, by mail or by a link to pass on. */
export function Invite({ view, part }: InviteProps) {
  const { t } = useTranslation();
  const [preset] = useSearchParams();
  const [draft, setDraft] = useState(() => draftFrom(preset, part));
  const [tried, setTried] = useState(false);
  const [sentTo, setSentTo] = useState('');
  const { invite, data, error, isPending, reset } = useInvite(view.id);
  useHashFocus(useLocation().hash);
  const problems = tried ? inviteProblems(draft) : [];
  const change = (more: Partial<InviteDraft>): void => {
    setDraft({ ...draft, ...more });
    if (data || error) reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = inviteProblems(draft);
    setTried(wrong.length > 0);
    if (wrong[0]) return document.getElementById(`invite-${wrong[0]}`)?.focus();
    setSentTo(draft.email.trim());
    invite(invitationOf(draft, part));
  };
  return (
    <Section title={t('people.invite')} id="invite">
      <form className="br-form" onSubmit={submit} noValidate>
        <Roles part={part} role={draft.role} onRole={(role) => change({ role, handsOver: false })} />
        {draft.role === 'planner' && (
          <DisciplineField
            view={view}
            value={draft.discipline}
            error={problems.includes('discipline') ? t('people.disciplineMissing') : null}
            onValue={(discipline) => change({ discipline })}
          />
        )}
        <TextField
          id="invite-email"
          label={t('people.email')}
          hint={t('people.emailHint')}
          error={problems.includes('email') ? t('people.emailWrong') : null}
          optional
          type="email"
          autoComplete="off"
          value={draft.email}
          onChange={(event) => change({ email: event.target.value })}
        />
        {mayHandOver(draft.role, part) && <HandOver part={part} draft={draft} onValue={(handsOver) => change({ handsOver })} />}
        {error && <Failed error={error} />}
        <div className="br-actions">
          <Button kind="primary" type="submit" busy={isPending}>
            {t('people.create')}
          </Button>
        </div>
      </form>
      {data && <InvitationLink key={data.id} invitation={data} email={sentTo} />}
    </Section>
  );
}

function Roles({ part, role, onRole }: { part: MyPart; role: CaseRole; onRole: (role: CaseRole) => void }) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      name="role"
      label={t('people.inviteRole')}
      value={role}
      onValue={(value) => isCaseRole(value) && onRole(value)}
      choices={part.invites.map((value) => ({ value, label: t(`role.${value}`), hint: t(`people.hint.${value}`) }))}
    />
  );
}

interface DisciplineProps {
  view: CaseView;
  value: string;
  error: string | null;
  onValue: (id: string) => void;
}

/** The field of work, and what of the application comes with it. */
function DisciplineField({ view, value, error, onValue }: DisciplineProps) {
  const { t } = useTranslation();
  const disciplines = useDisciplines();
  const form = useCaseForm(view);
  const texts = useFormTexts(form.data);
  const chosen = disciplines.data?.find(({ id }) => id === value);
  const there = form.data?.sections.filter(({ id }) => chosen?.sections.includes(id)) ?? [];
  const sections = there.map(({ id }) => texts.section(id)).join(', ');
  if (disciplines.error) return <Failed error={disciplines.error} retry={() => void disciplines.refetch()} />;
  if (disciplines.data?.length === 0) return <p className="kern-body">{t('people.disciplineNone')}</p>;
  const parts = sections === '' ? t('people.disciplineDocuments') : t('people.disciplineParts', { sections });
  return (
    <Select
      id="invite-discipline"
      label={t('people.discipline')}
      hint={chosen && parts}
      error={error}
      empty={t('people.disciplineEmpty')}
      choices={(disciplines.data ?? []).map(({ id, label }) => ({ value: id, label }))}
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}

/** Passing on one's own role. */
function HandOver({ part, draft, onValue }: { part: MyPart; draft: InviteDraft; onValue: (on: boolean) => void }) {
  const { t } = useTranslation();
  const hint = t('people.handsOverHint', { role: t(`role.${draft.role}`) });
  return (
    <Checkbox
      label={t('people.handsOver')}
      hint={losesAccess(draft.role, part) ? `${hint} ${t('people.handsOverLast')}` : hint}
      checked={draft.handsOver}
      onChange={(event) => onValue(event.target.checked)}
    />
  );
}
