/**
 * The demo's house: 10.00 m x 10.00 m, two storeys, gable roof with its ridge from west to east. Metres; x to the east, y to the north,
 * z above the finished ground floor. Every drawing and every calculation takes its numbers from here, so that they agree.
 */
export type Side = 'north' | 'east' | 'south' | 'west';
export type Point = readonly [number, number];

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly d: number;
}

export const SIDE_M = 10;
export const WALL = { outer: 0.4, insulation: 0.16, bearing: 0.24, light: 0.115 } as const;
export const LEVEL = {
  soleUnder: -0.45,
  slabTop: -0.2,
  ground: -0.15,
  ceilingGround: 2.55,
  slabUpperTop: 2.75,
  floorUpper: 2.9,
  ceilingUpper: 5.3,
  eaves: 5.55,
  ridge: 8.55,
} as const;
export const ROOF = { rise: LEVEL.ridge - LEVEL.eaves, overhangEaves: 0.5, overhangVerge: 0.3, thickness: 0.41 } as const;
/** Height of the roof's upper surface over a point between the eaves. */
export const roofAt = (y: number): number => LEVEL.eaves + (ROOF.rise / (SIDE_M / 2)) * (y <= SIDE_M / 2 ? y : SIDE_M - y);

export interface Opening {
  readonly kind: 'window' | 'door' | 'entrance' | 'terrace';
  readonly side: Side;
  /** Start along the wall: x for north and south, y for east and west. */
  readonly at: number;
  readonly width: number;
  readonly sill: number;
  readonly height: number;
}

export interface InnerDoor {
  /** Centre line of the wall opening: on a wall that runs along x or y. */
  readonly along: 'x' | 'y';
  readonly at: number;
  readonly wall: number;
  readonly thickness: number;
  readonly width: number;
  /** Hinge at the start or the end, opening to the positive or negative side. */
  readonly hinge: 'start' | 'end';
  readonly swing: 1 | -1;
}

export interface Room {
  readonly name: string;
  readonly floor: string;
  readonly parts: readonly Rect[];
  /** Stairs and the like, not part of the floor area. */
  readonly minus?: readonly Rect[];
  readonly label: Point;
}

export interface Storey {
  readonly id: 'EG' | 'OG';
  readonly title: string;
  readonly level: number;
  readonly clear: number;
  readonly inner: readonly Rect[];
  readonly openings: readonly Opening[];
  readonly doors: readonly InnerDoor[];
  readonly rooms: readonly Room[];
}

const rect = (x: number, y: number, x2: number, y2: number): Rect => ({ x, y, w: x2 - x, d: y2 - y });
const window = (side: Side, at: number, width: number, sill = 0.9, height = 1.35): Opening => ({
  kind: 'window',
  side,
  at,
  width,
  sill,
  height,
});
const door = (along: 'x' | 'y', at: number, wall: number, thickness: number, hinge: 'start' | 'end', swing: 1 | -1): InnerDoor => ({
  along,
  at,
  wall,
  thickness,
  width: 0.885,
  hinge,
  swing,
});

export const STAIRS = {
  west: rect(3.115, 6.24, 4.115, 8.13),
  east: rect(4.165, 6.24, 5.165, 8.13),
  landing: rect(3.115, 5.24, 5.165, 6.24),
  risers: 16,
  tread: 0.27,
};
const STAIR_WELL = rect(3.115, 5.24, 5.165, 8.13);

export const GROUND: Storey = {
  id: 'EG',
  title: 'Erdgeschoss',
  level: 0,
  clear: LEVEL.ceilingGround,
  inner: [
    rect(0.4, 5, 9.6, 5.24),
    rect(6.6, 0.4, 6.715, 5),
    rect(3, 5.24, 3.115, 9.6),
    rect(6.6, 5.24, 6.715, 9.6),
    rect(6.715, 7.6, 9.6, 7.715),
  ],
  openings: [
    { kind: 'terrace', side: 'south', at: 1.2, width: 3.01, sill: 0, height: 2.25 },
    window('south', 7.4, 1.51, 1.05, 1.2),
    window('west', 1.8, 1.51),
    window('west', 7, 0.885, 1.3, 0.95),
    { kind: 'entrance', side: 'north', at: 5.25, width: 1.135, sill: 0, height: 2.25 },
    window('north', 3.6, 1.01),
    window('north', 7.8, 0.885, 1.3, 0.95),
    window('east', 1.8, 1.51),
    window('east', 5.9, 1.01),
  ],
  doors: [
    door('x', 5.4, 5, 0.24, 'start', -1),
    door('y', 1.2, 6.6, 0.115, 'start', 1),
    door('y', 8.45, 3, 0.115, 'start', -1),
    door('y', 6, 6.6, 0.115, 'end', 1),
    door('y', 8.2, 6.6, 0.115, 'start', 1),
  ],
  rooms: [
    { name: 'Wohnen / Essen', floor: 'Parkett', parts: [rect(0.4, 0.4, 6.6, 5)], label: [3.1, 3.35] },
    { name: 'Küche', floor: 'Fliesen', parts: [rect(6.715, 0.4, 9.6, 5)], label: [8.15, 3.35] },
    { name: 'Technik', floor: 'Fliesen', parts: [rect(0.4, 5.24, 3, 9.6)], label: [1.95, 7.75] },
    { name: 'Diele', floor: 'Fliesen', parts: [rect(3.115, 5.24, 6.6, 9.6)], minus: [STAIR_WELL], label: [4.45, 8.95] },
    { name: 'Gast', floor: 'Parkett', parts: [rect(6.715, 5.24, 9.6, 7.6)], label: [8.45, 6.85] },
    { name: 'Dusche / WC', floor: 'Fliesen', parts: [rect(6.715, 7.715, 9.6, 9.6)], label: [8.5, 8.95] },
  ],
};

