import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useRemember, useSend } from '../../api/queries';
import type { Fee, FeeOptions } from '../../api/types';
import { announce, Button, Checkbox, formatMoney, TextField } from '../../ui';
import { Block } from '../ui/parts';
import { CommandProblem } from '../ui/problem';
import { feeDraftOf, feeProblems, feeSettingsOf, LISTS, type FeeDraft } from './fee-settings.model';

interface Props {
  caseId: string;
  fee: Fee;
  readOnly: boolean;
}

/** What the office sets of a fee; the computation beside it is that of the api, anew after each save. Nothing where nothing can be set. */
export function FeeSettingsForm({ caseId, fee, readOnly }: Props) {
  const { t } = useTranslation();
  const { options } = fee;
  const any = LISTS.some((list) => options[list].length > 0) || options.range !== null || options.hourly;
  if (!any) return null;
  return (
    <Block title={t('desk.fee.settings')}>
      {readOnly && <p className="kern-body kern-body--small desk-flat">{t('desk.fee.settingsReading')}</p>}
      <Form key={JSON.stringify(options.chosen)} caseId={caseId} options={options} readOnly={readOnly} />
    </Block>
  );
}

function Form({ caseId, options, readOnly }: { caseId: string; options: FeeOptions; readOnly: boolean }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<FeeDraft>(() => feeDraftOf(options));
  const [tried, setTried] = useState(false);
  const path = `cases/${caseId}/fee`;
  const remember = useRemember();
  const send = useSend<Fee>([path]);
  const dirty = JSON.stringify(draft) !== JSON.stringify(feeDraftOf(options));
  const problems = feeProblems(draft, options);
  const change = (changes: Partial<FeeDraft>): void => setDraft((old) => ({ ...old, ...changes }));
  const save = (): void => {
    setTried(true);
    if (problems.length > 0) return;
    send.mutate(
      { path: `cases/${caseId}/fee-settings`, method: 'PUT', body: feeSettingsOf(draft, options) },
      {
        onSuccess: (saved) => {
          remember(path, saved);
          announce(t('desk.fee.saved', { amount: formatMoney(saved.totalCents) }));
        },
      },
    );
  };
  return (
    <form className="desk-stack" noValidate onSubmit={(event) => (event.preventDefault(), save())}>
      <fieldset className="desk-plain-fieldset" disabled={readOnly}>
        <legend className="kern-sr-only">{t('desk.fee.settings')}</legend>
        {LISTS.map((list) => (
          <Choices key={list} list={list} options={options} draft={draft} change={change} />
        ))}
        <Amounts options={options} draft={draft} problems={tried ? problems : []} change={change} />
      </fieldset>
      <CommandProblem error={send.error} />
      {!readOnly && (
        <div className="br-actions">
          <Button kind="primary" type="submit" busy={send.isPending} disabled={!dirty}>
            {t('desk.fee.save')}
          </Button>
          {dirty && <span className="kern-body kern-body--small">{t('desk.fee.unsaved')}</span>}
        </div>
      )}
    </form>
  );
}

interface PartProps {
  options: FeeOptions;
  draft: FeeDraft;
  change: (changes: Partial<FeeDraft>) => void;
}

function Choices({ list, options, draft, change }: PartProps & { list: (typeof LISTS)[number] }) {
  const { t } = useTranslation();
  const offered = options[list];
  const chosen = draft[list];
  if (offered.length === 0) return null;
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">{t(`desk.fee.${list}`)}</legend>
      <div className="kern-fieldset__body">
        {offered.map(({ id, label, basis }) => (
          <Checkbox
            key={id}
            label={label}
            hint={basis}
            checked={chosen.includes(id)}
            onChange={(event) => change({ [list]: event.target.checked ? [...chosen, id] : chosen.filter((item) => item !== id) })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Amounts({ options: { range, hourly }, draft, problems, change }: PartProps & { problems: readonly string[] }) {
  const { t } = useTranslation();
  const limits = range && { min: formatMoney(range.minimumCents), max: formatMoney(range.maximumCents) };
  return (
    <>
      {limits && (
        <TextField
          label={t('desk.fee.amountInRange')}
          hint={t('desk.fee.rangeHint', limits)}
          unit="€"
          width="short"
          inputMode="decimal"
          autoComplete="off"
          value={draft.amount}
          error={problems.includes('amount') ? t('desk.fee.problem.amount', limits) : null}
          onChange={(event) => change({ amount: event.target.value })}
        />
      )}
      {hourly && (
        <TextField
          label={t('desk.fee.minutes')}
          unit={t('desk.fee.minutesUnit')}
          width="short"
          inputMode="numeric"
          autoComplete="off"
          value={draft.minutes}
          error={problems.includes('minutes') ? t('desk.fee.problem.minutes') : null}
          onChange={(event) => change({ minutes: event.target.value })}
        />
      )}
    </>
  );
}
