import { polygonArea, SIDE_M, type Point, type Rect } from './geometry';

/**
 * The plot and its surroundings in metres: x to the east, y to the north, origin in the south-western corner of the plot. The house stands
 * parallel to the street in the north.
 */
export const PARCEL: readonly Point[] = [
  [0, 0],
  [24.6, -0.35],
  [25.2, 27.1],
  [0.3, 27.5],
];
export const HOUSE: Rect = { x: 7.2, y: 11.4, w: SIDE_M, d: SIDE_M };
export const TERRACE: Rect = { x: HOUSE.x + 0.9, y: HOUSE.y - 3.5, w: 6, d: 3.5 };
export const DRIVEWAY: Rect = { x: HOUSE.x + SIDE_M + 1.6, y: 16.4, w: 5.2, d: 10.8 };
export const PATH: Rect = { x: HOUSE.x + 5, y: HOUSE.y + SIDE_M, w: 1.6, d: 5.9 };
/** Heights in metres above NHN (DHHN2016). */
export const HEIGHT_ZERO = 34.65;

const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;
export const parcelArea = (): number => round(polygonArea(PARCEL), 0);

/** Shares of the plot that are built on (GRZ) and of floor area (GFZ), § 16 ff. BauNVO. */
export function density(): {
  plot: number;
  main: number;
  terrace: number;
  paved: number;
  grz1: number;
  grz2: number;
  gfz: number;
  floors: number;
} {
  const plot = parcelArea();
  const main = SIDE_M * SIDE_M;
  const terrace = TERRACE.w * TERRACE.d;
  const paved = round(DRIVEWAY.w * DRIVEWAY.d + PATH.w * PATH.d);
  const grz1 = round((main + terrace) / plot, 3);
  return {
    plot,
    main,
    terrace,
    paved,
    grz1,
    grz2: round((main + terrace + paved) / plot, 3),
    gfz: round((2 * main) / plot, 3),
    floors: 2 * main,
  };
}

/** Shortest distance from a point to the line through a and b. */
export function distance([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  return Math.abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / Math.hypot(bx - ax, by - ay);
}

/** Foot of the perpendicular from a point on the line through a and b. */
export function foot([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): Point {
  const share = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

export interface Neighbour {
  readonly parcel: readonly Point[];
  readonly number: string;
  readonly houses: readonly (readonly Point[])[];
  readonly houseNumber?: string;
}

const turned = ({ x, y, w, d }: Rect, degrees: number): Point[] => {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [x + w / 2, y + d / 2];
  return (
    [
      [-w / 2, -d / 2],
      [w / 2, -d / 2],
      [w / 2, d / 2],
      [-w / 2, d / 2],
    ] as const
  ).map(([u, v]): Point => [cx + u * cos - v * sin, cy + u * sin + v * cos]);
};

/** Small deterministic numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

const STREET = { south: 27.3, north: 35.8 } as const;

// Corners of the plots on the boundary behind and along the street; the fourth plot is the own one.
const BACK: readonly Point[] = [
  [-70.8, 0.6],
  [-47.4, 0.4],
  [-25.3, 0.2],
  PARCEL[0] ?? [0, 0],
  PARCEL[1] ?? [0, 0],
  [46.4, -0.5],
  [71.3, -0.6],
  [93.9, -0.8],
];
const FRONT: readonly Point[] = [
  [-70.2, 28.1],
  [-47, 27.9],
  [-24.8, 27.7],
  PARCEL[3] ?? [0, 0],
  PARCEL[2] ?? [0, 0],
  [46.9, 26.9],
  [71.9, 26.7],
  [94.6, 26.5],
];
const lift = (line: readonly Point[], by: number): Point[] => line.map(([x, y], index): Point => [x + (index % 3) * 0.4, y + by]);

interface Row {
  readonly south: readonly Point[];
  readonly north: readonly Point[];
  readonly first: number;
  readonly houseAt: number;
  readonly houseStart: number;
}

function row(random: () => number, { south, north, first, houseAt, houseStart }: Row): Neighbour[] {
  return south.slice(0, -1).map(([x, y], index): Neighbour => {
    const [east, back]: readonly [Point, Point] = [south[index + 1] ?? [0, 0], north[index] ?? [0, 0]];
    const house: Rect = { x: x + 4 + random() * 3, y: y + houseAt + random() * 2 - 1, w: 9 + random() * 3.5, d: 8.5 + random() * 2.5 };
    const shed: Rect = { x: house.x + house.w + 0.6, y: house.y + random() * 2, w: 3.2, d: 6 };
    const houses = [turned(house, random() * 4 - 2), ...(shed.x + shed.w < east[0] - 1.5 && random() > 0.35 ? [turned(shed, 0)] : [])];
    return {
      parcel: [[x, y], east, north[index + 1] ?? [0, 0], back],
      number: `${first}/${index + 1}`,
      houses,
      houseNumber: String(houseStart + index * 2),
    };
  });
}

/** The plots around: the own row without the own plot, the row across the street, the row behind. */
export function neighbours(): Neighbour[] {
  const random = seeded(20261116);
  const own = row(random, { south: BACK, north: FRONT, first: 112, houseAt: 12, houseStart: 8 });
  const across = lift(FRONT, STREET.north - STREET.south);
  return [
    ...own.filter((_, index) => index !== 3),
    ...row(random, { south: across, north: lift(across, 27), first: 118, houseAt: 6, houseStart: 7 }),
    ...row(random, { south: lift(BACK, -30.5), north: BACK, first: 109, houseAt: 12, houseStart: 31 }),
  ];
}
export { STREET };
