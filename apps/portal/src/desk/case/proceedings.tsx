import type { CaseView } from '../../api/types';
import { ActsPanel } from '../../process';

/** What the office can do beyond checking and deciding, and what runs beneath the case: hearing, objection, revocation ... */
export default function ProceedingsTab({ view }: { view: CaseView }) {
  return <ActsPanel view={view} viewer="office" />;
}
