import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../i18n';
import { useApi, useGuest } from '../../api/queries';
import type { CaseView, Doc, Fee, SupplementRequest } from '../../api/types';
import { Badge, Card, DeadlineLabel, formatMoney, German, Section } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { useProcedure } from '../case/procedure';
import { useMyPart } from '../case/use-my-part';
import { countMissing } from '../completeness/points';
import { useCompleteness } from '../completeness/use-completeness';
import { dueNow, isDecided } from '../fee/fee.model';
import '../fee/texts';
import { useMessages } from '../messages/use-messages';
import { RoleOf } from '../people/members';
import { useInvitations } from '../people/use-invitations';
import '../sign-off/texts';
import { useSignOffs } from '../sign-off/use-sign-offs';
import { countDocuments, countPoints, countReleases, partsOf, unreadTopics, type Release } from './counts';
import './glance.css';
import './texts';

/** So many lines of a kind; the rest is a number, and the page behind the card. */
const LINES = 4;

/** The whole room in some cards: each says how one thing stands and leads to it. What is not there has no card. */
export function Glance() {
  const { t } = useTranslation();
  const view = useCaseView();
  return (
    <Section title={t('glance.title')}>
      <div className="room-glance" data-testid="glance">
        {view.supplements && <Points view={view} request={view.supplements} />}
        <Messages view={view} />
        <FeeCard view={view} />
        <Documents view={view} />
        <Releases />
        <People view={view} />
      </div>
    </Section>
  );
}

function Fact({ title, to, children }: { title: string; to: string; children: ReactNode }) {
  const path = useCasePath();
  return (
    <Card level={3} small title={title} to={`${path}/${to}`}>
      {children}
    </Card>
  );
}

/** The first of many, each a line. */
function Some<T extends { key: string; line: ReactNode }>({ lines }: { lines: readonly T[] }) {
  const { t } = useTranslation();
  const more = lines.length - LINES;
  return (
    <ul className="room-lines kern-body kern-body--small">
      {lines.slice(0, LINES).map(({ key, line }) => (
        <li key={key}>{line}</li>
      ))}
      {more > 0 && <li>{t('glance.more', { count: more })}</li>}
    </ul>
  );
}

function Points({ view, request }: { view: CaseView; request: SupplementRequest }) {
  const { t } = useTranslation();
  const { open, insufficient } = countPoints(request);
  const deadline = view.deadlines.find(({ kind, status }) => kind === 'supplements' && status === 'open');
  return (
    <Fact title={t('room.supplements')} to="supplements">
      {open > 0 ? <Badge tone="warning">{t('glance.points', { count: open })}</Badge> : <p className="kern-body">{t('glance.answered')}</p>}
      {open > 0 && deadline && (
        <p className="kern-body kern-body--small">
          <DeadlineLabel deadline={deadline} plain />
        </p>
      )}
      {insufficient > 0 && <Badge tone="warning">{t('glance.insufficient', { count: insufficient })}</Badge>}
    </Fact>
  );
}

function Messages({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const known = useMessages(view.id).data;
  if (!known || known.topics.length === 0) return null;
  const lines = unreadTopics(known.topics).map(({ id, title, unread }) => ({ key: id, line: `${title} (${unread})` }));
  return (
    <Fact title={t('room.messages')} to="messages">
      {known.unread > 0 ? (
        <Badge tone="warning">{t('glance.unread', { count: known.unread })}</Badge>
      ) : (
        <p className="kern-body">{t('glance.read')}</p>
      )}
      {lines.length > 0 && <Some lines={lines} />}
    </Fact>
  );
}

function FeeCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const guest = useGuest();
  const { invites } = useMyPart();
  const later = useProcedure(view)?.feeDue === 'with-decision' && !isDecided(view);
  const fee = useApi<Fee>(`cases/${view.id}/fee`).data;
  if (!fee || (fee.totalCents === 0 && fee.paidCents === 0)) return null;
  const due = dueNow(view, fee);
  const [amount, total] = [formatMoney(fee.paidCents), formatMoney(fee.totalCents)];
  const paid = fee.paidCents < fee.totalCents ? t('glance.paid', { amount, total }) : t('glance.paidAll', { amount });
  return (
    <Fact title={t('tasks.fee')} to="fee">
      {due && <Badge tone="warning">{t('glance.due', { amount: formatMoney(due.cents) })}</Badge>}
      {fee.paidCents > 0 && <p className="kern-body">{paid}</p>}
      {later && fee.paidCents === 0 && <p className="kern-body">{t('glance.feeLater', { total })}</p>}
      {due && !guest && invites.includes('payer') && (
        <p className="kern-body kern-body--small">
          <Link className="kern-link room-above" to={`${path}/fee#other-payer`}>
            {t('feePart.other')}
          </Link>
        </p>
      )}
    </Fact>
  );
}

