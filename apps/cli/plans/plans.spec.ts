import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { sha256 } from '@bauraum/kernel';
import { extractText, MM } from '@bauraum/pdf';
import { Canvas } from './canvas';
import { volumeCalculation } from './calculations';
import { floorPlan, overview, section, sitePlan } from './drawings';
import { grossVolume, GROUND, roomArea, SIDE_M, STOREYS } from './geometry';
import { generatePlanSet, generateSmallPlan, PLAN_IDS, type PlanFile } from './index';
import { dec, measure } from './numbers';
import { Sheet, type PlanContext } from './sheet';
import { density, distance, HOUSE, PARCEL } from './site';

jest.setTimeout(240_000); // seconds when idle; the machine may be busy

const parties = {
  project: { title: 'Neubau eines Einfamilienhauses', site: 'Am Ploggensee 14', parcel: 'Flur 7, Flurstück 112/4' },
  builder: { name: 'Anna Brückner', address: 'Am Markt 3' },
  designer: { name: 'Marta Hansen', office: 'Hansen Architektur', address: 'Lübsche Straße 21' },
};
const context: PlanContext = { ...parties, date: '2026-11-16', pdf: { compress: false } };
const flat = (pdf: Buffer): string => extractText(pdf).join('\n').replace(/\s+/g, ' ');

describe('the geometry', () => {
  it('has a gross volume of exactly 750 m3 and says so on paper', () => {
    expect(grossVolume()).toEqual({ base: 100, height: 6, block: 600, roof: 150, total: 750 });
    expect(flat(volumeCalculation(context, '10'))).toContain('Brutto-Rauminhalt gesamt 750,00');
  });

  it('keeps the rooms inside the outer walls', () => {
    for (const storey of STOREYS) {
      const net = storey.rooms.reduce((sum, room) => sum + roomArea(room), 0);
      expect(net).toBeGreaterThan(60);
      expect(net).toBeLessThan((SIDE_M - 0.8) ** 2);
    }
  });

  it('keeps 3 m to each boundary and the shares of the plan', () => {
    const { x, y, w, d } = HOUSE;
    for (const corner of [
      [x, y],
      [x + w, y],
      [x + w, y + d],
      [x, y + d],
    ] as const) {
      PARCEL.forEach((start, edge) => expect(distance(corner, start, PARCEL[(edge + 1) % 4]!)).toBeGreaterThan(3));
    }
    expect(density().grz1).toBeLessThan(0.3);
    expect(density().gfz).toBeLessThan(0.6);
  });

  it.each([
    [3.01, ['3,01', '']],
    [0.115, ['11', '5']],
    [0.885, ['88', '5']],
    [3.685, ['3,68', '5']],
  ])('writes %d m as a plan does', (metres, expected) => expect(measure(metres)).toEqual(expected));
  it('groups thousands', () => expect(dec(147750)).toBe('147.750,00'));
});

describe('the scale', () => {
  it.each([
    [100, 283.46],
    [50, 566.93],
    [500, 56.69],
  ])('draws 10 m at 1:%d as %d points', (scale, points) => {
    const sheet = new Sheet(context, { content: 'x', number: '1', format: 'A3', scale: `1:${scale}` });
    const canvas = new Canvas(sheet.file, { x: 50, y: 150, scale });
    const [from, to] = [canvas.at([0, 0]), canvas.at([SIDE_M, 0])];
    expect(to[0] - from[0]).toBeCloseTo(points, 1);
    expect(to[1]).toBeCloseTo(from[1], 6);
  });

  it('is the scale of what really stands in the file: the outer wall of the floor plan', () => {
    const content = floorPlan(context, '02', GROUND).toString('latin1');
    const [left, right, line] = [76 * MM, (76 + 100) * MM, 204 * MM];
    const number = (value: number): string => String(Math.round(value * 1e6) / 1e6);
    expect(content).toContain(`${number(left)} ${number(line)} m\n${number(right)} ${number(line)} l`);
  });

  it('uses the sheet that the title block names', () => {
    expect(sitePlan(context, '01').toString('latin1')).toContain(
      `[0 0 ${Math.round(420 * MM * 1e6) / 1e6} ${Math.round(297 * MM * 1e6) / 1e6}]`,
    );
    const a1 = overview(context, '07');
    expect(a1.toString('latin1')).toContain(`[0 0 ${Math.round(841 * MM * 1e6) / 1e6} ${Math.round(594 * MM * 1e6) / 1e6}]`);
    expect(flat(a1)).toContain('A1 (841 × 594)');
  });

  it('writes what a title block must say', () => {
    const text = flat(section(context, '04'));
    for (const part of ['Bauvorhaben', 'Anna Brückner', 'Hansen Architektur', 'Schnitt A-A', '1:100', '16.11.2026', 'Erstausgabe'])
      expect(text).toContain(part);
  });
});

