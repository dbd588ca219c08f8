/** `M 1:100`, `Maßstab = 1 : 1.000`, `1:500`; not `11:100`, not the slope `1:1,5`. */
const SCALE = /(?<![\d:.,])((?:maßstab|massstab|maszstab|m)[\s.:=]*)?1\s?:\s?(\d{1,3}(?:[. ]\d{3})+|\d{1,6})(?![\d:]|[.,]\d)/giu;
/** Scales of plans. A small one may be a slope (`1:10`), so it counts only with the word before it. */
const PLAIN = [50, 100, 200, 250, 500, 750, 1000, 1500, 2000, 2500, 5000, 10_000, 20_000, 25_000, 50_000];
const NAMED = [...PLAIN, 1, 2, 5, 10, 15, 20, 25, 30, 33, 75, 125, 150, 300, 400];

/**
 * The scales that a text names, ascending, each once.
 *
 * @returns the number after `1:`.
 * @example scalesIn('Grundriss EG  M 1 : 100, Detail M 1:20, Böschung 1:20') // [20, 100]
 */
export function scalesIn(text: string): readonly number[] {
  const found = [...text.matchAll(SCALE)].flatMap(([, word, digits = '']) => {
    const scale = Number(digits.replace(/\D/g, ''));
    return (word ? NAMED : PLAIN).includes(scale) ? [scale] : [];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}
