/** German decimals. @example dec(3.5) // '3,50' */
export const dec = (value: number, digits = 2): string => {
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 && Number(value.toFixed(digits)) !== 0 ? '–' : ''}${grouped}${fraction ? `,${fraction}` : ''}`;
};

/** A level mark. @example level(-0.15) // '–0,15' */
export const level = (z: number): string => (Math.abs(z) < 0.0005 ? '±0,00' : z > 0 ? `+${dec(z)}` : dec(z));

/**
 * A measure as German plans write it (DIN 406): metres with two decimals, below one metre centimetres, half centimetres raised.
 *
 * @example measure(0.115) // ['11', '5']
 */
export function measure(metres: number): [string, string] {
  const tenths = Math.round(metres * 1000);
  const raised = tenths % 10 === 0 ? '' : String(tenths % 10);
  const whole = Math.floor(tenths / 10);
  return [whole < 100 ? String(whole) : dec(whole / 100), raised];
}