describe('the set', () => {
  let outDir: string;
  let files: PlanFile[];
  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), 'plans-'));
    files = await generatePlanSet({ ...parties, outDir });
  });
  afterAll(() => rm(outDir, { recursive: true }));

  it('has at least twelve different PDF/A files with the hash and size that it reports', async () => {
    expect(files.length).toBe(PLAN_IDS.length);
    expect(files.length).toBeGreaterThanOrEqual(12);
    expect(new Set(files.map((file) => file.sha256)).size).toBe(files.length);
    expect(new Set(files.map((file) => file.fileName)).size).toBe(files.length);
    for (const file of files) {
      const bytes = await readFile(file.path);
      expect(sha256(bytes)).toBe(file.sha256);
      expect((await stat(file.path)).size).toBe(file.sizeBytes);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.subarray(-6).toString()).toContain('%%EOF');
      expect(bytes.includes('<pdfaid:part>3<')).toBe(true);
    }
  });

  it('has one file of more than 60 MB that hardly shrinks', async () => {
    const big = files.filter((file) => file.sizeBytes > 60 * 1024 * 1024);
    expect(big.map((file) => file.id)).toEqual(['survey']);
    const sample = (await readFile(big[0]!.path)).subarray(20_000_000, 22_000_000);
    expect(deflateSync(sample, { level: 1 }).length / sample.length).toBeGreaterThan(0.7);
  });

  it('covers the documents that an application needs', () => {
    const codes = files.map((file) => file.typeCode);
    for (const code of ['1803', '2001', '2002', '2003', '1500', '1901', '2201', '2204', '2801', '2805', '1806'])
      expect(codes).toContain(code);
  });

  it('gives the same bytes again, in any order, leaves out what is to be missing, and makes later versions', async () => {
    const again = await generatePlanSet({ ...parties, outDir, only: ['section', 'site-plan', 'thermal'], missing: ['thermal'] });
    expect(again.map((file) => file.id)).toEqual(['site-plan', 'section']);
    for (const file of again) expect(file.sha256).toBe(files.find(({ id }) => id === file.id)?.sha256);
    const [later] = await generatePlanSet({ ...parties, outDir, only: ['section'], revision: 'b', revisionDate: '2026-12-14' });
    expect(later?.fileName).toBe('04b_Schnitt_A-A.pdf');
    expect(later?.sha256).not.toBe(again[1]?.sha256);
    expect(flat(await readFile(later!.path))).toContain('b · 14.12.2026');
  });
});

describe('a small plan', () => {
  it('is small, valid and told apart by title and code', () => {
    const plan = generateSmallPlan('Lageplan', '1803');
    expect(plan.length).toBeLessThan(40_000);
    expect(flat(plan)).toContain('Lageplan');
    expect(sha256(plan)).toBe(sha256(generateSmallPlan('Lageplan', '1803')));
    expect(sha256(plan)).not.toBe(sha256(generateSmallPlan('Lageplan', '1804')));
  });
});
