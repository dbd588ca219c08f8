import { useTranslation } from '../../i18n';
import { useApi, useMe } from '../../api/queries';
import type { CaseView, CodeLabel, Decision } from '../../api/types';
import { Alert, Empty, Failed, Loading } from '../../ui';
import { Editor } from './editor';
import { DecisionText } from './read';
import { Release } from './release';

const BEFORE = ['draft', 'atMunicipality', 'municipalReview', 'formalCheck', 'supplementsRequested'];
/** The draft waits: the applicants are heard, or the decision is deferred. */
const RESTING = ['hearing', 'deferred'];

/** The decision: the officer's draft, the head's release, then the decision to read. */
export default function DecisionTab({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const query = useApi<Decision>(`cases/${view.id}/decision`);
  const kinds = useApi<CodeLabel[]>('code-lists/provision-kinds');
  if (BEFORE.includes(view.status)) return <Empty title={t('desk.decision.notYet')}>{t('desk.decision.notYetText')}</Empty>;
  if (query.error && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const decision = query.data;
  if (!decision || !kinds.data || !me) return <Loading />;
  if (view.status === 'substantiveCheck' && me.roles.includes('officer'))
    return <Editor view={view} decision={decision} kinds={kinds.data} />;
  if (view.status === 'substantiveCheck' || RESTING.includes(view.status)) return <InDraft decision={decision} kinds={kinds.data} />;
  if (view.status === 'releasePending') return <Release view={view} decision={decision} kinds={kinds.data} />;
  if (decision.status !== 'released') return <Empty title={t('desk.decision.without')}>{t('desk.decision.withoutText')}</Empty>;
  return <DecisionText decision={decision} kinds={kinds.data} />;
}

function InDraft({ decision, kinds }: { decision: Decision; kinds: readonly CodeLabel[] }) {
  const { t } = useTranslation();
  if (decision.revision === 0) return <Empty title={t('desk.decision.noDraft')}>{t('desk.decision.noDraftText')}</Empty>;
  return (
    <div className="desk-stack">
      <Alert title={t('desk.decision.inDraft')} />
      <DecisionText decision={decision} kinds={kinds} />
    </div>
  );
}
