/** WCAG 1.4.11: what a line must differ from its ground. */
const CONTRAST = 3;

const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);

/** Relative luminance, WCAG 2. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour that can be seen on white, or on black: it, or as little darker or lighter as it takes. @example accentOn('#ffd500', 1) // '#a68a00' */
export function accentOn(accent: string, ground: 0 | 1): string {
  const own = channels(accent);
  for (let share = 0; ; share += 0.05) {
    const rgb = own.map((part) => Math.round((part + (1 - ground - part) * share) * 255) / 255);
    const [dark = 0, light = 0] = [luminance(rgb), ground].sort((left, right) => left - right);
    if ((light + 0.05) / (dark + 0.05) >= CONTRAST) return `#${rgb.map((part) => (part * 255).toString(16).padStart(2, '0')).join('')}`;
  }
}