function Documents({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`).data;
  const completeness = useCompleteness(view.id).data;
  if (!documents) return null;
  const { count, checking, refused } = countDocuments(documents);
  const missing = isDecided(view) || view.ball === 'nobody' ? 0 : countMissing(completeness?.points ?? []).documents;
  return (
    <Fact title={t('tasks.documents')} to="documents">
      <p className="kern-body">{count === 0 ? t('glance.documentsNone') : t('tasks.documentsHint', { count })}</p>
      {checking > 0 && <Badge>{t('glance.checking', { count: checking })}</Badge>}
      {refused > 0 && <Badge tone="danger">{t('glance.refused', { count: refused })}</Badge>}
      {missing > 0 && <Badge tone="warning">{t('glance.missing', { count: missing })}</Badge>}
    </Fact>
  );
}

function Releases() {
  const { t } = useTranslation();
  const { members, status } = useCaseView();
  const items = useSignOffs().data?.items ?? [];
  if (items.length === 0) return null;
  const { count, done, by, waiting, fallen } = countReleases(items, members);
  return (
    <Fact title={t('signOff.title')} to={`${status === 'supplementsRequested' ? 'supplements' : 'application'}#sign-offs`}>
      <p className="kern-body">{done === count ? t('glance.releasedAll') : t('glance.released', { done, count })}</p>
      {by.length > 0 && (
        <p className="kern-body kern-body--small">
          {t('signOff.by')} {by.join(', ')}
        </p>
      )}
      <Open title={t('glance.fell')} releases={fallen} />
      <Open title={t('glance.waiting')} releases={waiting} />
    </Fact>
  );
}

function Open({ title, releases }: { title: string; releases: readonly Release[] }) {
  if (releases.length === 0) return null;
  const lines = releases.map(({ id, title: what, who }) => ({
    key: id,
    line: (
      <>
        <German>{what}</German>
        {who.length > 0 && ` (${who.join(', ')})`}
      </>
    ),
  }));
  return (
    <div>
      <p className="kern-body kern-body--small">{title}</p>
      <Some lines={lines} />
    </div>
  );
}

function People({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { invites } = useMyPart();
  const open = (useInvitations(view.id, invites.length > 0).data ?? []).filter(({ state }) => state === 'open');
  const people = partsOf(view.members).map(({ personId, name, roles }) => ({
    key: personId,
    line: (
      <>
        {name} (
        {roles.map((member, index) => (
          <span key={member.role}>
            {index > 0 && ', '}
            <RoleOf {...member} />
          </span>
        ))}
        )
      </>
    ),
  }));
  const invited = open.map((invitation) => ({
    key: invitation.id,
    line: (
      <>
        {invitation.email && `${invitation.email}, `}
        <RoleOf {...invitation} />
      </>
    ),
  }));
  return (
    <Fact title={t('tasks.people')} to="people">
      <p className="kern-body">{t('glance.people', { count: people.length })}</p>
      <Some lines={people} />
      {invited.length > 0 && (
        <div>
          <p className="kern-body kern-body--small">{t('glance.invited', { count: invited.length })}</p>
          <Some lines={invited} />
        </div>
      )}
    </Fact>
  );
}
