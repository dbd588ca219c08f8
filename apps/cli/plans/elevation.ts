import { corners, INK, PEN, type Canvas } from './canvas';
import { LEVEL, ROOF, roofAt, SIDE_M, STOREYS, type Opening, type Point, type Side } from './geometry';
import { level } from './numbers';

/** Who looks at a side sees north and west mirrored. */
const along = (side: Side, at: number, width: number): number => (side === 'south' || side === 'east' ? at : SIDE_M - at - width);

function ground(canvas: Canvas): void {
  canvas.line([-2.6, LEVEL.ground], [SIDE_M + 2.6, LEVEL.ground], { pen: 0.6 });
  canvas.hatch([corners({ x: -2.6, y: LEVEL.ground - 0.25, w: SIDE_M + 5.2, d: 0.25 })], 1.7, 45, { pen: PEN.hair });
}

function tree(canvas: Canvas, x: number, height: number, radius: number): void {
  const light = { pen: PEN.hair, color: '#9aa79a' };
  canvas.line([x, LEVEL.ground], [x, height - radius], light);
  for (const [dx, dz, share] of [
    [0, 0, 1],
    [-0.5, -0.35, 0.62],
    [0.55, -0.3, 0.6],
    [0.1, 0.45, 0.6],
  ] as const) {
    canvas.circle([x + dx * radius, height - radius + dz * radius], radius * share, { ...light, fill: '#f2f5f1' });
  }
}

function facade(canvas: Canvas, side: Side): void {
  const gable = side === 'east' || side === 'west';
  const z = LEVEL.ground;
  const body: Point[] = gable
    ? [
        [0, z],
        [SIDE_M, z],
        [SIDE_M, LEVEL.eaves],
        [SIDE_M / 2, LEVEL.ridge],
        [0, LEVEL.eaves],
      ]
    : [
        [0, z],
        [SIDE_M, z],
        [SIDE_M, LEVEL.eaves],
        [0, LEVEL.eaves],
      ];
  canvas.polygon(body, { fill: '#fbfaf7', pen: PEN.outline });
  const plinth = { x: 0, y: z, w: SIDE_M, d: 0.3 };
  canvas.rect(plinth, { fill: '#dcdcdc', pen: PEN.thin });
}

function roof(canvas: Canvas, side: Side): void {
  const e = ROOF.overhangEaves;
  const v = ROOF.overhangVerge;
  if (side === 'north' || side === 'south') {
    const area = { x: -v, y: roofAt(-e) - 0.02, w: SIDE_M + 2 * v, d: LEVEL.ridge - roofAt(-e) + 0.02 };
    canvas.rect(area, { fill: '#e9c8ba', pen: PEN.outline });
    canvas.hatch([corners(area)], 1.75, 0, { pen: PEN.hair, color: '#8a4b35' });
    canvas.hatch([corners(area)], 3, 90, { pen: 0.05, color: '#a86a54' });
    canvas.rect({ x: -v, y: LEVEL.ridge - 0.12, w: SIDE_M + 2 * v, d: 0.14 }, { fill: '#d9ad9b', pen: PEN.thin });
    canvas.rect({ x: -v, y: roofAt(-e) - 0.14, w: SIDE_M + 2 * v, d: 0.13 }, { fill: '#eeeeee', pen: PEN.normal });
    if (side === 'south') panels(canvas);
  } else {
    const top: Point[] = [
      [-e, roofAt(-e)],
      [SIDE_M / 2, LEVEL.ridge],
      [SIDE_M + e, roofAt(-e)],
    ];
    const band: Point[] = [...top, ...[...top].reverse().map(([y, z]): Point => [y, z - 0.26])];
    canvas.polygon(band, { fill: '#e9c8ba', pen: PEN.outline });
    for (const y of [-e - 0.13, SIDE_M + e])
      canvas.rect({ x: y, y: roofAt(-e) - 0.16, w: 0.13, d: 0.12 }, { fill: '#eeeeee', pen: PEN.normal });
  }
  for (const x of side === 'north' || side === 'south' ? [0.12, SIDE_M - 0.2] : [])
    canvas.rect({ x, y: 0.15, w: 0.08, d: roofAt(-e) - 0.3 }, { pen: PEN.thin, fill: '#ffffff' });
}

