import { corners, PEN, type Canvas } from './canvas';
import { drawDrainage } from './drainage';
import { drawElevation } from './elevation';
import { drawFloorPlan } from './floor-plan';
import { GROUND, roomArea, STOREYS, UPPER, type Rect, type Storey } from './geometry';
import { dec } from './numbers';
import { drawSection } from './section';
import { Sheet, type PlanContext } from './sheet';
import { drawSitePlan, northArrow } from './site-plan';

/** Where the section is cut, metres from the western face. */
const SECTION_AT = 3.7;
const NORTH = { x: 0, y: 0, scale: 100 };

const LAYERS = [
  'Bauteilaufbauten',
  'Dach: Tonziegel auf Lattung, Unterdeckbahn, Sparren 8/24 mit Dämmung, Dampfbremse',
  'Decke OG: Balken 8/22 mit Dämmung 22 cm, Lattung, Gipskarton 12,5 mm',
  'Decke EG: Belag, Zementestrich 6 cm, Dämmung 9 cm, Stahlbeton 20 cm, Putz',
  'Außenwand: Putz, Dämmung 16 cm WLS 032, Kalksandstein 24 cm, Innenputz',
  'Bodenplatte: Belag, Estrich 6 cm, Dämmung 14 cm, Stahlbeton 25 cm, Kies 15 cm',
  'Fundamente: Stahlbeton C25/30, 40 cm breit, frostfrei gegründet',
  '±0,00 = 34,65 m ü. NHN (DHHN2016)',
];

function swatches(sheet: Sheet, x: number, y: number): void {
  const items: readonly (readonly [string, (canvas: Canvas, area: Rect) => void])[] = [
    [
      'Mauerwerk',
      (canvas, area) => (
        canvas.rect(area, { fill: '#e4e4e4', pen: PEN.outline }),
        canvas.hatch([corners(area)], 1.3, 45, { color: '#333333' })
      ),
    ],
    [
      'Wärmedämmung',
      (canvas, area) => (canvas.rect(area, { pen: PEN.thin }), canvas.hatch([corners(area)], 0.9, -45, { pen: 0.07, color: '#777777' })),
    ],
    [
      'über oder unter der Schnittebene',
      (canvas, area) =>
        canvas.line([area.x, area.y + area.d / 2], [area.x + area.w, area.y + area.d / 2], { pen: PEN.thin, dash: [1.2, 0.8] }),
    ],
  ];
  sheet.draw('Legende', { x, y, scale: 100 }, (canvas) => {
    canvas.label('Legende', [0, 0], { size: 8, font: 'medium' });
    items.forEach(([text, paint], index) => {
      const area = { x: 0, y: -0.75 - index * 0.6, w: 1, d: 0.36 };
      paint(canvas, area);
      canvas.label(text, [1.25, area.y + 0.18], { size: 7.5 });
    });
  });
}

function roomTable(sheet: Sheet, storey: Storey, x: number, y: number): void {
  sheet.draw(`Raumliste ${storey.title}`, { x, y, scale: 100 }, (canvas) => {
    canvas.label(`Raumliste ${storey.title}`, [0, 0], { size: 8, font: 'medium' });
    canvas.line([0, -0.35], [9, -0.35], { pen: PEN.outline });
    storey.rooms.forEach((room, index) => {
      const line = -0.7 - index * 0.55;
      canvas.label(`${storey.id} ${index + 1}`, [0, line], { size: 7.5 });
      canvas.label(room.name, [1.4, line], { size: 7.5 });
      canvas.label(room.floor, [5, line], { size: 7.5 });
      canvas.label(`${dec(roomArea(room))} m²`, [9, line], { size: 7.5, align: 'right' });
      canvas.line([0, line - 0.28], [9, line - 0.28], { pen: PEN.hair });
    });
    const end = -0.7 - storey.rooms.length * 0.55;
    const sum = storey.rooms.reduce((total, room) => total + roomArea(room), 0);
    canvas.label('Wohnfläche', [1.4, end], { size: 7.5, font: 'medium' });
    canvas.label(`${dec(sum)} m²`, [9, end], { size: 7.5, align: 'right', font: 'medium' });
  });
}

