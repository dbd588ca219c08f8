import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from '../../i18n';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useAsk, useAuthority } from '../../api/queries';
import type { Advice } from '../../api/types';
import { FactList, German, Loaded, Page, Section } from '../../ui';
import { addressOf, before, readGiven, type Answer, type Given } from './given';
import { QuestionForm } from './question';
import { Result } from './result';

/** Which procedure applies: one question at a time, until the law's data give the answer. The answers stand in the address. */
export function Chooser() {
  const { t } = useTranslation();
  const authority = useAuthority();
  const given = readGiven(useSearchParams()[0]);
  const advice = useAsk<Advice>('procedure-advice', { answers: given });
  return (
    <Page title={t('newCase.which')} back={{ to: `/${authority}`, label: t('home.title') }}>
      <p className="kern-body">{t('newCase.lead')}</p>
      <p className="kern-body">
        <Link className="kern-link" to={`/${authority}/cases/new/procedures`}>
          {t('newCase.known')}
        </Link>
      </p>
      <Loaded query={advice}>{(known) => <Step advice={known} given={given} />}</Loaded>
    </Page>
  );
}

/** Navigation state: what was answered before, when one goes back to change it. */
interface Back {
  earlier?: Answer;
}

function Step({ advice, given }: { advice: Advice; given: Given }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { earlier } = (useLocation().state as Back | null) ?? {};
  const heading = useRef<HTMLHeadingElement>(null);
  const { question } = advice;
  useFocusOnChange(heading, question?.id ?? 'result');
  const answer = (value: Answer): void => {
    if (question) void navigate(addressOf({ ...before(given, question.id), [question.id]: value }));
  };
  return (
    <>
      {question ? (
        <QuestionForm key={question.id} question={question} earlier={earlier} heading={heading} onAnswer={answer} />
      ) : (
        <Result advice={advice} given={given} heading={heading} />
      )}
      {advice.path.length > 0 && (
        <Section title={t('newCase.path')}>
          <Path advice={advice} given={given} />
        </Section>
      )}
    </>
  );
}

/** The next heading takes the focus, so that one goes on reading there; the first one leaves it where it is. */
function useFocusOnChange(heading: RefObject<HTMLHeadingElement | null>, name: string): void {
  const last = useRef(name);
  useEffect(() => {
    if (last.current !== name) heading.current?.focus();
    last.current = name;
  }, [heading, name]);
}

/** The way so far, each answer with the way back to it. */
function Path({ advice, given }: { advice: Advice; given: Given }) {
  const { t } = useTranslation();
  const order = Object.keys(given);
  // While the next answer of the server is on its way, the path may still name what was just taken back.
  const answered = advice.path.filter(({ question }) => given[question.id] !== undefined);
  const path = answered.toSorted((left, right) => order.indexOf(left.question.id) - order.indexOf(right.question.id));
  const facts = path.map(({ question }) => ({
    key: question.id,
    label: <German>{question.text}</German>,
    value: (
      <span className="br-answer">
        <AnswerText question={question} answer={given[question.id]} />
        <Link
          className="kern-link"
          to={addressOf(before(given, question.id)) || '.'}
          state={{ earlier: given[question.id] } satisfies Back}
        >
          {t('answers.change')}
          <span className="br-sr-only">: {question.text}</span>
        </Link>
      </span>
    ),
  }));
  return <FactList facts={facts} />;
}

function AnswerText({ question, answer }: { question: Advice['path'][number]['question']; answer: Answer | undefined }) {
  const { t } = useTranslation();
  if (typeof answer === 'boolean') return <span>{answer ? t('common.yes') : t('common.no')}</span>;
  if (typeof answer === 'number') {
    return <span>{`${new Intl.NumberFormat('de-DE').format(answer)} ${question.unit ?? ''}`}</span>;
  }
  const label = question.choices?.find(({ value }) => value === answer)?.label ?? '';
  return (
    <span>
      <German>{label}</German>
    </span>
  );
}
