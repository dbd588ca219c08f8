import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/types';
import { FactList, German } from '../../ui';

/** What a procedure is for, where it goes first, when it is to be paid. */
export function ProcedureFacts({ procedure }: { procedure: Procedure }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="kern-body">
        <German>{procedure.summary}</German>
      </p>
      <FactList
        facts={[
          { key: 'entry', label: t('newCase.goesTo'), value: t(`newCase.entry.${procedure.entry}`) },
          { key: 'fee', label: t('newCase.fee'), value: t(`newCase.feeDue.${procedure.feeDue}`) },
          { key: 'basis', label: t('fee.basis'), value: procedure.basis },
        ]}
      />
      {!procedure.verified && <Unverified />}
    </>
  );
}

/** What no lawyer of the Land has confirmed yet says so. */
export function Unverified() {
  const { t } = useTranslation();
  return <p className="kern-body kern-body--small kern-body--muted">{t('deadline.unverified')}</p>;
}
