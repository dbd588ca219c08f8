import { formatEuro, type Cents } from '@bauraum/kernel';
import type { FeeRounding, Fraction } from './schedule';

type CentRounding = 'ceil' | 'floor' | 'half-up';

/**
 * Whole cents times a fraction, computed exactly whatever the size, rounded to whole cents.
 *
 * @throws RangeError when the result is beyond what can be counted in cents.
 * @example times(147_75, [1, 2], 'ceil') // 7388
 */
export function times(cents: Cents, [numerator, denominator]: Fraction, rounding: CentRounding): Cents {
  const exact = BigInt(cents) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const rest = exact % divisor;
  const up = rounding === 'ceil' ? rest > 0n : rounding === 'half-up' && 2n * rest >= divisor;
  return wholeNumber(Number(exact / divisor + (up ? 1n : 0n)));
}

/**
 * How a step of the computation becomes whole cents. Down before a rounding to euro, so that nothing is rounded twice.
 *
 * @example centRounding('half-up-euro') // 'floor'
 */
export function centRounding(rounding: FeeRounding): CentRounding {
  switch (rounding) {
    case 'ceil-cent':
      return 'ceil';
    case 'half-up-cent':
      return 'half-up';
    case 'floor-euro':
    case 'half-up-euro':
      return 'floor';
  }
}

/**
 * The fee as the rule makes it payable; the cent rules leave it as it is.
 *
 * @example toPayable(118_450, 'half-up-euro') // 118500
 */
export function toPayable(cents: Cents, rounding: FeeRounding): Cents {
  switch (rounding) {
    case 'ceil-cent':
    case 'half-up-cent':
      return cents;
    case 'floor-euro':
      return cents - (cents % 100);
    case 'half-up-euro':
      return times(cents, [1, 100], 'half-up') * 100;
  }
}

/**
 * Cubic metres in litres, so that they are whole.
 *
 * @throws RangeError when it is not positive or has more than three decimals.
 * @example litres(750.125) // 750125
 */
export function litres(cubicMetres: number): number {
  const rounded = Math.round(cubicMetres * 1000);
  if (!Number.isSafeInteger(rounded) || rounded <= 0 || Math.abs(rounded / 1000 - cubicMetres) > 1e-9)
    throw new RangeError(`not a volume: ${cubicMetres}`);
  return rounded;
}

/**
 * The number itself, when it is whole, exact and not negative.
 *
 * @throws RangeError when it is not.
 * @example wholeNumber(5) // 5
 */
export function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  return value;
}

/** A number in German. @example numberText(1250.5) // '1.250,5' */
export function numberText(value: number): string {
  const [whole = '0', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction ? `${grouped},${fraction}` : grouped;
}

/**
 * A share in German: per mille when it is written in thousandths, else per cent, else as a fraction.
 *
 * @example shareText([6, 1000]) // '6 ‰'
 * @example shareText([1, 2]) // '50 %'
 */
export function shareText([numerator, denominator]: Fraction): string {
  const [parts, sign] = denominator % 1000 === 0 ? [1000, '‰'] : [100, '%'];
  const hundredths = (numerator * parts * 100) / denominator;
  if (Number.isInteger(hundredths)) return `${numberText(hundredths / 100)} ${sign}`;
  return `${numberText(numerator)}/${numberText(denominator)}`;
}

/** Limits of a range in German. @example rangeText(5_000, 50_000) // '50,00 € bis 500,00 €' */
export function rangeText(minimum: Cents, maximum: Cents | undefined): string {
  return maximum === undefined ? `mindestens ${formatEuro(minimum)}` : `${formatEuro(minimum)} bis ${formatEuro(maximum)}`;
}
