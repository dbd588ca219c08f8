import { corners, INK, PEN, type Canvas } from './canvas';
import { LEVEL, ROOF, roofAt, SIDE_M, STAIRS, STOREYS, WALL, type Point, type Rect, type Storey } from './geometry';
import { dec, level } from './numbers';

const span = (y: number, z: number, y2: number, z2: number): Rect => ({ x: y, y: z, w: y2 - y, d: z2 - z });
const GREY = '#d9d9d9';

/** Solid concrete: grey with two crossing hatches (DIN 1356). */
function concrete(canvas: Canvas, area: readonly Point[]): void {
  canvas.polygon(area, { fill: GREY, pen: PEN.cut });
  canvas.hatch([area], 1.5, 45, { color: '#444444' });
  canvas.hatch([area], 1.5, 135, { color: '#444444', dash: [0.4, 0.6] });
}

function insulation(canvas: Canvas, area: readonly Point[], angle = 60): void {
  canvas.polygon(area, { fill: '#ffffff', pen: PEN.thin });
  canvas.hatch([area], 1, angle, { pen: 0.07, color: '#666666' });
  canvas.hatch([area], 1, -angle, { pen: 0.07, color: '#666666' });
}

function masonry(canvas: Canvas, area: Rect): void {
  canvas.rect(area, { fill: '#e4e4e4', pen: PEN.cut });
  canvas.hatch([corners(area)], 1.3, 45, { color: '#333333' });
}

function ground(canvas: Canvas): void {
  const z = LEVEL.ground;
  for (const [from, to] of [
    [-canvas.paper(28), 0],
    [SIDE_M, SIDE_M + canvas.paper(10)],
  ] as const) {
    canvas.line([from, z], [to, z], { pen: PEN.cut });
    canvas.hatch([corners(span(from, z - 0.28, to, z))], 1.6, 45, { pen: PEN.hair });
  }
}

function foundation(canvas: Canvas): void {
  for (const y of [0.16, SIDE_M - 0.16 - 0.4]) concrete(canvas, corners(span(y, -0.95, y + 0.4, LEVEL.soleUnder)));
  concrete(canvas, corners(span(4.92, -0.85, 5.32, LEVEL.soleUnder)));
  insulation(canvas, corners(span(0, -0.55, WALL.insulation, LEVEL.ground + 0.15)));
  insulation(canvas, corners(span(SIDE_M - WALL.insulation, -0.55, SIDE_M, LEVEL.ground + 0.15)));
  concrete(canvas, corners(span(WALL.insulation, LEVEL.soleUnder, SIDE_M - WALL.insulation, LEVEL.slabTop)));
  insulation(canvas, corners(span(WALL.outer, LEVEL.slabTop, SIDE_M - WALL.outer, -0.06)));
  canvas.rect(span(WALL.outer, -0.06, SIDE_M - WALL.outer, 0), { fill: '#ffffff', pen: PEN.normal });
}

/** Outer wall of one storey, seen in the cut, with the opening that the cut meets. */
function outerWall(canvas: Canvas, from: number, to: number, north: boolean, hole?: { sill: number; head: number }): void {
  const core: readonly [number, number] = north ? [SIDE_M - WALL.outer, SIDE_M - WALL.insulation] : [WALL.insulation, WALL.outer];
  const skin: readonly [number, number] = north ? [SIDE_M - WALL.insulation, SIDE_M] : [0, WALL.insulation];
  const pieces: (readonly [number, number])[] = hole
    ? [
        [from, hole.sill],
        [hole.head, to],
      ]
    : [[from, to]];
  for (const [low, high] of pieces) {
    if (high - low < 0.01) continue;
    insulation(canvas, corners(span(skin[0], low, skin[1], high)));
    masonry(canvas, span(core[0], low, core[1], high));
  }
  if (!hole) return;
  const glass = north ? SIDE_M - 0.2 : 0.16;
  canvas.rect(span(glass, hole.sill, glass + 0.05, hole.head), { pen: PEN.thin, fill: '#ffffff' });
  const [outside, inside] = north ? [SIDE_M, SIDE_M - WALL.outer] : [0, WALL.outer];
  canvas.line([outside, hole.sill], [outside, hole.head], { pen: PEN.hair });
  canvas.line([inside, hole.sill], [inside, hole.head], { pen: PEN.hair });
}

function hit(storey: Storey, side: 'north' | 'south', x: number): { sill: number; head: number } | undefined {
  const opening = storey.openings.find((candidate) => candidate.side === side && candidate.at < x && candidate.at + candidate.width > x);
  if (!opening) return undefined;
  return { sill: storey.level + opening.sill, head: storey.level + opening.sill + opening.height };
}

