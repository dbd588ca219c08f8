/** `M 1:100`, `Maßstab = 1 : 1.000`, `1:500`, `M 1/50`; not `11:100`, not the slope `1:1,5`. */
const SCALE =
  /(?<![\d:.,])((?:maßstab|massstab|maszstab|(?<!\p{L})m)[\s.:=]*)?1\s?([:/])\s?(\d{1,3}(?:[. ]\d{3})+|\d{1,6})(?![\d:]|[.,]\d)/giu;
/** `M 1 : 1 0 0`: letters set apart, as drawings have them. */
const SET_APART = /(?<![\p{L}\d])(?:[\p{L}\d:] {1,2}){3,}[\p{L}\d](?![\p{L}\d])/gu;
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
  const whole = text.replace(SET_APART, (part) => part.replaceAll(' ', ''));
  const found = [...whole.matchAll(SCALE)].flatMap(([, word, sign, digits = '']) => {
    const scale = Number(digits.replace(/\D/g, ''));
    if (!word && sign === '/') return []; // a parcel: 1/50
    return (word ? NAMED : PLAIN).includes(scale) ? [scale] : [];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}