export const UPPER: Storey = {
  id: 'OG',
  title: 'Obergeschoss',
  level: LEVEL.floorUpper,
  clear: LEVEL.ceilingUpper - LEVEL.floorUpper,
  inner: [
    rect(0.4, 5, 9.6, 5.24),
    rect(2.3, 0.4, 2.415, 5),
    rect(6.1, 0.4, 6.215, 5),
    rect(3, 5.24, 3.115, 9.6),
    rect(7.3, 5.24, 7.415, 9.6),
  ],
  openings: [
    window('south', 0.9, 0.885, 0.9, 1.26),
    window('south', 3.4, 2.01, 0.9, 1.26),
    window('south', 7.2, 1.51, 0.9, 1.26),
    window('west', 6.7, 1.51, 0.9, 1.26),
    window('north', 3.6, 1.01, 0.9, 1.26),
    window('north', 7.95, 1.01, 0.9, 1.26),
    window('east', 1.9, 1.51, 0.9, 1.26),
    window('east', 6.4, 1.01, 0.9, 1.26),
  ],
  doors: [
    door('x', 5.2, 5, 0.24, 'start', -1),
    door('x', 6.35, 5, 0.24, 'start', -1),
    door('y', 2.6, 2.3, 0.115, 'start', -1),
    door('y', 8.45, 3, 0.115, 'start', -1),
    door('y', 6.2, 7.3, 0.115, 'end', 1),
  ],
  rooms: [
    { name: 'Ankleide', floor: 'Parkett', parts: [rect(0.4, 0.4, 2.3, 5)], label: [1.6, 4.5] },
    { name: 'Schlafen', floor: 'Parkett', parts: [rect(2.415, 0.4, 6.1, 5)], label: [3.75, 4.25] },
    { name: 'Kind 1', floor: 'Parkett', parts: [rect(6.215, 0.4, 9.6, 5)], label: [7.3, 3.3] },
    { name: 'Kind 2', floor: 'Parkett', parts: [rect(0.4, 5.24, 3, 9.6)], label: [2.0, 8.0] },
    { name: 'Flur', floor: 'Parkett', parts: [rect(3.115, 5.24, 7.3, 9.6)], minus: [STAIR_WELL], label: [6.2, 8.2] },
    { name: 'Bad', floor: 'Fliesen', parts: [rect(7.415, 5.24, 9.6, 9.6)], label: [8.2, 7.75] },
  ],
};

export const STOREYS: readonly Storey[] = [GROUND, UPPER];

const area = (rects: readonly Rect[] = []): number => rects.reduce((sum, { w, d }) => sum + w * d, 0);

/** Floor area of a room in m2, rounded to centimetres squared as a calculation lists it. */
export const roomArea = (room: Room): number => Math.round((area(room.parts) - area(room.minus)) * 100) / 100;

/** Gross volume (Brutto-Rauminhalt, DIN 277) in m3: block up to the eaves and prism of the roof. @example grossVolume().total // 750 */
export function grossVolume(): { base: number; height: number; block: number; roof: number; total: number } {
  const base = SIDE_M * SIDE_M;
  const height = Math.round((LEVEL.eaves - LEVEL.soleUnder) * 1000) / 1000;
  const block = base * height;
  const roof = Math.round(((SIDE_M * ROOF.rise) / 2) * SIDE_M * 1000) / 1000;
  return { base, height, block, roof, total: block + roof };
}

/** Area of a polygon (Gauss), m2. */
export function polygonArea(points: readonly Point[]): number {
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
