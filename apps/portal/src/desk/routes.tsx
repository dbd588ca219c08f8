import { useTranslation } from 'react-i18next';
import { Page } from '../ui';

export type DeskArea = 'office' | 'inbox' | 'admin';

/** Placeholder of the desk: the screens of office, participating bodies and administration. */
export default function DeskRoutes({ area }: { area: DeskArea }) {
  const { t } = useTranslation();
  return <Page title={t(`desk.${area}`)}>{null}</Page>;
}
