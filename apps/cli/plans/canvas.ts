import { MM, type PdfFile, type TextStyle } from '@bauraum/pdf';
import type { Point, Rect } from './geometry';
import { measure } from './numbers';

/** Line widths in millimetres, as ISO 128 steps them. */
export const PEN = { cut: 0.5, outline: 0.35, normal: 0.25, thin: 0.18, hair: 0.1 } as const;
export const INK = '#111111';

/** Where the model's origin lies on the sheet (millimetres from the top left corner) and at which scale. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Stroke {
  readonly pen?: number;
  readonly color?: string;
  readonly dash?: readonly number[];
}

export interface Shape extends Stroke {
  readonly fill?: string;
  readonly open?: boolean;
}

export const corners = ({ x, y, w, d }: Rect): Point[] => [
  [x, y],
  [x + w, y],
  [x + w, y + d],
  [x, y + d],
];

/** Draws in the metres of a model; widths of lines and sizes of text are those of the paper. */
export class Canvas {
  constructor(
    readonly file: PdfFile,
    readonly view: View,
  ) {}

  /** Points on the page of a point in the model. */
  at([x, y]: Point): [number, number] {
    const perMetre = 1000 / this.view.scale;
    return [(this.view.x + x * perMetre) * MM, (this.view.y - y * perMetre) * MM];
  }

  /** Metres of the model that `mm` on paper are. */
  paper(mm: number): number {
    return (mm * this.view.scale) / 1000;
  }

  private path(points: readonly Point[], closed: boolean): void {
    points.forEach((point, index) => {
      const [x, y] = this.at(point);
      if (index === 0) this.file.doc.moveTo(x, y);
      else this.file.doc.lineTo(x, y);
    });
    if (closed) this.file.doc.closePath();
  }

  private stroke({ pen = PEN.normal, color = INK, dash }: Stroke): void {
    const { doc } = this.file;
    doc.lineWidth(pen * MM).lineJoin('miter');
    if (dash) doc.dash((dash[0] ?? 2) * MM, { space: (dash[1] ?? 1) * MM });
    doc.stroke(color);
    if (dash) doc.undash();
  }

  line(from: Point, to: Point, stroke: Stroke = {}): void {
    this.path([from, to], false);
    this.stroke(stroke);
  }

  polygon(points: readonly Point[], shape: Shape = {}): void {
    if (shape.fill) {
      this.path(points, true);
      this.file.doc.fill(shape.fill);
    }
    if (shape.pen === 0) return;
    this.path(points, !shape.open);
    this.stroke(shape);
  }

  rect(rect: Rect, shape: Shape = {}): void {
    this.polygon(corners(rect), shape);
  }

  circle(center: Point, radius: number, shape: Shape = {}): void {
    const [x, y] = this.at(center);
    const points = (radius * 1000 * MM) / this.view.scale;
    if (shape.fill) this.file.doc.circle(x, y, points).fill(shape.fill);
    if (shape.pen === 0) return;
    this.file.doc.circle(x, y, points);
    this.stroke(shape);
  }

  /** Arc as a polyline, angles in degrees counter-clockwise from east. */
  arc(center: Point, radius: number, from: number, to: number, stroke: Stroke = {}): void {
    const steps = 14;
    const points = Array.from({ length: steps + 1 }, (_, index): Point => {
      const angle = ((from + ((to - from) * index) / steps) * Math.PI) / 180;
      return [center[0] + radius * Math.cos(angle), center[1] + radius * Math.sin(angle)];
    });
    this.polygon(points, { ...stroke, open: true });
  }

  /** Fills areas (even-odd) with parallel lines; spacing in millimetres on paper, angle in degrees. */
  hatch(areas: readonly (readonly Point[])[], spacing: number, angle = 45, stroke: Stroke = {}): void {
    const all = areas.flat();
    const [minX, minY] = [Math.min(...all.map(([x]) => x)), Math.min(...all.map(([, y]) => y))];
    const [maxX, maxY] = [Math.max(...all.map(([x]) => x)), Math.max(...all.map(([, y]) => y))];
    const middle: Point = [(minX + maxX) / 2, (minY + maxY) / 2];
    const reach = Math.hypot(maxX - minX, maxY - minY) / 2;
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const { doc } = this.file;
    doc.save();
    areas.forEach((area) => this.path(area, true));
    doc.clip('even-odd');
    const step = this.paper(spacing);
    const count = Math.floor(reach / step);
    for (let index = -count; index <= count; index += 1) {
      const [x, y] = [middle[0] - sin * index * step, middle[1] + cos * index * step];
      this.path(
        [
          [x - cos * reach, y - sin * reach],
          [x + cos * reach, y + sin * reach],
        ],
        false,
      );
    }
    this.stroke({ pen: PEN.hair, ...stroke });
    doc.restore();
  }

