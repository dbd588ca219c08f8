import { useTranslation } from '../../i18n';
import type { Participation, Statement } from '../../api/types';
import { Badge, berlinDate, ShortDate, type Tone } from '../../ui';
import { Block, Prose } from '../ui/parts';

const TONES: Record<Statement['kind'], Tone> = {
  consent: 'success',
  conditions: 'warning',
  objection: 'danger',
  notAffected: 'info',
  deemedNoConcerns: 'success',
};

const ORDER: Statement['kind'][] = ['objection', 'conditions', 'consent', 'notAffected', 'deemedNoConcerns'];

/** The statements in full, those with objections first. */
export function Statements({ participations }: { participations: readonly Participation[] }) {
  const { t } = useTranslation();
  const answered = participations
    .flatMap((participation) => (participation.statement ? [{ participation, statement: participation.statement }] : []))
    .sort((a, b) => ORDER.indexOf(a.statement.kind) - ORDER.indexOf(b.statement.kind));
  if (answered.length === 0) return null;
  return (
    <Block title={t('desk.statement.title')}>
      <ul className="desk-plain desk-findings">
        {answered.map(({ participation, statement }) => (
          <li className="desk-finding" key={participation.id} id={`statement-${participation.id}`} tabIndex={-1}>
            <div className="br-item-head">
              <h3 className="kern-title kern-title--small">{participation.body.name}</h3>
              <Badge tone={TONES[statement.kind]}>{t(`desk.statementKind.${statement.kind}`)}</Badge>
            </div>
            <StatementView statement={statement} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** A statement to read: who, when, text, conditions. */
export function StatementView({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="desk-muted desk-flat">
        {statement.by ? `${statement.by.name}, ` : ''}
        <ShortDate date={berlinDate(statement.at)} />
      </p>
      {statement.kind === 'deemedNoConcerns' ? (
        <p className="kern-body desk-flat">{t('desk.statement.lapsed')}</p>
      ) : (
        statement.text !== '' && <Prose text={statement.text} />
      )}
      {statement.conditions.length > 0 && (
        <ol className="desk-conditions">
          {statement.conditions.map((condition) => (
            <li key={condition.id}>
              <strong>{condition.kindLabel}:</strong> {condition.text}
              <span className="desk-detail">{[condition.reason, condition.legalBasis].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
