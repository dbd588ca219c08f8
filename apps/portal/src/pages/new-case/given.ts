import type { Question } from '../../api/types';
import { parseNumber } from '../application/values';

export type Answer = string | number | boolean;

/** Answers by the id of the question, in the order in which they were given. */
export type Given = Readonly<Record<string, Answer>>;

const isAnswer = (value: unknown): value is Answer => ['string', 'number', 'boolean'].includes(typeof value);

/** The answers that an address holds; what is no answer is left out. */
export function readGiven(params: URLSearchParams): Given {
  try {
    const value: unknown = JSON.parse(params.get('answers') ?? '{}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Answer] => isAnswer(entry[1])));
  } catch {
    return {};
  }
}

/** The search part of an address that holds the answers. @example addressOf({ intent: 'build' }) // '?answers=%7B%22intent%22%3A%22build%22%7D' */
export function addressOf(given: Given): string {
  return Object.keys(given).length === 0 ? '' : `?${new URLSearchParams({ answers: JSON.stringify(given) }).toString()}`;
}

/** The answers that were given before a question: where one goes back to change it. */
export function before(given: Given, question: string): Given {
  const entries = Object.entries(given);
  const index = entries.findIndex(([id]) => id === question);
  return index < 0 ? given : Object.fromEntries(entries.slice(0, index));
}

/** What was chosen or typed as an answer; undefined when it is none. */
export function toAnswer(question: Question, typed: string): Answer | undefined {
  switch (question.type) {
    case 'boolean':
      return typed === 'true' ? true : typed === 'false' ? false : undefined;
    case 'choice':
      return question.choices?.some(({ value }) => value === typed) ? typed : undefined;
    case 'number': {
      const value = parseNumber(typed);
      return value === null || value < 0 ? undefined : value;
    }
  }
}

/** An answer as it stands in the input. */
export function toInput(answer: Answer | undefined): string {
  return answer === undefined ? '' : String(answer).replace('.', ',');
}