const arrow = (sheet: Sheet, x: number, y: number): void =>
  sheet.draw('Nordpfeil', { ...NORTH, x, y }, (canvas) => northArrow(canvas, [0, 0], 1));

/** Site plan 1:500 on A3. */
export function sitePlan(context: PlanContext, number: string): Buffer {
  const sheet = new Sheet(context, { content: 'Lageplan', number, format: 'A3', scale: '1:500' });
  sheet.draw('Lageplan des Baugrundstücks mit Nachbargrundstücken und Grenzabständen', { x: 188, y: 150, scale: 500 }, drawSitePlan);
  sheet.draw('Nordpfeil', { x: 396, y: 40, scale: 500 }, (canvas) => northArrow(canvas, [0, 0], 5));
  sheet.caption('LAGEPLAN', '1:500', 28, 222);
  sheet.scaleBar(500, 50, 10, 28, 236);
  sheet.notes(
    [
      'Legende',
      'Baugrundstück: violett umrandet',
      'geplantes Gebäude: rot',
      'vorhandene Gebäude: grau',
      'Abstandsflächen: blau gestrichelt, Tiefe 3,00 m',
      'Maße in m, Höhen in m ü. NHN (DHHN2016)',
    ],
    28,
    251,
    110,
  );
  sheet.notes(
    [
      'Grundlage',
      'Liegenschaftskarte, Stand Oktober 2026',
      'Lagesystem ETRS89/UTM Zone 33N',
      'Bebauungsplan Nr. 21, WA, GRZ 0,3, GFZ 0,6, II',
      'Bäume: grün = Erhalt, gestrichelt = entfällt',
    ],
    118,
    251,
    90,
  );
  return sheet.finish();
}

/** Floor plan 1:100 on A3. */
export function floorPlan(context: PlanContext, number: string, storey: Storey): Buffer {
  const sheet = new Sheet(context, { content: `Grundriss ${storey.title}`, number, format: 'A3', scale: '1:100' });
  sheet.caption(`GRUNDRISS ${storey.title.toUpperCase()}`, '1:100', 30, 18);
  sheet.draw(`Grundriss ${storey.title} mit Räumen, Maßen und Öffnungen`, { x: 76, y: 204, scale: 100 }, (canvas) =>
    drawFloorPlan(canvas, storey, { section: SECTION_AT }),
  );
  roomTable(sheet, storey, 250, 40);
  swatches(sheet, 250, 112);
  sheet.notes(
    [
      'Hinweise',
      'Rohbaumaße in m und cm; Öffnungsmaße: Breite über der Linie, Höhe darunter',
      'Alle Maße sind am Bau zu prüfen.',
      'Rauchwarnmelder in Schlafräumen, Kinderzimmern und Fluren',
    ],
    250,
    146,
    140,
  );
  arrow(sheet, 392, 36);
  sheet.scaleBar(100, 10, 1, 250, 200);
  return sheet.finish();
}

/** Section A-A 1:100 on A3. */
export function section(context: PlanContext, number: string): Buffer {
  const sheet = new Sheet(context, { content: 'Schnitt A-A', number, format: 'A3', scale: '1:100' });
  sheet.caption('SCHNITT A-A', '1:100', 30, 18);
  sheet.draw('Schnitt A-A durch das Wohnhaus mit Höhen', { x: 84, y: 184, scale: 100 }, (canvas) => drawSection(canvas, SECTION_AT));
  sheet.notes(LAYERS, 250, 38, 150);
  if (context.revision) sheet.notes([`Änderung ${context.revision.index}`, context.revision.note], 250, 84, 150);
  sheet.scaleBar(100, 10, 1, 250, 200);
  return sheet.finish();
}

