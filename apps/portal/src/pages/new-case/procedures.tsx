import { useTranslation } from '../../i18n';
import { useApi, useAuthority } from '../../api/queries';
import type { Procedure } from '../../api/types';
import { Card, German, Loaded, Page } from '../../ui';

/** All procedures of the authority, for people who know which one they need. */
export function AllProcedures() {
  const { t } = useTranslation();
  const authority = useAuthority();
  const procedures = useApi<Procedure[]>('procedures');
  return (
    <Page title={t('newCase.all')} back={{ to: `/${authority}/cases/new`, label: t('newCase.which') }} width="medium">
      <Loaded query={procedures}>
        {(list) => (
          <div className="br-cards">
            {list.map(({ id, title, basis, summary }) => (
              <Card key={id} title={<German>{title}</German>} preline={basis} to={`/${authority}/cases/new/procedures/${id}`}>
                <p className="kern-body">
                  <German>{summary}</German>
                </p>
              </Card>
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
