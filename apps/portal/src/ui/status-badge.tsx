import { useTranslation } from '../i18n';
import { Badge, type Tone } from './feedback';

const TONES: Readonly<Record<string, Tone>> = {
  supplementsRequested: 'warning',
  hearing: 'warning',
  granted: 'success',
  deemedGranted: 'success',
  mayStart: 'success',
  acknowledged: 'success',
  refused: 'danger',
  deemedWithdrawn: 'danger',
  prohibited: 'danger',
  revoked: 'danger',
  lapsed: 'danger',
  notCompetent: 'warning',
  withdrawn: 'warning',
  discarded: 'warning',
};

/** The state of a case in one word, with colour and icon. `label`: as its procedure calls it, in German. */
export function StatusBadge({ status, label }: { status: string; label?: string }) {
  const { t, i18n } = useTranslation();
  const key = `status.${status}`;
  const own = label !== undefined && (i18n.language === 'de' || !i18n.exists(key));
  return <Badge tone={TONES[status] ?? 'info'}>{own ? label : t(`status.${status}`)}</Badge>;
}
