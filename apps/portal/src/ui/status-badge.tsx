import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '../api/types';
import { Badge, type Tone } from './feedback';

const TONES: Record<CaseStatus, Tone> = {
  draft: 'info',
  formalCheck: 'info',
  supplementsRequested: 'warning',
  substantiveCheck: 'info',
  releasePending: 'info',
  granted: 'success',
  refused: 'danger',
  deemedGranted: 'success',
  withdrawn: 'warning',
  deemedWithdrawn: 'danger',
  discarded: 'warning',
};

/** The state of a case in one word, with colour and icon. */
export function StatusBadge({ status }: { status: CaseStatus }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}
