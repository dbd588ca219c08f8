import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSend } from '../../api/queries';
import type { CaseView, Doc, DocumentType, Finding, SupplementRequest } from '../../api/types';
import { announce, Badge, berlinDate, Button, ShortDate, useToday } from '../../ui';
import { useFormTexts } from '../../pages/application/texts';
import { Due } from '../ui/due';
import { OpenDocument, versionLink } from '../ui/open-document';
import { Block, Prose } from '../ui/parts';
import { ReasonDialog } from '../ui/reason-dialog';
import { plusDays } from './model';

interface Props {
  view: CaseView;
  supplements: SupplementRequest;
  documents: readonly Doc[];
  types: readonly DocumentType[];
}

/** The request for supplements as it was sent, with the answers that came. */
export function SupplementsView({ view, supplements, documents, types }: Props) {
  const { t } = useTranslation();
  const [extending, setExtending] = useState(false);
  return (
    <Block
      title={t('desk.supplements.title')}
      aside={
        view.allowed.includes('EXTEND_SUPPLEMENTS') && (
          <Button small icon="calendar-today" onClick={() => setExtending(true)}>
            {t('desk.supplements.extend')}
          </Button>
        )
      }
    >
      <p className="kern-body kern-body--small desk-flat">
        {t('desk.supplements.requested')} <ShortDate date={berlinDate(supplements.requestedAt)} />
        {' · '}
        {supplements.answeredAt ? (
          <>
            {t('desk.supplements.answered')} <ShortDate date={berlinDate(supplements.answeredAt)} />
          </>
        ) : (
          <>
            {t('desk.supplements.due')} <Due date={supplements.dueOn} />
          </>
        )}
      </p>
      <ol className="desk-plain desk-findings">
        {supplements.findings.map((finding) => (
          <FindingView key={finding.id} caseId={view.id} finding={finding} documents={documents} types={types} />
        ))}
      </ol>
      {extending && <Extend view={view} dueOn={supplements.dueOn} onClose={() => setExtending(false)} />}
    </Block>
  );
}

function FindingView({
  caseId,
  finding,
  documents,
  types,
}: {
  caseId: string;
  finding: Finding;
  documents: readonly Doc[];
  types: readonly DocumentType[];
}) {
  const { t } = useTranslation();
  const answer = documents.find((document) => document.id === finding.answerDocumentId);
  const target = useTarget(finding, documents, types);
  return (
    <li className="desk-finding">
      <div className="br-item-head">
        <strong>
          {t(`desk.findingKind.${finding.kind}`)}
          {target && `: ${target}`}
        </strong>
        <Badge tone={finding.open ? 'warning' : 'success'}>{t(finding.open ? 'desk.supplements.open' : 'desk.supplements.done')}</Badge>
      </div>
      <Prose text={finding.text} />
      <p className="desk-muted desk-flat">{finding.legalBasis}</p>
      {finding.answer && (
        <div className="desk-answer">
          <span className="desk-muted">{t('desk.supplements.answer')}</span>
          <Prose text={finding.answer} />
        </div>
      )}
      {answer && (
        <p className="desk-flat">
          <OpenDocument path={versionLink(caseId, answer.id, answer.currentVersion)}>
            {t('desk.documents.withVersion', { title: answer.title, version: answer.currentVersion })}
          </OpenDocument>
        </p>
      )}
    </li>
  );
}

function useTarget(finding: Finding, documents: readonly Doc[], types: readonly DocumentType[]): string | null {
  const texts = useFormTexts();
  if (finding.typeCode) return types.find((type) => type.code === finding.typeCode)?.label ?? finding.typeCode;
  if (finding.documentId) return documents.find((document) => document.id === finding.documentId)?.title ?? null;
  const [section, field] = finding.field?.split('.') ?? [];
  return section && field ? `${texts.section(section)}, ${texts.label(section, field)}` : finding.field;
}

function Extend({ view, dueOn, onClose }: { view: CaseView; dueOn: string; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const send = useSend<CaseView>(['cases']);
  const from = dueOn > today ? dueOn : today;
  return (
    <ReasonDialog
      open
      title={t('desk.supplements.extend')}
      confirm={t('desk.supplements.extend')}
      date={{ label: t('desk.supplements.newDue'), proposal: plusDays(from, 14), min: plusDays(from, 1) }}
      reason={{ label: t('desk.reason') }}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onConfirm={({ date, reason }) =>
        send.mutate(
          { path: `cases/${view.id}/supplement-requests/extend`, body: { dueOn: date, reason } },
          {
            onSuccess: () => {
              announce(t('desk.supplements.extended'));
              onClose();
            },
          },
        )
      }
    />
  );
}
