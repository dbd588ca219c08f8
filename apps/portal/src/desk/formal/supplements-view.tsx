import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useSend } from '../../api/queries';
import type { CaseView, Doc, DocumentType, Finding, FormDefinition, SupplementRequest } from '../../api/types';
import { announce, Badge, berlinDate, Button, ShortDate, useToday } from '../../ui';
import { useFormTexts } from '../../pages/application/texts';
import { useCaseForm } from '../../pages/application/use-form';
import { Changes } from '../../pages/supplements/changes';
import '../../pages/supplements/supplements.css';
import { Due } from '../ui/due';
import { OpenDocument, versionLink } from '../ui/open-document';
import { Block, Prose } from '../ui/parts';
import { CommandProblem } from '../ui/problem';
import { ReasonDialog } from '../ui/reason-dialog';
import { plusDays } from './model';
import './texts';

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
          <FindingView key={finding.id} view={view} finding={finding} documents={documents} types={types} />
        ))}
      </ol>
      {extending && <Extend view={view} dueOn={supplements.dueOn} onClose={() => setExtending(false)} />}
    </Block>
  );
}

interface FindingProps extends Pick<Props, 'view' | 'documents' | 'types'> {
  finding: Finding;
}

const TONES = { open: 'warning', answered: 'info', sufficient: 'success', insufficient: 'warning' } as const;

/** One finding with its answer: what is corrected, from what to what, and whether that is sufficient. */
function FindingView({ view, finding, documents, types }: FindingProps) {
  const { t } = useTranslation();
  const form = useCaseForm(view).data;
  const state = finding.review?.verdict ?? (finding.open ? 'open' : 'answered');
  const answer = documents.find((document) => document.id === finding.answerDocumentId);
  const target = useTarget(finding, { documents, types, form });
  return (
    <li className="desk-finding">
      <div className="br-item-head">
        <strong>
          {t(`desk.findingKind.${finding.kind}`)}
          {target && `: ${target}`}
        </strong>
        <Badge tone={TONES[state]}>{t(`desk.answers.state.${state}`)}</Badge>
      </div>
      <Prose text={finding.text} />
      <p className="desk-muted desk-flat">{finding.legalBasis}</p>
      <Changes changes={finding.changes} form={form} />
      {finding.answer && (
        <div className="desk-answer">
          <span className="desk-muted">{t('desk.supplements.answer')}</span>
          <Prose text={finding.answer} />
        </div>
      )}
      {answer && (
        <p className="desk-flat">
          <OpenDocument path={versionLink(view.id, answer.id, finding.answerVersion ?? answer.currentVersion)}>
            {t('desk.documents.withVersion', { title: answer.title, version: finding.answerVersion ?? answer.currentVersion })}
          </OpenDocument>
        </p>
      )}
      {finding.answeredBy && <p className="desk-muted desk-flat">{t('punchList.answeredBy', { name: finding.answeredBy })}</p>}
      {finding.review?.reason && (
        <p className="desk-flat">
          <strong>{t('desk.answers.why')}:</strong> {finding.review.reason}
        </p>
      )}
      {!finding.open && <Review view={view} finding={finding} />}
    </li>
  );
}

/** The office says of each answer whether it is sufficient; what is not is asked for again with the next request. */
function Review({ view, finding }: Pick<FindingProps, 'view' | 'finding'>) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const send = useSend<CaseView>([`cases/${view.id}`]);
  const mayReview = view.allowed.includes('CONFIRM_COMPLETE') || view.allowed.includes('REQUEST_SUPPLEMENTS');
  if (!mayReview) return null;
  const verdict = finding.review?.verdict;
  const say = (body: { verdict: 'sufficient' | 'insufficient'; reason?: string }): void =>
    send.mutate(
      { path: `cases/${view.id}/findings/${finding.id}/review`, body },
      {
        onSuccess: () => {
          announce(t(`desk.answers.state.${body.verdict}`));
          setAsking(false);
        },
      },
    );
  return (
    <div className="br-actions">
      {verdict !== 'sufficient' && (
        <Button small busy={send.isPending} onClick={() => say({ verdict: 'sufficient' })}>
          {t('desk.answers.accept')}
        </Button>
      )}
      {verdict !== 'insufficient' && (
        <Button small kind="tertiary" onClick={() => setAsking(true)}>
          {t('desk.answers.reject')}
        </Button>
      )}
      {!asking && <CommandProblem error={send.error} />}
      {asking && (
        <ReasonDialog
          open
          title={t('desk.answers.rejectTitle')}
          confirm={t('desk.answers.reject')}
          reason={{ label: t('desk.answers.reason') }}
          busy={send.isPending}
          error={send.error}
          onClose={() => setAsking(false)}
          onConfirm={({ reason }) => say({ verdict: 'insufficient', reason })}
        />
      )}
    </div>
  );
}

function useTarget(
  finding: Finding,
  { documents, types, form }: Pick<Props, 'documents' | 'types'> & { form: FormDefinition | undefined },
): string | null {
  const texts = useFormTexts(form);
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
