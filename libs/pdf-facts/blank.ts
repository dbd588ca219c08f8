import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text is no part of it: only pages without are asked. */
const MARKS: ReadonlySet<number> = new Set([
  OPS.rawFillPath,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintSolidColorImageMask,
  OPS.paintFormXObjectBegin,
  OPS.beginAnnotation,
  OPS.showText,
  OPS.setFillColorN,
  OPS.setStrokeColorN,
]);
const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);
const WHITE = '#ffffff';

interface Colours {
  readonly fill: string;
  readonly stroke: string;
}

/**
 * Does a page's list of operations leave a mark on white paper? White on white does not, nor does a path that only clips.
 *
 * @example leavesMark([OPS.constructPath], [[OPS.stroke]]) // true
 */
export function leavesMark(operations: readonly number[], args: readonly unknown[]): boolean {
  let colours: Colours = { fill: '#000000', stroke: '#000000' };
  const saved: Colours[] = [];
  return operations.some((operation, index) => {
    const [first] = (args[index] ?? []) as readonly unknown[];
    if (operation === OPS.save) saved.push(colours);
    if (operation === OPS.restore) colours = saved.pop() ?? colours;
    if (operation === OPS.setFillRGBColor) colours = { ...colours, fill: String(first) };
    if (operation === OPS.setStrokeRGBColor) colours = { ...colours, stroke: String(first) };
    if (operation === OPS.constructPath) return isVisible(Number(first), colours);
    return MARKS.has(operation);
  });
}

function isVisible(paint: number, { fill, stroke }: Colours): boolean {
  if (paint === OPS.endPath) return false;
  return FILLS.has(paint) ? fill !== WHITE : fill !== WHITE || stroke !== WHITE;
}
