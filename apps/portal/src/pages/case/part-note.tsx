import { useTranslation } from '../../i18n';
import { Alert } from '../../ui';
import type { MyPart } from './my-part';
import './texts';
import './case.css';

/** Tells those who may not do everything what is theirs to do. */
export function PartNote({ part }: { part: MyPart }) {
  const { t } = useTranslation();
  if (part.needsPower && !part.roles.includes('designer'))
    return <Alert title={t('part.representative')}>{t('part.representativeText')}</Alert>;
  if (part.leads) return null;
  if (part.discipline) return <Alert title={t('part.planner', { discipline: part.discipline.label })}>{t('part.plannerText')}</Alert>;
  if (part.contributes) return <Alert title={t('part.plannerNone')}>{t('part.plannerNoneText')}</Alert>;
  return <Alert title={t('part.reader')}>{t('part.readerText')}</Alert>;
}