function walls(canvas: Canvas, x: number): void {
  STOREYS.forEach((storey) => {
    const [from, top] = storey.id === 'EG' ? [LEVEL.slabTop, LEVEL.slabUpperTop] : [LEVEL.slabUpperTop, LEVEL.ceilingUpper - 0.12];
    outerWall(canvas, from, top, false, hit(storey, 'south', x));
    outerWall(canvas, from, top, true, hit(storey, 'north', x));
    masonry(
      canvas,
      span(5, storey.id === 'EG' ? LEVEL.slabTop : LEVEL.slabUpperTop, 5.24, storey.id === 'EG' ? LEVEL.ceilingGround : LEVEL.ceilingUpper),
    );
  });
}

function ceilings(canvas: Canvas): void {
  const well = STAIRS.west.y + STAIRS.west.d;
  for (const [from, to] of [
    [WALL.insulation, 5.24],
    [well, SIDE_M - WALL.insulation],
  ] as const) {
    concrete(canvas, corners(span(from, LEVEL.ceilingGround, to, LEVEL.slabUpperTop)));
    const [left, right] = [Math.max(from, WALL.outer), Math.min(to, SIDE_M - WALL.outer)];
    insulation(canvas, corners(span(left, LEVEL.slabUpperTop, right, LEVEL.floorUpper - 0.06)));
    canvas.rect(span(left, LEVEL.floorUpper - 0.06, right, LEVEL.floorUpper), { fill: '#ffffff', pen: PEN.normal });
  }
  canvas.polygon(attic(0.62), { pen: PEN.normal, fill: '#ffffff' });
  const beams: readonly Point[] = [
    [WALL.outer, LEVEL.ceilingUpper],
    [SIDE_M - WALL.outer, LEVEL.ceilingUpper],
    [SIDE_M - 0.62, LEVEL.ceilingUpper + 0.22],
    [0.62, LEVEL.ceilingUpper + 0.22],
  ];
  insulation(canvas, beams);
  canvas.polygon(beams, { pen: PEN.normal });
}

const attic = (inset: number): Point[] => [
  [inset, LEVEL.ceilingUpper + 0.22],
  [SIDE_M - inset, LEVEL.ceilingUpper + 0.22],
  [SIDE_M - inset, roofAt(inset) - ROOF.thickness],
  [SIDE_M / 2, LEVEL.ridge - ROOF.thickness],
  [inset, roofAt(inset) - ROOF.thickness],
];

function roof(canvas: Canvas): void {
  const e = ROOF.overhangEaves;
  const t = ROOF.thickness;
  const top: Point[] = [
    [-e, roofAt(-e)],
    [SIDE_M / 2, LEVEL.ridge],
    [SIDE_M + e, roofAt(-e)],
  ];
  const layer = (upper: number, lower: number): Point[] => [
    ...top.map(([y, z]): Point => [y, z - upper]),
    ...[...top].reverse().map(([y, z]): Point => [y, z - lower]),
  ];
  canvas.polygon(layer(0, 0.1), { fill: '#f3d9cf', pen: PEN.outline });
  insulation(canvas, layer(0.1, t), 80);
  canvas.polygon(layer(0.1, t), { pen: PEN.cut });
  for (const y of [0.2, 4.92, SIDE_M - 0.36])
    canvas.rect(span(y, roofAt(y + 0.08) - t - 0.16, y + 0.16, roofAt(y + 0.08) - t + 0.02), { fill: '#ead9b0', pen: PEN.outline });
  for (const y of [-e - 0.13, SIDE_M + e]) canvas.rect(span(y, roofAt(-e) - 0.16, y + 0.13, roofAt(-e) - 0.04), { pen: PEN.outline });
}

function stairs(canvas: Canvas): void {
  const rise = LEVEL.floorUpper / STAIRS.risers;
  const half = STAIRS.risers / 2;
  const start = STAIRS.west.y + STAIRS.west.d;
  const profile: Point[] = [[start, 0]];
  for (let step = 1; step <= half; step += 1) {
    profile.push([start - (step - 1) * STAIRS.tread, step * rise]);
    if (step < half) profile.push([start - step * STAIRS.tread, step * rise]);
  }
  const landing = half * rise;
  profile.push([5.24, landing], [5.24, landing - 0.2], [STAIRS.west.y, landing - 0.2], [start - 0.3, 0]);
  concrete(canvas, profile);
  for (let step = 1; step <= half; step += 1) {
    const y = STAIRS.west.y + (step - 1) * STAIRS.tread;
    const z = landing + step * rise;
    canvas.polygon(
      [
        [y, z - rise],
        [y, z],
        [Math.min(y + STAIRS.tread, start), z],
      ],
      { open: true, pen: PEN.hair, dash: [1, 0.6] },
    );
  }
}

