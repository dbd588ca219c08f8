import { useTranslation } from '../../i18n';
import type { CodeLabel, Decision } from '../../api/types';
import { Badge, berlinDate, ShortDate } from '../../ui';
import { Block, Prose } from '../ui/parts';
import { grouped, provisionsOf } from './model';

/** A decision to read: kind, who prepared and released it, reasons, ancillary provisions by kind. */
export function DecisionText({ decision, kinds }: { decision: Decision; kinds: readonly CodeLabel[] }) {
  const { t } = useTranslation();
  const people = [
    { key: 'preparedBy', person: decision.preparedBy, at: decision.proposedAt },
    { key: 'releasedBy', person: decision.releasedBy, at: decision.releasedAt },
  ];
  return (
    <Block
      title={t('desk.decision.text')}
      aside={<Badge tone={decision.kind === 'grant' ? 'success' : 'danger'}>{t(`desk.decision.kind.${decision.kind}`)}</Badge>}
    >
      <dl className="desk-facts desk-facts--row">
        {people.map(
          ({ key, person, at }) =>
            person && (
              <div key={key}>
                <dt>{t(`desk.decision.${key}`)}</dt>
                <dd>
                  {person.name}
                  {at && (
                    <>
                      , <ShortDate date={berlinDate(at)} />
                    </>
                  )}
                </dd>
              </div>
            ),
        )}
      </dl>
      <h3 className="kern-title kern-title--small">{t('desk.decision.reasons')}</h3>
      <Prose text={decision.reasons || '–'} />
      {grouped(provisionsOf(decision.provisions), kinds).map((group) => (
        <div key={group.code}>
          <h3 className="kern-title kern-title--small">{group.label}</h3>
          <ol className="desk-conditions">
            {group.provisions.map((provision) => (
              <li key={provision.id}>
                {provision.text}
                <span className="desk-detail">{[provision.legalBasis, provision.sourceBodyName].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {decision.provisions.length === 0 && <p className="desk-muted desk-flat">{t('desk.decision.noProvisions')}</p>}
    </Block>
  );
}
