import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import type { Doc, DocumentType, Finding } from '../../api/types';
import { Alert, Badge, FactList, German, type Fact, type Tone } from '../../ui';
import { useFormTexts } from '../application/texts';
import { useCaseForm } from '../application/use-form';
import { pathSteps } from '../application/values';
import { useCasePath, useCaseView } from '../case';
import { documentAnchor } from '../completeness/points';
import { Answer, type AnswerProps } from '../supplements/answer';
import { Changes } from '../supplements/changes';

interface FindingItemProps {
  number: number;
  finding: Finding;
  types: readonly DocumentType[];
  documents: readonly Doc[];
  /** While answers are prepared. */
  answer: AnswerProps | null;
  /** Is it for the caller to answer? */
  mine: boolean;
}

type State = 'empty' | 'prepared' | 'sent' | 'sufficient' | 'insufficient' | 'unanswered';
const TONES: Readonly<Record<State, Tone>> = {
  empty: 'warning',
  prepared: 'info',
  sent: 'info',
  sufficient: 'success',
  insufficient: 'warning',
  unanswered: 'warning',
};

/** Has somebody prepared anything for it? */
export const isPrepared = ({ text, documentId, values }: AnswerProps['prepared']): boolean =>
  text !== null || documentId !== null || Object.values(values).some((own) => Object.keys(own).length > 0);

function stateOf(finding: Finding, answer: AnswerProps | null): State {
  if (answer) return isPrepared(answer.prepared) ? 'prepared' : 'empty';
  if (finding.review) return finding.review.verdict;
  return finding.open ? 'unanswered' : 'sent';
}

/** One finding: what is wrong, where and by which rule; and the answer to it. */
export function FindingItem({ number, finding, types, documents, answer, mine }: FindingItemProps) {
  const { t } = useTranslation();
  const texts = useFormTexts(useCaseForm(useCaseView()).data);
  const doc = documents.find((item) => item.id === finding.documentId);
  const type = types.find((item) => item.code === finding.typeCode);
  const [section, field] = pathSteps(finding.field ?? '');
  const subject = doc?.title ?? type?.label ?? (section && field ? texts.label(section, field) : '');
  const state = stateOf(finding, answer);
  return (
    <li className="br-item" data-testid="finding" id={`finding-${finding.id}`}>
      <div className="br-item-head">
        <h3 className="kern-title kern-title--small">
          {number}. {t(`findingKind.${finding.kind}`)}
          {subject && `: ${subject}`}
        </h3>
        <Badge tone={TONES[state]}>{t(`punchList.state.${state}`)}</Badge>
      </div>
      <p className="kern-body">{finding.text}</p>
      <FactList facts={useFacts(finding, doc)} />
      {finding.review?.verdict === 'insufficient' && finding.review.reason && (
        <Alert tone="warning" title={t('punchList.state.insufficient')}>
          <p className="kern-body">{finding.review.reason}</p>
        </Alert>
      )}
      {answer && mine && <Answer {...answer} />}
      {answer && !mine && <p className="kern-body kern-body--muted">{t('punchList.notMine')}</p>}
      {!answer && <GivenAnswer finding={finding} documents={documents} />}
    </li>
  );
}

/** Where it is to be put right, and by which rule. */
function useFacts({ field, legalBasis }: Finding, doc: Doc | undefined): Fact[] {
  const { t } = useTranslation();
  const path = useCasePath();
  const view = useCaseView();
  const texts = useFormTexts(useCaseForm(view).data);
  const [section, id] = pathSteps(field ?? '');
  const where = section ? (
    <Link className="kern-link" to={`${path}/application#${section}-${id ?? ''}`}>
      {t('punchList.toField')}: {id ? texts.label(section, id) : texts.section(section)}
    </Link>
  ) : doc ? (
    <Link className="kern-link" to={`${path}/documents#${documentAnchor(doc.id)}`}>
      {doc.title}
    </Link>
  ) : null;
  return [
    ...(where ? [{ key: 'where', label: t('punchList.where'), value: where }] : []),
    { key: 'why', label: t('punchList.why'), value: <German>{legalBasis}</German> },
  ];
}

function GivenAnswer({ finding, documents }: { finding: Finding; documents: readonly Doc[] }) {
  const { t } = useTranslation();
  const form = useCaseForm(useCaseView());
  const doc = documents.find((item) => item.id === finding.answerDocumentId);
  if (finding.open) return null;
  return (
    <>
      <Changes changes={finding.changes} form={form.data} />
      {doc && (
        <p className="kern-body">{t('punchList.document', { title: doc.title, version: finding.answerVersion ?? doc.currentVersion })}</p>
      )}
      {finding.answer !== null && (
        <p className="kern-body">
          <strong>{t('supplements.yourAnswer')}:</strong> {finding.answer}
        </p>
      )}
      {finding.answeredBy && (
        <p className="kern-body kern-body--small kern-body--muted">{t('punchList.answeredBy', { name: finding.answeredBy })}</p>
      )}
    </>
  );
}
