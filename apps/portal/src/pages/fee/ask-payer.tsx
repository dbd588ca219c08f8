import { useState, type FormEvent } from 'react';
import { useTranslation } from '../../i18n';
import { Link, useLocation } from 'react-router';
import type { CaseView, SentInvitation } from '../../api/types';
import { Badge, Button, DateTime, Failed, Section, TextField, type Tone } from '../../ui';
import { useHashFocus } from '../application/use-hash-focus';
import { useCasePath } from '../case';
import type { MyPart } from '../case/my-part';
import { InvitationLink } from '../people/invitation-link';
import { askedToPay, invitationOf, inviteProblems, type InviteDraft } from '../people/invite.model';
import { useInvitations, useInvite } from '../people/use-invitations';
import '../people/texts';

/** Has somebody else pay: whom and when one has asked, and asking one more. */
export function AskPayer({ view, part }: { view: CaseView; part: MyPart }) {
  const { t } = useTranslation();
  useHashFocus(useLocation().hash);
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState('');
  const [tried, setTried] = useState(false);
  const { invite, data, error, isPending, reset } = useInvite(view.id);
  const draft: InviteDraft = { role: 'payer', discipline: '', email, handsOver: false };
  const wrong = inviteProblems(draft).length > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(wrong);
    if (wrong) return document.getElementById('payer-email')?.focus();
    setSentTo(email.trim());
    invite(invitationOf(draft, part));
  };
  const type = (value: string): void => {
    setEmail(value);
    if (data || error) reset();
  };
  return (
    <Section title={t('feePart.other')} id="other-payer">
      <p className="kern-body">{t('feePart.otherText')}</p>
      <Asked view={view} />
      <form className="br-form" onSubmit={submit} noValidate>
        <TextField
          id="payer-email"
          label={t('feePart.email')}
          hint={t('feePart.emailHint')}
          error={tried && wrong ? t('people.emailWrong') : null}
          optional
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => type(event.target.value)}
        />
        {error && <Failed error={error} />}
        <div className="br-actions">
          <Button type="submit" busy={isPending}>
            {t('feePart.ask')}
          </Button>
        </div>
      </form>
      {data && <InvitationLink key={data.id} invitation={data} email={sentTo} />}
    </Section>
  );
}

const TONES: Readonly<Record<SentInvitation['state'], Tone>> = {
  open: 'info',
  accepted: 'success',
  expired: 'warning',
  revoked: 'warning',
  replaced: 'warning',
};

function Asked({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const asked = askedToPay(useInvitations(view.id).data ?? []);
  if (asked.length === 0) return null;
  return (
    <>
      <h3 className="kern-title">{t('feePart.askedWhom')}</h3>
      <ul className="br-list">
        {asked.map(({ id, email, acceptedBy, createdAt, state }) => (
          <li key={id} className="br-item-head" data-testid="asked-payer">
            <span className="kern-body">
              {acceptedBy ?? email ?? t('feePart.askedLink')}{' '}
              <span className="br-muted">
                {t('feePart.askedOn')} <DateTime at={createdAt} />
              </span>
            </span>
            <Badge tone={TONES[state]}>{t(`people.state.${state}`)}</Badge>
          </li>
        ))}
      </ul>
      <p className="kern-body">
        <Link className="kern-link" to={`${path}/people`}>
          {t('feePart.manage')}
        </Link>
      </p>
    </>
  );
}
