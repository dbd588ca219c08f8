/// <reference types="jest" />
import { accentOn } from './accent';

/** Written once more, from the definition of WCAG 2. */
function contrast(left: string, right: string): number {
  const of = (colour: string): number => {
    const linear = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  const [dark = 0, light = 0] = [of(left), of(right)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const COLOURS = ['#00695c', '#8a1538', '#ffd500', '#ffffff', '#000000', '#767676', '#0000ff', '#00ff00'];

it.each(COLOURS)('%s can be seen on white and on black', (colour) => {
  expect(contrast(accentOn(colour, 1), '#ffffff')).toBeGreaterThanOrEqual(3);
  expect(contrast(accentOn(colour, 0), '#000000')).toBeGreaterThanOrEqual(3);
});

it('stays what it is where it can be seen already', () => {
  expect(accentOn('#00695c', 1)).toBe('#00695c');
  expect(accentOn('#FFD500', 0)).toBe('#ffd500');
  expect(accentOn('#000001', 1)).toBe('#000001');
});

it('becomes only as dark or light as it takes', () => {
  expect(contrast(accentOn('#ffd500', 1), '#ffffff')).toBeLessThan(3.6);
  expect(contrast(accentOn('#8a1538', 0), '#000000')).toBeLessThan(3.6);
  expect(accentOn('#8a1538', 0)).not.toBe('#8a1538');
});
