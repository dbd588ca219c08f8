import type { Condition, FactCondition, FeeItem, FeeSchedule, FeeSurcharge } from '@bauraum/law';
import type { FormField, Question } from '../types';
import { rowsOf, type Checked, type Inconsistency } from './problem';

type Fact = Pick<FormField | Question, 'type' | 'choices'>;
type Facts = ReadonlyMap<string, Fact>;

/** Conditions name facts that somebody is asked for, and compare them with what can be answered. */
export function conditionProblems({ pack, rules }: Checked): readonly Inconsistency[] {
  const answers: Facts = new Map(
    rules.forms.flatMap(({ sections }) =>
      sections.flatMap((section) => section.fields.map((field) => [`${section.id}.${field.id}`, field] as const)),
    ),
  );
  const questions: Facts = new Map(rules.questions.map((question) => [question.id, question] as const));
  const bodies = pack.kind === 'authority' ? pack.bodies : [];
  return [
    ...rowsOf(pack, 'documents').flatMap(({ row, path }) => problemsOf(row.when, `${path}/when`, answers)),
    ...rowsOf(pack, 'signOffs').flatMap(({ row, path }) => [
      ...problemsOf(row.when, `${path}/when`, answers),
      ...(row.mayAlsoBeSignedBy ?? []).flatMap(({ when }, index) => problemsOf(when, `${path}/mayAlsoBeSignedBy/${index}/when`, answers)),
    ]),
    ...rowsOf(pack, 'procedureRules').flatMap(({ row, path }) => problemsOf(row.when, `${path}/when`, questions)),
    ...rowsOf(pack, 'fees').flatMap(({ row, path }) => feeProblems(row, path, answers)),
    ...rowsOf(pack, 'forms').flatMap(({ row, path }) =>
      row.sections.flatMap(({ fields }, s) =>
        fields.flatMap(({ when }, f) => problemsOf(when, `${path}/sections/${s}/fields/${f}/when`, answers)),
      ),
    ),
    ...bodies.flatMap(({ suggestWhen }, index) => problemsOf(suggestWhen, `/bodies/${index}/suggestWhen`, answers)),
  ];
}

/** What a schedule counts beside facts. */
const COUNTERS = ['participations'];

function feeProblems(fee: FeeSchedule, path: string, answers: Facts): readonly Inconsistency[] {
  const lists = ['multipliers', 'surcharges', 'exemptions', 'expenses'] as const;
  return lists.flatMap((list) => {
    const items: readonly (FeeItem & Partial<Pick<FeeSurcharge, 'charge'>>)[] = fee[list] ?? [];
    return items.flatMap((item, index) => {
      const at = `${path}/${list}/${index}`;
      const counter = item.charge?.kind === 'per-unit' ? item.charge.counter : undefined;
      const unknown = counter !== undefined && !COUNTERS.includes(counter) && !answers.has(counter);
      return [
        ...problemsOf(item.condition, `${at}/condition`, answers),
        ...(unknown ? [{ path: `${at}/charge/counter`, reason: `no form asks for ${counter}` }] : []),
      ];
    });
  });
}

function problemsOf(condition: Condition | undefined, path: string, facts: Facts): readonly Inconsistency[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap((one, index) => problemsOf(one, `${path}/all/${index}`, facts));
  if ('any' in condition) return condition.any.flatMap((one, index) => problemsOf(one, `${path}/any/${index}`, facts));
  if ('not' in condition) return problemsOf(condition.not, `${path}/not`, facts);
  const fact = facts.get(condition.fact);
  if (!fact) return [{ path: `${path}/fact`, reason: `nobody is asked for ${condition.fact}` }];
  return comparisons(condition).flatMap(({ key, value }) =>
    fits(fact, value) ? [] : [{ path: `${path}/${key}`, reason: `${condition.fact} can never be ${JSON.stringify(value)}` }],
  );
}

function comparisons(condition: FactCondition): readonly { readonly key: string; readonly value: unknown }[] {
  const single = (['is', 'min', 'max'] as const).map((key) => ({ key, value: condition[key] }));
  const several = (condition.in ?? []).map((value, index) => ({ key: `in/${index}`, value }));
  return [...single.filter(({ value }) => value !== undefined), ...several];
}

function fits({ type, choices }: Fact, value: unknown): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
    case 'integer':
      return typeof value === 'number';
    case 'choice':
      return typeof value === 'string' && (choices === undefined || choices.some((choice) => choice.value === value));
    case 'text':
    case 'longtext':
    case 'date':
    case 'email':
    case 'parcel':
      return typeof value === 'string';
  }
}