function panels(canvas: Canvas): void {
  for (let column = 0; column < 6; column += 1) {
    for (const z of [6.15, 7.1])
      canvas.rect({ x: 1.9 + column * 1.05, y: z, w: 1, d: 0.88 }, { fill: '#3d4a5c', pen: PEN.thin, color: '#ffffff' });
  }
}

function opening(canvas: Canvas, side: Side, base: number, item: Opening): void {
  const x = along(side, item.at, item.width);
  const z = base + item.sill;
  const entrance = item.kind === 'entrance';
  canvas.rect({ x, y: z, w: item.width, d: item.height }, { fill: entrance ? '#8b9a86' : '#ffffff', pen: PEN.normal });
  if (entrance) {
    canvas.rect({ x: x + 0.15, y: z + 0.2, w: 0.25, d: item.height - 0.45 }, { fill: '#eef3f6', pen: PEN.hair });
    canvas.rect({ x: x + item.width - 0.16, y: z + 0.9, w: 0.04, d: 0.4 }, { pen: PEN.hair });
    canvas.rect({ x: x - 0.5, y: z + item.height + 0.12, w: item.width + 1, d: 0.12 }, { fill: '#dcdcdc', pen: PEN.normal });
    return;
  }
  const wings = item.width > 1.2 ? 2 : 1;
  const wing = item.width / wings;
  for (let index = 0; index < wings; index += 1) {
    const glass = { x: x + index * wing + 0.08, y: z + 0.08, w: wing - 0.16, d: item.height - 0.16 };
    canvas.rect(glass, { fill: '#dfe8ee', pen: PEN.hair });
    canvas.line([glass.x + glass.w * 0.2, glass.y + glass.d * 0.15], [glass.x + glass.w * 0.6, glass.y + glass.d * 0.85], {
      pen: 0.05,
      color: '#ffffff',
    });
    if (index > 0) canvas.line([x + index * wing, z], [x + index * wing, z + item.height], { pen: PEN.normal });
  }
  if (item.sill > 0) canvas.rect({ x: x - 0.05, y: z - 0.05, w: item.width + 0.1, d: 0.05 }, { fill: '#cccccc', pen: PEN.hair });
}

function levels(canvas: Canvas, side: Side): void {
  const x = SIDE_M + (side === 'north' || side === 'south' ? 0.3 : 0.7) + canvas.paper(6);
  for (const [z, name] of [
    [LEVEL.ground, 'OK Gelände'],
    [0, 'OKFF EG'],
    [LEVEL.floorUpper, 'OKFF OG'],
    [LEVEL.eaves, 'Traufe'],
    [LEVEL.ridge, 'First'],
  ] as const) {
    if (z === 0) continue;
    const size = canvas.paper(1.4);
    canvas.line([x - canvas.paper(3), z], [x + canvas.paper(15), z], { pen: PEN.hair });
    canvas.polygon(
      [
        [x, z],
        [x - size, z + size * 1.4],
        [x + size, z + size * 1.4],
      ],
      { pen: PEN.thin, fill: z === LEVEL.ground ? INK : '#ffffff' },
    );
    canvas.label(`${level(z)}  ${name}`, [x, z], { size: 6, right: 2.2, up: 1.5 });
  }
}

/** One side of the house as a visitor sees it: heights upwards, the wall from left to right. */
export function drawElevation(canvas: Canvas, side: Side): void {
  tree(canvas, -1.9, side === 'north' || side === 'west' ? 5.2 : 4.3, 1.1);
  ground(canvas);
  facade(canvas, side);
  for (const storey of STOREYS)
    storey.openings.filter((item) => item.side === side).forEach((item) => opening(canvas, side, storey.level, item));
  roof(canvas, side);
  levels(canvas, side);
}
