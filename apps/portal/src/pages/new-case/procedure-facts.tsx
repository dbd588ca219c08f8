import { useTranslation } from '../../i18n';
import type { Procedure } from '../../api/types';
import { FactList, German } from '../../ui';
import '../fee/texts';

interface ProcedureFactsProps {
  procedure: Procedure;
  /** Why it applies, where the answers led to it; else what it is for. */
  why?: { why: string; basis: string; verified: boolean };
}

/** Why a procedure applies or what it is for, where it goes first, when it is to be paid. */
export function ProcedureFacts({ procedure, why }: ProcedureFactsProps) {
  const { t } = useTranslation();
  const bases = [...new Set([...(why ? [why.basis] : []), procedure.basis])];
  return (
    <>
      <p className="kern-body">
        <German>{why?.why ?? procedure.summary}</German>
      </p>
      <FactList
        facts={[
          { key: 'entry', label: t('newCase.goesTo'), value: t(`newCase.entry.${procedure.entry}`) },
          { key: 'fee', label: t('newCase.fee'), value: t(`newCase.feeDue.${procedure.feeDue}`) },
          { key: 'basis', label: t('fee.basis'), value: bases.join('; ') },
        ]}
      />
      {!(procedure.verified && (why?.verified ?? true)) && <Unverified />}
    </>
  );
}

/** What no lawyer of the Land has confirmed yet says so. */
export function Unverified() {
  const { t } = useTranslation();
  return <p className="kern-body kern-body--small kern-body--muted">{t('deadline.unverified')}</p>;
}