function mark(canvas: Canvas, y: number, z: number, name: string, left: boolean): void {
  const size = canvas.paper(1.5);
  canvas.line([y, z], [y + (left ? -1 : 1) * canvas.paper(17), z], { pen: PEN.thin });
  const tip: Point = [y + (left ? -1 : 1) * canvas.paper(3), z];
  canvas.polygon([tip, [tip[0] - size, z + size * 1.4], [tip[0] + size, z + size * 1.4]], { pen: PEN.thin, fill: '#ffffff' });
  canvas.label(level(z), tip, { size: 6.5, up: 3.6, align: 'center' });
  canvas.label(name, tip, { size: 6, up: 1.5, align: left ? 'right' : 'left', right: left ? -2.4 : 2.4 });
}

function annotate(canvas: Canvas): void {
  const right = SIDE_M + canvas.paper(14);
  canvas.chain(
    'y',
    [LEVEL.soleUnder, LEVEL.slabTop, 0, LEVEL.ceilingGround, LEVEL.floorUpper, LEVEL.ceilingUpper, LEVEL.eaves, LEVEL.ridge],
    right,
  );
  canvas.chain('y', [LEVEL.soleUnder, LEVEL.eaves, LEVEL.ridge], right + canvas.paper(8));
  canvas.chain(
    'x',
    [-ROOF.overhangEaves, 0, WALL.outer, 5, 5.24, SIDE_M - WALL.outer, SIDE_M, SIDE_M + ROOF.overhangEaves],
    LEVEL.soleUnder - canvas.paper(13),
  );
  canvas.chain('x', [0, SIDE_M], LEVEL.soleUnder - canvas.paper(20));
  const left = -canvas.paper(14);
  mark(canvas, left, LEVEL.ground, 'OK Gelände', true);
  mark(canvas, left, LEVEL.eaves, 'Traufe', true);
  mark(canvas, left, LEVEL.ridge, 'First', true);
  canvas.line([left, LEVEL.ridge], [SIDE_M / 2, LEVEL.ridge], { pen: PEN.hair, dash: [2, 1] });
  canvas.line([left, LEVEL.eaves], [0, LEVEL.eaves], { pen: PEN.hair, dash: [2, 1] });
  for (const [text, y, z] of [
    ['Wohnen / Essen', 2.7, 1.2],
    ['Diele', 8.85, 1.6],
    ['Schlafen', 2.7, 4.1],
    ['Flur', 8.85, 4.1],
    ['Spitzboden, nicht ausgebaut', 5, 6.35],
  ] as const) {
    canvas.label(text, [y, z], { size: 8, font: 'medium', align: 'center', halo: true });
  }
  for (const [text, y, z] of [
    [`lichte Höhe ${dec(LEVEL.ceilingGround)} m`, 2.7, 0.8],
    [`lichte Höhe ${dec(LEVEL.ceilingUpper - LEVEL.floorUpper)} m`, 2.7, 3.7],
  ] as const) {
    canvas.label(text, [y, z], { size: 6.5, align: 'center', halo: true });
  }
  canvas.label(`Dachneigung ${dec((Math.atan(ROOF.rise / (SIDE_M / 2)) * 180) / Math.PI, 0)}°`, [2.1, roofAt(2.1)], {
    size: 7,
    rotation: 30.96,
    align: 'center',
    up: 2.6,
  });
  for (const [z, y] of [
    [0, 4.3],
    [LEVEL.floorUpper, 4.3],
  ] as const) {
    const size = canvas.paper(1.5);
    canvas.polygon(
      [
        [y, z],
        [y - size, z + size * 1.4],
        [y + size, z + size * 1.4],
      ],
      { pen: PEN.thin, fill: INK },
    );
    canvas.label(level(z), [y, z], { size: 6.5, up: 3.6, align: 'center', halo: true });
  }
}

/** The section through the house at `x`, seen to the west: y of the plan runs to the right, z upwards. */
export function drawSection(canvas: Canvas, x: number): void {
  ground(canvas);
  foundation(canvas);
  walls(canvas, x);
  ceilings(canvas);
  stairs(canvas);
  roof(canvas);
  annotate(canvas);
}
