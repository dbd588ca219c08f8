import type { Cents } from '@bauraum/kernel';

const DECIMAL = /^(0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/;

/**
 * Cents as the number of euro that XBezahldienste wants. The decimal text is put together from digits and read once, so the
 * JSON shows exactly these digits; nothing is divided.
 *
 * @throws RangeError for anything but a whole, non-negative, safe number of cents.
 * @example toAmount(118456) // 1184.56
 */
export function toAmount(cents: Cents): number {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new RangeError(`not an amount in cents: ${cents}`);
  const digits = String(cents).padStart(3, '0');
  return Number(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/**
 * Euro as they come in JSON (number or decimal text) to cents, digit by digit; nothing is multiplied or rounded.
 *
 * @throws RangeError for negative amounts, more than two decimals, exponents or anything else that is no amount.
 * @example fromAmount(0.29) // 29
 * @example fromAmount('1184.5') // 118450
 */
export function fromAmount(euro: unknown): Cents {
  const match = typeof euro === 'number' || typeof euro === 'string' ? DECIMAL.exec(String(euro)) : null;
  if (!match) throw new RangeError(`not an amount in euro: ${String(euro)}`);
  return Number(`${match[1] ?? ''}${(match[2] ?? '').padEnd(2, '0')}`);
}
