import type { DocumentType, RequiredDocument, TypeSuggestion } from '../../api/types';
import type { Choice, ChoiceGroup } from '../../ui';

/** Types to choose from: what the case needs first, then the whole list. */
export interface TypeChoices {
  readonly needed: readonly Choice[];
  readonly others: readonly Choice[];
}

export function typeChoices(types: readonly DocumentType[], required: readonly RequiredDocument[]): TypeChoices {
  const needed = required.map((item) => ({ value: item.typeCode, label: item.label }));
  const codes = new Set(needed.map((choice) => choice.value));
  const others = types.filter((type) => !codes.has(type.code)).map((type) => ({ value: type.code, label: `${type.label} (${type.code})` }));
  return { needed, others };
}

/** Words over the groups. */
export interface GroupTexts {
  readonly suggested: string;
  readonly needed: string;
  readonly others: string;
}

/**
 * The groups of one file's selection: suggestions, needed types, and the others. A page of two hundred files does not carry the whole list in
 * each of them: without `all` only the other type that is chosen is there.
 */
export function typeGroups(
  { needed, others }: TypeChoices,
  texts: GroupTexts,
  { suggestions = [], chosen = '', all }: { suggestions?: readonly TypeSuggestion[]; chosen?: string; all: boolean },
): ChoiceGroup[] {
  const known = [...needed, ...others];
  const suggested = suggestions.flatMap(({ typeCode }) => known.filter((choice) => choice.value === typeCode));
  const rest = (choices: readonly Choice[]): Choice[] => choices.filter((choice) => !suggested.includes(choice));
  const groups = [
    { label: texts.suggested, choices: suggested },
    { label: texts.needed, choices: rest(needed) },
    { label: texts.others, choices: rest(all ? others : others.filter((choice) => choice.value === chosen)) },
  ];
  return groups.filter((group) => group.choices.length > 0);
}
