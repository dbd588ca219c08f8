import { corners, INK, PEN, type Canvas } from './canvas';
import { polygonArea, SIDE_M, type Point, type Rect } from './geometry';
import { dec } from './numbers';
import { distance, DRIVEWAY, foot, HEIGHT_ZERO, HOUSE, neighbours, PARCEL, PATH, STREET, TERRACE, type Neighbour } from './site';

const RED = '#c0271c';
const VIOLET = '#8a2a8a';
const middle = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

function neighbour(canvas: Canvas, { parcel, number, houses, houseNumber }: Neighbour): void {
  canvas.polygon(parcel, { pen: PEN.thin });
  parcel.forEach((corner) => canvas.circle(corner, canvas.paper(0.5), { pen: PEN.hair, fill: '#ffffff' }));
  houses.forEach((house, index) => {
    canvas.polygon(house, { fill: '#e3e3e3', pen: PEN.normal });
    canvas.hatch([house], 1.2, 45, { pen: 0.07, color: '#888888' });
    if (index > 0) return;
    canvas.label('Wh.', middle(house), { size: 5.5, align: 'center', halo: true, up: 1 });
    if (houseNumber) canvas.label(houseNumber, middle(house), { size: 5.5, align: 'center', up: -1.4, halo: true });
  });
  const ys = parcel.map(([, y]) => y);
  const [x] = middle(parcel);
  const up = (ys[0] ?? 0) > 20;
  canvas.label(number, [x, up ? Math.max(...ys) - 3 : Math.min(...ys) + 3.6], { size: 6.5, align: 'center', font: 'italic' });
}

/** The street in the north, as long as the sheet is wide. */
export function street(canvas: Canvas, left = -76, right = 105): void {
  canvas.rect({ x: left, y: STREET.south + 0.2, w: right - left, d: STREET.north - STREET.south - 0.2 }, { fill: '#f3f1ea', pen: 0 });
  for (const y of [STREET.south + 1.9, STREET.north - 1.6]) canvas.line([left, y], [right, y], { pen: PEN.hair, color: '#666666' });
  canvas.line([left, (STREET.south + STREET.north) / 2 + 0.1], [right, (STREET.south + STREET.north) / 2 + 0.1], {
    pen: PEN.hair,
    dash: [4, 2],
    color: '#999999',
  });
  for (const x of [left + 36, right - 39])
    if (right - left > 80) canvas.label('Am Ploggensee', [x, 31.7], { size: 9, font: 'medium', align: 'center', spacing: 2, halo: true });
  canvas.label('öffentliche Verkehrsfläche, Flurstück 115', [12.5, 33.4], { size: 5.5, align: 'center', halo: true });
}

function paved(canvas: Canvas, area: Rect, text: string): void {
  canvas.rect(area, { fill: '#efe9da', pen: PEN.thin });
  canvas.hatch([corners(area)], 1, 90, { pen: 0.05, color: '#9c8f6a' });
  if (text) canvas.label(text, [area.x + area.w / 2, area.y + area.d * 0.35], { size: 5.5, align: 'center', halo: true });
}

/** Strips of 3.00 m, the least depth of the spaces to be kept free (Abstandsflächen). */
function spaces(canvas: Canvas): void {
  const { x, y, w, d } = HOUSE;
  for (const strip of [
    { x, y: y - 3, w, d: 3 },
    { x, y: y + d, w, d: 3 },
    { x: x - 3, y, w: 3, d },
    { x: x + w, y, w: 3, d },
  ]) {
    canvas.rect(strip, { pen: PEN.hair, dash: [1, 0.7], color: '#1d5fa8' });
  }
  canvas.label('3,00', [x - 1.5, y + 1.2], { size: 5, align: 'center', color: '#1d5fa8' });
  canvas.label('3,00', [x + w - 1.6, y - 1.5], { size: 5, align: 'center', color: '#1d5fa8' });
}

function toBoundary(canvas: Canvas, corner: Point, edge: number): void {
  const a: Point = PARCEL[edge] ?? [0, 0];
  const b: Point = PARCEL[(edge + 1) % PARCEL.length] ?? [0, 0];
  const end = foot(corner, a, b);
  const angle = (Math.atan2(end[1] - corner[1], end[0] - corner[0]) * 180) / Math.PI;
  canvas.line(corner, end, { pen: PEN.thin });
  for (const point of [corner, end]) canvas.circle(point, canvas.paper(0.35), { fill: INK, pen: 0 });
  const upright = angle > 90 || angle <= -90 ? angle + 180 : angle;
  canvas.label(dec(distance(corner, a, b)), [(corner[0] + end[0]) / 2, (corner[1] + end[1]) / 2], {
    size: 6,
    font: 'medium',
    align: 'center',
    rotation: upright,
    halo: true,
  });
}

