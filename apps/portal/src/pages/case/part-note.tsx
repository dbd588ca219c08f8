import { useTranslation } from 'react-i18next';
import { Alert } from '../../ui';
import type { MyPart } from './my-part';
import './texts';

/** Tells those who may not do everything what is theirs to do. */
export function PartNote({ part }: { part: MyPart }) {
  const { t } = useTranslation();
  if (part.needsPower && !part.roles.includes('designer')) return <Alert title={t('part.representative')} />;
  if (part.leads) return null;
  if (part.discipline) return <Alert title={t('part.planner', { discipline: part.discipline.label })} />;
  return <Alert title={part.contributes ? t('part.plannerNone') : t('part.reader')} />;
}
