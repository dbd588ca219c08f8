import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import { useCasePath, useCaseView } from '../case';
import { useMyPart } from '../case/use-my-part';
import type { CaseView } from '../../api/types';
import { Alert, DateTime, DeadlineLabel, FactList, German, LinkButton, Section, StatusBadge, useDeadlineTitle, type Fact } from '../../ui';
import { Glance } from './glance';
import { LinkedCases } from './linked-cases';
import { RoomPage } from './room-page';

/** The case room at a glance: what to do, open dates with their explanation, the facts. */
export default function OverviewPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  return (
    <RoomPage>
      <WhatToDo view={view} />
      <LinkedCases view={view} />
      <Glance />
      <Dates view={view} />
      <Section title={t('room.facts')}>
        <FactList facts={useFacts(view)} />
      </Section>
      <End view={view} />
    </RoomPage>
  );
}

function WhatToDo({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const part = useMyPart();
  if (view.status === 'supplementsRequested' && part.leads) {
    return (
      <div className="br-actions">
        <LinkButton kind="primary" to={`${path}/supplements`}>
          {t('room.answerSupplements')}
        </LinkButton>
      </div>
    );
  }
  if (view.decision?.noticeDocumentId) {
    return (
      <div className="br-actions">
        <LinkButton kind="primary" to={`${path}/notices`}>
          {t('room.toNotice')}
        </LinkButton>
      </div>
    );
  }
  if (view.ball === 'applicants' && part.leads) {
    return (
      <div className="br-actions">
        <LinkButton kind="primary" to={`${path}/steps`}>
          {t('room.toSteps')}
        </LinkButton>
      </div>
    );
  }
  return null;
}

function Dates({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const title = useDeadlineTitle();
  const open = view.deadlines
    .filter((deadline) => deadline.status === 'open')
    .toSorted((left, right) => left.dueOn.localeCompare(right.dueOn));
  const path = useCasePath();
  if (open.length === 0) return null;
  const facts = open.map((deadline) => ({
    key: deadline.id,
    label: [title(deadline), deadline.bodyName].filter(Boolean).join(': '),
    value: <DeadlineLabel deadline={deadline} />,
  }));
  return (
    <Section title={t('room.dates')}>
      <FactList facts={facts} />
      <p className="kern-body">
        <Link className="kern-link" to={`${path}/deadlines`}>
          {t('room.allDates')}
        </Link>
      </p>
    </Section>
  );
}

function useFacts(view: CaseView): Fact[] {
  const { t } = useTranslation();
  const facts: Fact[] = [
    { key: 'status', label: t('room.status'), value: <StatusBadge status={view.status} label={view.statusLabel} /> },
    { key: 'fileNumber', label: t('receipt.fileNumber'), value: view.fileNumber ?? '–' },
    { key: 'place', label: t('room.place'), value: view.place },
    { key: 'procedure', label: t('receipt.procedure'), value: <German>{`${view.procedureTitle} (${view.procedureBasis})`}</German> },
  ];
  if (view.submittedAt) facts.push({ key: 'at', label: t('receipt.received'), value: <DateTime at={view.submittedAt} /> });
  if (view.snapshotHash) facts.push({ key: 'hash', label: t('receipt.hash'), value: <span className="br-hash">{view.snapshotHash}</span> });
  return facts;
}

function End({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const path = useCasePath();
  if (view.status === 'discarded') return <Alert title={t('statusSentence.state.discarded')} />;
  return (
    <div className="br-actions">
      <LinkButton kind="tertiary" to={`${path}/receipt`}>
        {t('room.receipt')}
      </LinkButton>
      {view.allowed.includes('WITHDRAW') && (
        <LinkButton kind="tertiary" to={`${path}/withdraw`}>
          {t('room.withdraw')}
        </LinkButton>
      )}
    </div>
  );
}
