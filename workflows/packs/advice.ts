import type { PlainDate } from '@bauraum/kernel';
import { factsMissing, holds, isValidOn, type Facts } from '@bauraum/law';
import { rulesOf } from './installed';
import { proceduresOf } from './pack';
import type { Procedure, ProcedureRule, Question } from './types';

/** Either the next question, or what applies and why; neither when the pack has no rule for these answers. */
export interface Advice {
  readonly question?: Question;
  /** Answers that led here, in the order in which they were asked. */
  readonly path: readonly { readonly question: Question; readonly answer: unknown }[];
  readonly rule?: ProcedureRule;
  /** Absent although there is a rule: nothing needs to be applied for. */
  readonly procedure?: Procedure;
}

/**
 * Finds the procedure by a few questions: the rules are tried in their order; the first whose condition holds decides, and one that cannot be
 * decided yet asks for the fact that it lacks. So only what matters is asked.
 *
 * @param scope slug of an authority or letters of a Land.
 * @param answers by the id of the question.
 * @throws RangeError when nothing is installed.
 * @example adviseProcedure('MV', {}, '2026-11-30').question?.id // the first question
 */
export function adviseProcedure(scope: string, answers: Facts, on: PlainDate): Advice {
  const { questions, procedureRules } = rulesOf(scope);
  const path = questions.filter(({ id }) => answers[id] !== undefined).map((question) => ({ question, answer: answers[question.id] }));
  const rules = procedureRules.filter((rule) => isValidOn(rule, on)).toSorted((a, b) => a.order - b.order);
  for (const rule of rules) {
    const missing = factsMissing(rule.when, answers)[0];
    const question = questions.find(({ id }) => id === missing);
    if (question) return { question, path };
    if (holds(rule.when, answers) !== true) continue;
    const procedure = proceduresOf(scope, on).find(({ id }) => id === rule.procedure);
    // A procedure that this authority does not offer: a later rule may name one that it does.
    if (rule.procedure !== undefined && !procedure) continue;
    return { rule, path, ...(procedure ? { procedure } : {}) };
  }
  return { path };
}