/** Two elevations 1:100 on A3. */
export function elevations(context: PlanContext, number: string, pair: 'northEast' | 'southWest'): Buffer {
  const sides = pair === 'northEast' ? (['north', 'east'] as const) : (['south', 'west'] as const);
  const names = { north: 'Nord', east: 'Ost', south: 'Süd', west: 'West' } as const;
  const sheet = new Sheet(context, {
    content: `Ansichten ${names[sides[0]]} und ${names[sides[1]]}`,
    number,
    format: 'A3',
    scale: '1:100',
  });
  sides.forEach((side, index) => {
    const left = 64 + index * 182;
    sheet.draw(`Ansicht von ${names[side]}en`, { x: left, y: 158, scale: 100 }, (canvas) => drawElevation(canvas, side));
    sheet.caption(`ANSICHT ${names[side].toUpperCase()}`, '1:100', left, 172);
  });
  sheet.notes(
    [
      'Material und Farbe',
      'Fassade: mineralischer Putz, gebrochen weiß',
      'Dach: Tonziegel naturrot, Neigung 31°',
      'Fenster: außen anthrazit, Sockel: Putz grau',
    ],
    28,
    256,
    120,
  );
  sheet.scaleBar(100, 10, 1, 28, 240);
  return sheet.finish();
}

/** Everything at 1:50 on one A1. */
export function overview(context: PlanContext, number: string): Buffer {
  const sheet = new Sheet(context, { content: 'Grundrisse, Schnitt und Ansicht', number, format: 'A1', scale: '1:50' });
  const top = 276;
  [GROUND, UPPER].forEach((storey, index) => {
    const left = 62 + index * 262;
    sheet.draw(`Grundriss ${storey.title}`, { x: left, y: top, scale: 50 }, (canvas) =>
      drawFloorPlan(canvas, storey, { section: SECTION_AT }),
    );
    sheet.caption(`GRUNDRISS ${storey.title.toUpperCase()}`, '1:50', left, 24);
  });
  sheet.draw('Schnitt A-A', { x: 598, y: 252, scale: 50 }, (canvas) => drawSection(canvas, SECTION_AT));
  sheet.caption('SCHNITT A-A', '1:50', 598, 24);
  sheet.draw('Ansicht von Süden', { x: 92, y: 540, scale: 50 }, (canvas) => drawElevation(canvas, 'south'));
  sheet.caption('ANSICHT SÜD', '1:50', 92, 564);
  sheet.draw('Ansicht von Osten', { x: 384, y: 540, scale: 50 }, (canvas) => drawElevation(canvas, 'east'));
  sheet.caption('ANSICHT OST', '1:50', 384, 564);
  STOREYS.forEach((storey, index) => roomTable(sheet, storey, 660, 340 + index * 60));
  sheet.notes(LAYERS, 660, 462, 160);
  sheet.scaleBar(50, 10, 1, 600, 505);
  arrow(sheet, 800, 345);
  return sheet.finish();
}

/** Drainage 1:200 on A3. */
export function drainage(context: PlanContext, number: string): Buffer {
  const sheet = new Sheet(context, { content: 'Entwässerungsplan', number, format: 'A3', scale: '1:200' });
  sheet.draw('Entwässerung des Grundstücks', { x: 78, y: 215, scale: 200 }, drawDrainage);
  sheet.notes(
    [
      'Legende',
      'braun: Schmutzwasser (SW), Anschluss an den Kanal in der Straße',
      'blau gestrichelt: Regenwasser (RW) zur Rigole',
      'KS: Kontrollschacht, RS: Regenwasserschacht; D: Deckel, S: Sohle in m ü. NHN',
      'Rückstauebene: Straßenoberkante 34,60 m ü. NHN',
      'Bemessung der Rigole nach DWA-A 138, Regenspende r(15,5) = 124 l/(s·ha)',
    ],
    262,
    40,
    140,
  );
  arrow(sheet, 392, 90);
  sheet.caption('ENTWÄSSERUNGSPLAN', '1:200', 28, 252);
  sheet.scaleBar(200, 20, 2, 28, 265);
  return sheet.finish();
}
