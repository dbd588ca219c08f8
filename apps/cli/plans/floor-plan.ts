import { corners, INK, PEN, type Canvas } from './canvas';
import { furnish } from './furniture';
import { roomArea, SIDE_M, STAIRS, WALL, type InnerDoor, type Opening, type Point, type Rect, type Storey } from './geometry';
import { dec, level } from './numbers';

const OUTSIDE: Rect = { x: 0, y: 0, w: SIDE_M, d: SIDE_M };
const inset = (by: number): Rect => ({ x: by, y: by, w: SIDE_M - 2 * by, d: SIDE_M - 2 * by });

/** The part of the outer wall that an opening takes. */
function openingRect({ side, at, width }: Opening, from = 0, to: number = WALL.outer): Rect {
  const depth = to - from;
  if (side === 'south') return { x: at, y: from, w: width, d: depth };
  if (side === 'north') return { x: at, y: SIDE_M - to, w: width, d: depth };
  if (side === 'west') return { x: from, y: at, w: depth, d: width };
  return { x: SIDE_M - to, y: at, w: depth, d: width };
}

function walls(canvas: Canvas, storey: Storey): void {
  const insulationIn = corners(inset(WALL.insulation));
  const room = corners(inset(WALL.outer));
  canvas.polygon(corners(OUTSIDE), { fill: '#ffffff', pen: PEN.outline });
  canvas.hatch([corners(OUTSIDE), insulationIn], 0.9, -45, { pen: 0.07, color: '#777777' });
  canvas.polygon(insulationIn, { pen: PEN.cut * 1.6 });
  canvas.polygon(room, { pen: PEN.cut * 1.6 });
  storey.inner.forEach((wall) => canvas.rect(wall, { pen: PEN.cut * (wall.w > 0.2 && wall.d > 0.2 ? 1.6 : 1.2) }));
  const grey = '#e4e4e4';
  canvas.file.doc.save();
  ring(canvas, [insulationIn, room], grey);
  storey.inner.forEach((wall) => canvas.rect(wall, { fill: grey, pen: 0 }));
  canvas.file.doc.restore();
  canvas.hatch([insulationIn, room], 1.3, 45, { color: '#333333' });
  storey.inner.forEach((wall) => canvas.hatch([corners(wall)], 1.3, 45, { color: '#333333' }));
}

