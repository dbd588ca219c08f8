/** An amount of euro in integer cents; never a float of euro. */
export type Cents = number;

/**
 * The German way to write an amount.
 *
 * @throws RangeError when the amount is not a safe integer.
 * @example formatEuro(118400) // '1.184,00 €'
 */
export function formatEuro(cents: Cents): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not an amount in cents: ${cents}`);
  const sign = cents < 0 ? '-' : '';
  const absolute = Math.abs(cents);
  const euro = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${euro},${String(absolute % 100).padStart(2, '0')} €`;
}
