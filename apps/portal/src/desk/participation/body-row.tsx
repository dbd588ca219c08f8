import { useTranslation } from '../../i18n';
import type { Body, Doc, Participation } from '../../api/types';
import { Checkbox, DateField, Select, shortDate, TextArea } from '../../ui';
import { ParticipationBadge } from '../ui/parts';
import type { BodyChoice } from './choice';
import { DocumentChoice } from './document-choice';

interface Props {
  body: Body;
  choice: BodyChoice;
  asked: Participation | undefined;
  documents: readonly Doc[];
  common: string[];
  tried: boolean;
  minDate: string;
  onChange: (changes: Partial<BodyChoice>) => void;
}

/** One body: whether to ask it, why, until when, with which documents. */
export function BodyRow({ body, choice, asked, documents, common, tried, minDate, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const own = choice.documentIds ?? common;
  const period = body.periods.find((one) => one.kind === choice.periodKind) ?? body.periods[0];
  return (
    <li className={`desk-finding desk-body${choice.selected ? ' desk-body--on' : ''}`}>
      <div className="br-item-head">
        <Checkbox label={body.name} checked={choice.selected} onChange={(event) => onChange({ selected: event.target.checked })} />
        <span className="desk-muted">
          {t(`desk.participation.role.${body.role}`)} · {body.legalBasis}
        </span>
        {asked && <ParticipationBadge status={asked.status} />}
      </div>
      {choice.selected && (
        <div className="desk-body-fields">
          <TextArea
            label={t('desk.participation.reason')}
            rows={2}
            value={choice.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
            error={tried && choice.reason.trim() === '' ? t('desk.reasonNeeded') : null}
          />
          <div>
            {body.periods.length > 1 && (
              <Select
                label={t('desk.participation.periodKind')}
                hint={period?.consequenceText}
                choices={body.periods.map(({ kind, title, basis }) => ({ value: kind, label: `${title} (${basis})` }))}
                value={period?.kind}
                onChange={(event) => onChange({ periodKind: event.target.value })}
              />
            )}
            <DateField
              label={t('desk.participation.period')}
              hint={t('desk.participation.periodHint', { date: shortDate(period?.dueOn ?? body.dueOn, i18n.language) })}
              optional
              min={minDate}
              value={choice.dueOn}
              onChange={(event) => onChange({ dueOn: event.target.value })}
              error={tried && choice.dueOn !== '' && choice.dueOn < minDate ? t('desk.formal.dueFuture') : null}
            />
            <DocumentChoice
              title={t(choice.documentIds ? 'desk.participation.documentsOwn' : 'desk.participation.documentsCommon', {
                chosen: own.length,
                count: documents.length,
              })}
              documents={documents}
              chosen={own}
              onChange={(documentIds) => onChange({ documentIds })}
            />
          </div>
        </div>
      )}
    </li>
  );
}
