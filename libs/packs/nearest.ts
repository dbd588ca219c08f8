/**
 * The known word that was probably meant: at most a third of it is typed otherwise.
 *
 * @example nearestOf('verifed', ['verified', 'source']) // 'verified'
 * @example nearestOf('colour', ['verified', 'source']) // undefined
 */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
  const candidates = known.map((one) => ({ one, steps: distance(word.toLowerCase(), one.toLowerCase()) }));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>((a, b) => (a && a.steps <= b.steps ? a : b), undefined);
  return best && best.steps <= Math.max(1, Math.floor(best.one.length / 3)) ? best.one : undefined;
}

/** Levenshtein distance: letters to add, remove or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