function house(canvas: Canvas): void {
  const { x, y } = HOUSE;
  canvas.rect(HOUSE, { fill: '#f6c9c2', pen: PEN.cut, color: RED });
  canvas.hatch([corners(HOUSE)], 1.4, 45, { pen: 0.07, color: RED });
  canvas.line([x - 0.3, y + SIDE_M / 2], [x + SIDE_M + 0.3, y + SIDE_M / 2], { pen: PEN.thin, color: RED });
  const label = { align: 'center', halo: true, size: 5.5 } as const;
  canvas.label('gepl. Wohnhaus', [x + 5, y + 8.4], { ...label, font: 'medium' });
  canvas.label('II · SD 31°', [x + 5, y + 6.6], label);
  canvas.label(`±0,00 = ${dec(HEIGHT_ZERO)}`, [x + 5, y + 3.2], label);
  canvas.label('FH +8,55', [x + 5, y + 1.5], label);
  canvas.label('10,00', [x + 3.4, y + SIDE_M], { size: 5.5, up: 1.3, align: 'center' });
  canvas.label('10,00', [x + SIDE_M, y + 5.2], { size: 5.5, right: -1.6, align: 'center', rotation: 90, halo: true });
}

function tree(canvas: Canvas, [x, y]: Point, radius: number, keep: boolean): void {
  canvas.circle([x, y], radius, { pen: PEN.thin, color: keep ? '#2f7a3b' : '#777777', ...(keep ? {} : { dash: [1, 0.6] }) });
  canvas.circle([x, y], 0.25, { fill: '#2f7a3b', pen: 0 });
}

function heights(canvas: Canvas): void {
  for (const [x, y, value] of [
    [1, 1.3, 34.12],
    [20.4, 1, 34.2],
    [1.8, 26.2, 34.58],
    [14.8, 28.2, 34.61],
    [4, 15, 34.38],
    [20.6, 8, 34.31],
  ] as const) {
    canvas.line([x - 0.4, y], [x + 0.4, y], { pen: PEN.thin });
    canvas.line([x, y - 0.4], [x, y + 0.4], { pen: PEN.thin });
    canvas.label(dec(value), [x, y], { size: 5, right: 1, up: 0.9, color: '#555555' });
  }
}

/** The own plot with everything planned on it. */
export function plot(canvas: Canvas, dimensions = true): void {
  canvas.polygon(PARCEL, { fill: '#fffdf5', pen: 0 });
  paved(canvas, DRIVEWAY, '2 Stpl.');
  paved(canvas, PATH, '');
  paved(canvas, TERRACE, 'Terrasse');
  canvas.polygon(PARCEL, { pen: 0.9, color: VIOLET });
  canvas.polygon(PARCEL, { pen: PEN.normal });
  PARCEL.forEach((corner) => canvas.circle(corner, canvas.paper(0.6), { pen: PEN.thin, fill: '#ffffff' }));
  spaces(canvas);
  house(canvas);
  if (dimensions) {
    const { x, y, w, d } = HOUSE;
    toBoundary(canvas, [x, y + d - 2.2], 3);
    toBoundary(canvas, [x + w, y + 2], 1);
    toBoundary(canvas, [x + w - 0.6, y], 0);
    toBoundary(canvas, [x + 1.2, y + d], 2);
  }
  tree(canvas, [3, 4.2], 2.4, true);
  tree(canvas, [21.5, 5], 2.8, true);
  tree(canvas, [3.4, 24], 1.6, false);
  canvas.label('112/4', [12, 2.4], { size: 8, font: 'bold', align: 'center', halo: true });
  canvas.label(`${dec(polygonArea(PARCEL), 0)} m²`, [12, 0.9], { size: 5.5, align: 'center', halo: true });
  heights(canvas);
}

/** North arrow; its tip points to the north of the model. */
export function northArrow(canvas: Canvas, at: Point, size: number): void {
  const [x, y] = at;
  canvas.circle(at, size * 0.62, { pen: PEN.thin });
  canvas.polygon(
    [
      [x, y + size],
      [x - size * 0.32, y - size * 0.6],
      [x, y - size * 0.35],
    ],
    { pen: PEN.thin, fill: '#ffffff' },
  );
  canvas.polygon(
    [
      [x, y + size],
      [x + size * 0.32, y - size * 0.6],
      [x, y - size * 0.35],
    ],
    { pen: PEN.thin, fill: INK },
  );
  canvas.label('N', [x, y + size], { size: 11, font: 'bold', align: 'center', up: 3.2 });
}

/** The plot with its neighbours, the house, the distances to the boundaries and the spaces to be kept free. */
export function drawSitePlan(canvas: Canvas): void {
  street(canvas);
  neighbours().forEach((item) => neighbour(canvas, item));
  plot(canvas);
}