function ring(canvas: Canvas, areas: readonly (readonly Point[])[], fill: string): void {
  const { doc } = canvas.file;
  for (const area of areas) {
    area.forEach((point, index) => {
      const [x, y] = canvas.at(point);
      if (index === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    });
    doc.closePath();
  }
  doc.fill(fill, 'even-odd');
}

function jambs(canvas: Canvas, area: Rect, horizontal: boolean): void {
  canvas.rect(area, { fill: '#ffffff', pen: 0 });
  const pen = { pen: PEN.cut };
  const { x, y, w, d } = area;
  if (horizontal) {
    canvas.line([x, y], [x, y + d], pen);
    canvas.line([x + w, y], [x + w, y + d], pen);
  } else {
    canvas.line([x, y], [x + w, y], pen);
    canvas.line([x, y + d], [x + w, y + d], pen);
  }
}

function outerOpening(canvas: Canvas, opening: Opening): void {
  const horizontal = opening.side === 'north' || opening.side === 'south';
  jambs(canvas, openingRect(opening), horizontal);
  const thin = { pen: PEN.thin };
  if (opening.kind === 'entrance') {
    canvas.rect(openingRect(opening, 0, 0.04), thin);
    leaf(canvas, [opening.at, SIDE_M - 0.16], opening.width - 0.06, 0, -90);
    return;
  }
  canvas.rect(openingRect(opening, -0.04, 0), thin); // sill
  canvas.rect(openingRect(opening, 0.14, 0.22), { ...thin, fill: '#ffffff' });
  canvas.rect(openingRect(opening, 0.17, 0.19), { pen: PEN.hair });
  canvas.rect(openingRect(opening, 0.22, WALL.outer), { pen: PEN.hair });
  if (opening.kind === 'terrace') canvas.rect({ ...openingRect(opening, 0.15, 0.18), w: opening.width / 2 }, { pen: PEN.normal });
}

/** Door leaf from its hinge, and the arc of its swing from `closed` to `open`, degrees. */
function leaf(canvas: Canvas, hinge: Point, width: number, closed: number, open: number): void {
  const angle = (open * Math.PI) / 180;
  canvas.line(hinge, [hinge[0] + width * Math.cos(angle), hinge[1] + width * Math.sin(angle)], { pen: PEN.outline });
  canvas.arc(hinge, width, closed, open, { pen: PEN.hair });
}

function innerDoor(canvas: Canvas, { along, at, wall, thickness, width, hinge, swing }: InnerDoor): void {
  const area: Rect = along === 'x' ? { x: at, y: wall, w: width, d: thickness } : { x: wall, y: at, w: thickness, d: width };
  jambs(canvas, area, along === 'x');
  const face = swing > 0 ? wall + thickness : wall;
  const end = hinge === 'start' ? at : at + width;
  if (along === 'x') leaf(canvas, [end, face], width, hinge === 'start' ? 0 : 180, swing > 0 ? 90 : hinge === 'start' ? -90 : 270);
  else leaf(canvas, [face, end], width, hinge === 'start' ? 90 : -90, swing > 0 ? 0 : hinge === 'start' ? 180 : -180);
}

function stairs(canvas: Canvas, storey: Storey): void {
  const { west, east, landing, risers, tread } = STAIRS;
  const steps = risers / 2 - 1;
  const thin = { pen: PEN.thin };
  const cutStep = storey.id === 'EG' ? 4 : steps;
  canvas.rect(landing, storey.id === 'EG' ? { ...thin, dash: [1.2, 0.8] } : thin);
  for (const flight of [west, east]) {
    const upper = storey.id === 'EG' && flight === east;
    canvas.rect(flight, upper ? { ...thin, dash: [1.2, 0.8] } : thin);
    for (let step = 1; step < steps; step += 1) {
      const y = west.y + west.d - step * tread;
      const hidden = upper || (storey.id === 'EG' && step > cutStep);
      canvas.line([flight.x, y], [flight.x + flight.w, y], hidden ? { pen: PEN.hair, dash: [1.2, 0.8] } : thin);
    }
  }
  const [left, right] = [west.x + west.w / 2, east.x + east.w / 2];
  const [start, turn] = [west.y + west.d, landing.y + landing.d / 2];
  const walk: Point[] =
    storey.id === 'EG'
      ? [
          [left, start],
          [left, start - 1.3],
        ]
      : [
          [left, start],
          [left, turn],
          [right, turn],
          [right, start],
        ];
  canvas.polygon(walk, { pen: PEN.thin, open: true });
  canvas.circle([left, start], canvas.paper(0.6), { pen: PEN.thin, fill: '#ffffff' });
  const [tipX, tipY] = walk[walk.length - 1] ?? [0, 0];
  const direction = storey.id === 'EG' ? -1 : 1;
  const size = canvas.paper(1.4);
  canvas.polygon(
    [
      [tipX, tipY],
      [tipX - size / 2.4, tipY - direction * size],
      [tipX + size / 2.4, tipY - direction * size],
    ],
    { fill: INK, pen: 0 },
  );
  if (storey.id === 'EG') {
    const y = start - (cutStep + 0.4) * tread;
    canvas.polygon(
      [
        [west.x - 0.08, y - 0.18],
        [left - 0.08, y],
        [left - 0.02, y + 0.12],
        [left + 0.02, y - 0.12],
        [left + 0.08, y],
        [west.x + west.w + 0.08, y + 0.18],
      ],
      { pen: PEN.normal, open: true },
    );
  }
  canvas.label(`${risers} Stg`, [right, 7.05], { size: 6, align: 'center', halo: true });
  canvas.label('18,1/27', [right, 7.05], { size: 6, align: 'center', up: -2.6, halo: true });
}

const outerStops = (storey: Storey, side: Opening['side']): { stops: number[]; below: Record<number, string> } => {
  const openings = storey.openings.filter((opening) => opening.side === side).sort((a, b) => a.at - b.at);
  const stops = [0, ...openings.flatMap(({ at, width }) => [at, at + width]), SIDE_M];
  const below = Object.fromEntries(openings.map(({ height }, index) => [index * 2 + 1, dec(height)]));
  return { stops, below };
};

/** Distance of the first chain from the wall: clear of eaves and terrace. */
const nearest = (canvas: Canvas): number => Math.max(canvas.paper(11), 0.5 + canvas.paper(5));

function dimensions(canvas: Canvas, storey: Storey): void {
  const near = nearest(canvas);
  const far = near + canvas.paper(7);
  for (const [side, axis, sign] of [
    ['south', 'x', -1],
    ['north', 'x', 1],
    ['west', 'y', -1],
    ['east', 'y', 1],
  ] as const) {
    const { stops, below } = outerStops(storey, side);
    const base = sign > 0 ? SIDE_M : 0;
    canvas.chain(axis, stops, base + sign * near, below);
    canvas.chain(axis, [0, SIDE_M], base + sign * far);
  }
  const across = storey.inner.filter((wall) => wall.d > wall.w && wall.y === WALL.outer);
  canvas.chain('x', [WALL.outer, ...across.flatMap(({ x, w }) => [x, x + w]), SIDE_M - WALL.outer], 1.1);
  canvas.chain('y', [WALL.outer, 5, 5.24, SIDE_M - WALL.outer], 1.1);
}

function rooms(canvas: Canvas, storey: Storey): void {
  for (const room of storey.rooms) {
    const label = { align: 'center', halo: true } as const;
    canvas.label(room.name, room.label, { ...label, size: 8, font: 'medium', up: 3 });
    canvas.label(`${dec(roomArea(room))} m²`, room.label, { ...label, size: 7.5 });
    canvas.label(room.floor, room.label, { ...label, size: 6, up: -2.7, color: '#444444' });
  }
}

/** The line of the section with its arrows and letters. */
function sectionMark(canvas: Canvas, x: number): void {
  for (const [y, sign] of [
    [-nearest(canvas) - canvas.paper(12), -1],
    [SIDE_M + nearest(canvas) + canvas.paper(12), 1],
  ] as const) {
    canvas.line([x, y], [x, y - sign * canvas.paper(4)], { pen: 0.6 });
    const tip: Point = [x - canvas.paper(4), y];
    canvas.line([x, y], tip, { pen: PEN.normal });
    canvas.polygon([tip, [tip[0] + canvas.paper(2), y + canvas.paper(0.8)], [tip[0] + canvas.paper(2), y - canvas.paper(0.8)]], {
      fill: INK,
      pen: 0,
    });
    canvas.label('A', [x, y], { size: 11, font: 'bold', right: 1.5 });
  }
  canvas.line([x, -nearest(canvas) - canvas.paper(8)], [x, SIDE_M + nearest(canvas) + canvas.paper(8)], {
    pen: PEN.hair,
    dash: [6, 1.5],
    color: '#555555',
  });
}

/** A floor plan, cut about one metre above its floor. */
export function drawFloorPlan(canvas: Canvas, storey: Storey, options: { section?: number } = {}): void {
  if (storey.id === 'EG') terrace(canvas);
  else canvas.rect({ x: -0.3, y: -0.5, w: SIDE_M + 0.6, d: SIDE_M + 1 }, { pen: PEN.hair, dash: [3, 1.2], color: '#555555' });
  walls(canvas, storey);
  storey.openings.forEach((opening) => outerOpening(canvas, opening));
  storey.doors.forEach((door) => innerDoor(canvas, door));
  furnish(canvas, storey.id);
  stairs(canvas, storey);
  if (options.section !== undefined) sectionMark(canvas, options.section);
  dimensions(canvas, storey);
  rooms(canvas, storey);
  floorLevel(canvas, storey);
}

function floorLevel(canvas: Canvas, storey: Storey): void {
  const at: Point = storey.id === 'EG' ? [5.9, 7.9] : [6.2, 6.4];
  const half = canvas.paper(1.3);
  canvas.polygon([at, [at[0] - half, at[1] + half * 1.5], [at[0] + half, at[1] + half * 1.5]], { pen: PEN.thin, fill: '#ffffff' });
  canvas.label(level(storey.level), at, { size: 6.5, align: 'center', up: 3.4, halo: true });
}

function terrace(canvas: Canvas): void {
  const area: Rect = { x: 0.9, y: -canvas.paper(7.5), w: 4.2, d: canvas.paper(7.5) };
  canvas.rect(area, { pen: PEN.thin });
  canvas.hatch([corners(area)], 2.5, 90, { pen: 0.07, color: '#888888' });
  canvas.rect({ x: 4.95, y: SIDE_M, w: 1.75, d: canvas.paper(7.5) }, { pen: PEN.thin });
  canvas.label('Podest', [6.35, SIDE_M + canvas.paper(3.8)], { size: 5.5, align: 'center' });
}
