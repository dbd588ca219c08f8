import { PEN, type Canvas } from './canvas';
import type { Point } from './geometry';
import { HOUSE } from './site';
import { plot, street } from './site-plan';

const FOUL = '#8a4b1c';
const RAIN = '#1d5fa8';

interface Pipe {
  readonly points: readonly Point[];
  readonly color: string;
  readonly text: string;
  readonly at: Point;
}

const { x, y, w, d } = HOUSE;
const PIPES: readonly Pipe[] = [
  {
    points: [
      [x + 9, y + d - 1],
      [x + 9, y + d + 2.2],
      [x + 9, 31.4],
    ],
    color: FOUL,
    text: 'SW DN 110 PP, 1,5 %',
    at: [x + 9, y + d + 4.4],
  },
  {
    points: [
      [x - 0.4, y + d],
      [x - 0.4, y - 6],
      [x + 1.5, y - 6],
    ],
    color: RAIN,
    text: 'RW DN 110, 1,0 %',
    at: [x - 0.4, y + 1.6],
  },
  {
    points: [
      [x + w + 0.4, y + d],
      [x + w + 0.4, y - 6],
      [x + 8.5, y - 6],
    ],
    color: RAIN,
    text: 'RW DN 110, 1,0 %',
    at: [x + w + 0.4, y + 5],
  },
];

function pipe(canvas: Canvas, { points, color, text, at }: Pipe): void {
  canvas.polygon(points, { open: true, pen: 0.6, color, ...(color === RAIN ? { dash: [3, 1.2] } : {}) });
  canvas.label(text, at, { size: 6, rotation: 90, align: 'center', up: 1.6, color, halo: true });
}

function manhole(canvas: Canvas, point: Point, name: string, levels: string, left = false): void {
  canvas.circle(point, 0.5, { fill: '#ffffff', pen: PEN.outline });
  const place = { align: left ? 'right' : 'left', right: left ? -4 : 4, halo: true } as const;
  canvas.label(name, point, { ...place, size: 6.5, font: 'medium', up: 1.6 });
  canvas.label(levels, point, { ...place, size: 5.5, up: -1.2 });
}

/** Foul water to the sewer in the street, rain water into a trench on the plot. */
export function drawDrainage(canvas: Canvas): void {
  street(canvas, -10, 35);
  plot(canvas, false);
  canvas.line([-10, 31.4], [35, 31.4], { pen: 0.7, color: FOUL });
  canvas.label('öffentlicher Schmutzwasserkanal DN 200 Stz', [26, 31.4], { size: 6, color: FOUL, up: 1.8, align: 'center', halo: true });
  const trench = { x: x + 1.5, y: y - 7, w: 7, d: 2 };
  canvas.rect(trench, { fill: '#dce9f5', pen: PEN.outline, color: RAIN });
  canvas.label('Rigole 7,00 × 2,00 × 0,66 m', [x + 5, y - 5.8], { size: 6, align: 'center', color: RAIN });
  canvas.label('8,3 m³ Speichervolumen', [x + 5, y - 6.4], { size: 5.5, align: 'center', color: RAIN });
  PIPES.forEach((item) => pipe(canvas, item));
  manhole(canvas, [x + 9, y + d + 2.2], 'KS 1', 'D 34,55 / S 33,10');
  manhole(canvas, [x - 0.4, y - 6], 'RS 1', 'D 34,30 / S 33,55', true);
  manhole(canvas, [x + w + 0.4, y - 6], 'RS 2', 'D 34,28 / S 33,55');
}
