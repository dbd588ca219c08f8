import type { Ref } from 'react';
import { useTranslation } from '../../i18n';
import { useApi, useAuthorities, useAuthority } from '../../api/queries';
import type { Advice, Procedure } from '../../api/types';
import { Alert, German, LinkButton } from '../../ui';
import { addressOf, type Given } from './given';
import { ProcedureFacts, Unverified } from './procedure-facts';

interface ResultProps {
  advice: Advice;
  given: Given;
  heading: Ref<HTMLHeadingElement>;
}

/** What the answers lead to: a procedure, nothing to apply for, or the office must be asked. */
export function Result({ advice: { result }, given, heading }: ResultProps) {
  const { t } = useTranslation();
  const title = result === null ? t('newCase.unclear') : (result.procedure?.title ?? t('newCase.nothing'));
  return (
    <section className="br-section">
      <p className="kern-preline">{t('newCase.result')}</p>
      <h2 className="kern-heading-medium" tabIndex={-1} ref={heading}>
        {result?.procedure ? <German>{title}</German> : title}
      </h2>
      {result === null ? <Unclear /> : <Applies result={result} given={given} />}
    </section>
  );
}

/** No rule fits these answers: a human has to look. */
function Unclear() {
  const { t } = useTranslation();
  const authority = useAuthority();
  const name = useAuthorities().data?.find(({ id }) => id === authority)?.name ?? '';
  return (
    <>
      <p className="kern-body">{t('newCase.unclearText', { authority: name })}</p>
      <div className="br-actions">
        <LinkButton to={`/${authority}/cases/new/procedures`}>{t('newCase.known')}</LinkButton>
      </div>
    </>
  );
}

type Found = NonNullable<Advice['result']>;

function Applies({ result, given }: { result: Found; given: Given }) {
  const { t } = useTranslation();
  const { procedure, why, basis, verified } = result;
  if (procedure) return <Begin procedure={procedure} result={result} given={given} />;
  return (
    <>
      <p className="kern-body">
        <German>{why}</German>
      </p>
      <p className="kern-body kern-body--small kern-body--muted">{t('deadline.basis', { basis })}</p>
      {!verified && <Unverified />}
      <Alert title={t('newCase.nothingTitle')}>{t('newCase.nothingText')}</Alert>
    </>
  );
}

/** On with it; what has no application of its own is begun in the case that it belongs to. */
function Begin({ procedure, result, given }: { procedure: Procedure; result: Found; given: Given }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const offered = useApi<Procedure[]>('procedures').data?.some(({ id }) => id === procedure.id);
  const [to, label] = offered
    ? [`/${authority}/cases/new/procedures/${procedure.id}${addressOf(given)}`, t('newCase.begin')]
    : [`/${authority}`, t('newCase.inCase')];
  return (
    <>
      <ProcedureFacts procedure={procedure} why={result} />
      {offered !== undefined && (
        <div className="br-actions">
          <LinkButton kind="primary" to={to}>
            {label}
          </LinkButton>
        </div>
      )}
    </>
  );
}
