import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import type { CaseView } from '../../api/types';
import type { Matrix } from '../../pages/sign-off/use-sign-offs';
import { Badge, DateTime, German } from '../../ui';
import { Block } from '../ui/parts';
import './texts';

const TONES = { open: 'warning', stands: 'success', fallen: 'warning' } as const;

/** Who has released what of the application as it is now, with its corrections; and whose release a change has overtaken. */
export function SignOffList({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { data } = useApi<Matrix>(`cases/${view.id}/sign-offs`);
  if (!data || data.items.length === 0) return null;
  return (
    <Block title={t('desk.signOffs.title')}>
      <ul className="desk-plain desk-findings">
        {data.items.map(({ ruleId, title, state, signOff, changes }) => (
          <li key={ruleId} className="desk-finding">
            <div className="br-item-head">
              <strong>
                <German>{title}</German>
              </strong>
              <Badge tone={TONES[state]}>{t(`desk.signOffs.${state}`)}</Badge>
            </div>
            {signOff && (
              <p className="desk-muted desk-flat">
                {signOff.by.name}, {t(`role.${signOff.role}`)} · <DateTime at={signOff.signedAt} />
              </p>
            )}
            {changes.length > 0 && <p className="desk-flat">{changes.map((change) => change.title).join(', ')}</p>}
          </li>
        ))}
      </ul>
    </Block>
  );
}
