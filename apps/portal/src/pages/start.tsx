import { useState, type FormEvent } from 'react';
import { useTranslation } from '../i18n';
import { useNavigate } from 'react-router';
import { loginUrl, useAuthorities, useSession } from '../api/queries';
import type { Authority } from '../api/types';
import { Button, ErrorSummary, Loaded, Page, RadioGroup, Select, type FieldProblem } from '../ui';

const FEW = 6;

/** Start: what do you want to do, and where; then log in. */
export default function StartPage() {
  const { t } = useTranslation();
  const authorities = useAuthorities();
  return (
    <Page title={t('start.title')}>
      <p className="kern-body kern-body--large">{t('start.lead')}</p>
      <Loaded query={authorities}>{(list) => <StartForm authorities={list} />}</Loaded>
    </Page>
  );
}

function StartForm({ authorities }: { authorities: Authority[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const [goal, setGoal] = useState('');
  const [place, setPlace] = useState(authorities.length === 1 ? (authorities[0]?.id ?? '') : '');
  const [attempt, setAttempt] = useState(0);
  const problems: FieldProblem[] = [];
  if (goal === '') problems.push({ id: 'goal', text: t('start.goalMissing') });
  if (place === '') problems.push({ id: 'place', text: t('start.placeMissing') });
  const shown = attempt > 0 ? problems : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (problems.length > 0) return;
    const target = goal === 'new' ? `/${place}/cases/new` : `/${place}`;
    if (session.data?.authenticated) void navigate(target);
    else window.location.assign(loginUrl(target));
  };
  return (
    <form className="br-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={shown} attempt={attempt} />
      <RadioGroup
        id="goal"
        name="goal"
        label={t('start.goal')}
        value={goal}
        onValue={setGoal}
        error={shown.find((problem) => problem.id === 'goal')?.text}
        choices={[
          { value: 'new', label: t('start.goalNew'), hint: t('start.goalNewHint') },
          { value: 'continue', label: t('start.goalContinue'), hint: t('start.goalContinueHint') },
          { value: 'work', label: t('start.goalWork'), hint: t('start.goalWorkHint') },
        ]}
      />
      <Place authorities={authorities} value={place} onValue={setPlace} error={shown.find((problem) => problem.id === 'place')?.text} />
      <div className="br-actions">
        <Button kind="primary" type="submit">
          {session.data?.authenticated ? t('start.go') : t('start.goLogin')}
        </Button>
      </div>
    </form>
  );
}

interface PlaceProps {
  authorities: Authority[];
  value: string;
  onValue: (value: string) => void;
  error?: string;
}

function Place({ authorities, value, onValue, error }: PlaceProps) {
  const { t } = useTranslation();
  const base = { id: 'place', label: t('start.place'), hint: t('start.placeHint'), error, value };
  const choices = authorities.map(({ id, name, landName }) => ({ value: id, label: name, hint: landName }));
  if (choices.length <= FEW) return <RadioGroup {...base} name="place" choices={choices} onValue={onValue} />;
  return <Select {...base} empty={t('common.choose')} choices={choices} onChange={(event) => onValue(event.target.value)} />;
}