  /** A label whose anchor is the middle of its height; `align` says what of the text lies on the point; `up` moves it, millimetres. */
  label(text: string, point: Point, style: TextStyle & { up?: number; right?: number; halo?: boolean } = {}): void {
    const size = style.size ?? 7;
    const width = this.file.widthOf(text, { ...style, size });
    const [px, py] = this.at(point);
    const [x, y] = [px + (style.right ?? 0) * MM, py - (style.up ?? 0) * MM];
    const shift = style.align === 'center' ? width / 2 : style.align === 'right' ? width : 0;
    const { width: _, align: __, ...plain } = style;
    const { doc } = this.file;
    doc.save();
    if (style.rotation) doc.rotate(-style.rotation, { origin: [x, y] });
    if (style.halo) doc.rect(x - shift - 1, y - size * 0.48, width + 2, size * 0.92).fill('#ffffff');
    this.file.text(text, x - shift, y - size * 0.6, { ...plain, rotation: undefined, size, color: style.color ?? INK });
    doc.restore();
  }

  private measureText(metres: number, point: Point, vertical: boolean, up: number, below?: string): void {
    const [main, raised] = measure(metres);
    const size = 6.5;
    const [x, y] = this.at(point);
    const width = this.file.widthOf(main, { size }) + (raised ? this.file.widthOf(raised, { size: 4.5 }) : 0);
    const { doc } = this.file;
    doc.save();
    if (vertical) doc.rotate(-90, { origin: [x, y] });
    this.file.text(main, x - width / 2, y - up * MM - size * 1.05, { size });
    if (raised) this.file.text(raised, x + width / 2 - this.file.widthOf(raised, { size: 4.5 }), y - up * MM - size * 1.1, { size: 4.5 });
    if (below) this.file.text(below, x - this.file.widthOf(below, { size }) / 2, y + 0.6, { size });
    doc.restore();
  }

  /**
   * A dimension chain through `stops` (sorted), along x at height `at` or along y at abscissa `at`.
   *
   * @param below heights of openings under the line, by index of the segment.
   */
  chain(axis: 'x' | 'y', stops: readonly number[], at: number, below: Readonly<Record<number, string>> = {}): void {
    const point = (along: number, off = 0): Point => (axis === 'x' ? [along, at + off] : [at - off, along]);
    const first = stops[0] ?? 0;
    const last = stops[stops.length - 1] ?? 0;
    const beyond = this.paper(1.2);
    this.line(point(first - beyond), point(last + beyond), { pen: PEN.thin });
    let lifted = false;
    stops.forEach((stop, index) => {
      const tick = this.paper(0.9);
      const [a, b] = axis === 'x' ? ([-1, 1] as const) : ([-1, 1] as const);
      const start: Point = axis === 'x' ? [stop + a * tick, at + a * tick] : [at + a * tick, stop + a * tick];
      const end: Point = axis === 'x' ? [stop + b * tick, at + b * tick] : [at + b * tick, stop + b * tick];
      this.line(start, end, { pen: PEN.outline });
      this.line(point(stop, -this.paper(1)), point(stop, this.paper(2.2)), { pen: PEN.hair });
      const next = stops[index + 1];
      if (next === undefined) return;
      const room = ((next - stop) * 1000) / this.view.scale;
      const [main, raised] = measure(next - stop);
      const needed = (this.file.widthOf(main + raised, { size: 6.5 }) / MM) * 0.92 + 0.5;
      lifted = room < needed && !lifted;
      this.measureText(next - stop, point((stop + next) / 2), axis === 'y', lifted ? 2.3 : 0.3, below[index]);
    });
  }
}
