/** Answers that were typed but not sent, by finding; kept in this browser. */
export type AnswerTexts = Record<string, string>;

const nameOf = (requestId: string): string => `bauraum.answers.${requestId}`;

export function loadAnswers(requestId: string): AnswerTexts {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(requestId)) ?? '{}') as AnswerTexts;
  } catch {
    return {};
  }
}

export function keepAnswers(requestId: string, texts: AnswerTexts): void {
  try {
    if (Object.keys(texts).length === 0) sessionStorage.removeItem(nameOf(requestId));
    else sessionStorage.setItem(nameOf(requestId), JSON.stringify(texts));
  } catch {
    // Without storage the answers live as long as the page.
  }
}
