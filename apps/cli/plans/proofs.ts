import { SIDE_M } from './geometry';
import { dec } from './numbers';
import type { PlanContext } from './sheet';
import { TextSheet } from './text-sheet';

interface Position {
  readonly name: string;
  readonly span: number;
  /** Permanent and variable load, kN/m. */
  readonly g: number;
  readonly q: number;
  readonly section: string;
  /** Resistance in kNm. */
  readonly resistance: number;
}

const POSITIONS: readonly Position[] = [
  { name: 'Sparren 8/24, e = 75 cm', span: 4.6, g: 0.82, q: 0.78, section: 'NH C24 8/24', resistance: 11.4 },
  { name: 'Firstpfette 16/24', span: 3.9, g: 2.9, q: 2.6, section: 'NH C24 16/24', resistance: 22.7 },
  { name: 'Deckenbalken OG 8/22, e = 62,5 cm', span: 4.6, g: 0.75, q: 0.63, section: 'NH C24 8/22', resistance: 9.6 },
  { name: 'Decke über EG, Feld Süd', span: 4.8, g: 6.9, q: 2.7, section: 'C25/30, h = 20 cm, Q424', resistance: 41.2 },
  { name: 'Decke über EG, Feld Nord', span: 4.6, g: 6.9, q: 2.7, section: 'C25/30, h = 20 cm, Q424', resistance: 41.2 },
  { name: 'Sturz Terrassentür', span: 3.2, g: 21.4, q: 8.3, section: 'C25/30 24/40, 4 Ø 14', resistance: 74.5 },
  { name: 'Sturz Fenster Küche', span: 1.7, g: 18.6, q: 7.2, section: 'C25/30 24/25, 3 Ø 12', resistance: 28.3 },
  { name: 'Sturz Fenster Schlafen', span: 2.2, g: 8.9, q: 3.1, section: 'KS-Flachsturz 24/24', resistance: 17.9 },
  { name: 'Treppenlauf', span: 2.9, g: 7.4, q: 3, section: 'C25/30, h = 18 cm, Q335', resistance: 27.6 },
  { name: 'Podest', span: 2.05, g: 6.2, q: 3, section: 'C25/30, h = 20 cm, Q335', resistance: 31 },
];

function position(sheet: TextSheet, item: Position, index: number): void {
  const design = 1.35 * item.g + 1.5 * item.q;
  const moment = (design * item.span ** 2) / 8;
  const shear = (design * item.span) / 2;
  sheet.section(
    `Pos. ${index + 1}  ${item.name}`,
    `System: Einfeldträger, Stützweite L = ${dec(item.span)} m. Querschnitt: ${item.section}.`,
  );
  sheet.table(
    [
      { title: 'Größe', width: 190, header: true },
      { title: 'Berechnung', width: 190 },
      { title: 'Wert', width: 90, align: 'right' },
    ],
    [
      ['ständige Last g (kN/m)', 'Eigengewicht und Aufbau', dec(item.g)],
      ['veränderliche Last q (kN/m)', 'DIN EN 1991-1-1, -1-3 (Schneelastzone 2)', dec(item.q)],
      ['Bemessungslast (kN/m)', `1,35 × ${dec(item.g)} + 1,50 × ${dec(item.q)}`, dec(design)],
      ['Bemessungsmoment (kNm)', `${dec(design)} × ${dec(item.span)}² / 8`, dec(moment)],
      ['Querkraft (kN)', `${dec(design)} × ${dec(item.span)} / 2`, dec(shear)],
      ['Tragmoment (kNm)', item.section, dec(item.resistance)],
      ['Ausnutzung', `${dec(moment)} / ${dec(item.resistance)}`, `${dec((moment / item.resistance) * 100, 0)} %`],
    ],
  );
}

function foundations(sheet: TextSheet): void {
  sheet.section('5. Gründung', 'Streifenfundamente b = 40 cm, C25/30, Einbindetiefe 0,80 m unter Gelände.');
  sheet.table(
    [
      { title: 'Fundament', width: 200, header: true },
      { title: 'Last (kN/m)', width: 90, align: 'right' },
      { title: 'Sohldruck (kN/m²)', width: 110, align: 'right' },
      { title: 'zulässig', width: 80, align: 'right' },
    ],
    (
      [
        ['Süd', 64.8],
        ['Nord', 61.9],
        ['Ost', 48.2],
        ['West', 48.7],
        ['Mitte', 76.3],
      ] as const
    ).map(([name, load]) => [name, dec(load, 1), dec(load / 0.4, 1), '200,0']),
  );
}

/** Proof of stability (Standsicherheitsnachweis), several pages. */
export function stability(context: PlanContext, number: string): Buffer {
  const sheet = new TextSheet(context, 'Standsicherheitsnachweis', number);
  sheet.section(
    '1. Grundlagen',
    'DIN EN 1990, 1991, 1992, 1995, 1996 und 1997 mit den Nationalen Anhängen. Gebäudeklasse 1, Windzone 2 (Binnenland), Schneelastzone 2, Baugrund: Sand, mitteldicht gelagert, zulässiger Sohldruck 200 kN/m².',
  );
  sheet.section('2. Lastannahmen');
  sheet.table(
    [
      { title: 'Einwirkung', width: 220, header: true },
      { title: 'Norm', width: 140 },
      { title: 'kN/m²', width: 80, align: 'right' },
    ],
    [
      ['Dach: Ziegel, Lattung, Sparren, Dämmung', 'DIN EN 1991-1-1', '1,10'],
      ['Schnee auf dem Dach, μ = 0,77', 'DIN EN 1991-1-3', '0,65'],
      ['Wind, Böengeschwindigkeitsdruck', 'DIN EN 1991-1-4', '0,65'],
      ['Decke über EG mit Estrich und Belag', 'DIN EN 1991-1-1', '6,90'],
      ['Nutzlast Wohnräume mit Trennwandzuschlag', 'DIN EN 1991-1-1', '2,70'],
      ['Nutzlast Treppen', 'DIN EN 1991-1-1', '3,00'],
      ['Nutzlast Spitzboden', 'DIN EN 1991-1-1', '1,00'],
    ],
  );
  sheet.section('3. Bauteile');
  POSITIONS.forEach((item, index) => position(sheet, item, index));
  sheet.section(
    '4. Wände',
    'Kalksandstein KS 12-2,0, Dünnbettmörtel, charakteristische Druckfestigkeit 7,0 N/mm². Nachweis nach dem vereinfachten Verfahren, DIN EN 1996-3.',
  );
  const walls = [
    ['Außenwand Süd EG', 78.4],
    ['Außenwand Nord EG', 74.1],
    ['Giebelwand Ost EG', 52.6],
    ['Giebelwand West EG', 53.2],
    ['Mittelwand EG', 131.7],
    ['Mittelwand OG', 46.3],
  ] as const;
  sheet.table(
    [
      { title: 'Wand', width: 200, header: true },
      { title: 'N Ed (kN/m)', width: 90, align: 'right' },
      { title: 'N Rd (kN/m)', width: 90, align: 'right' },
      { title: 'Ausnutzung', width: 90, align: 'right' },
    ],
    walls.map(([name, load]) => [name, dec(load, 1), '412,0', `${dec((load / 412) * 100, 0)} %`]),
  );
  foundations(sheet);
  sheet.section(
    '6. Aussteifung',
    'Die Decke über dem Erdgeschoss wirkt als Scheibe. Windlasten werden über die Außenwände und die Mittelwand abgetragen. Ein rechnerischer Nachweis ist nach DIN EN 1996-3 entbehrlich.',
  );
  sheet.signed();
  return sheet.finish();
}

const COMPONENTS = [
  { name: 'Außenwand', area: 4 * SIDE_M * 5.55 + 30 - 31.6, u: 0.19, layers: 'KS 24 cm, Mineralwolle 16 cm WLS 032' },
  { name: 'Fenster und Terrassentür', area: 29, u: 0.85, layers: 'Dreifachverglasung, g = 0,53' },
  { name: 'Haustür', area: 2.6, u: 1.1, layers: 'gedämmtes Türblatt' },
  { name: 'Decke zum Spitzboden', area: 92, u: 0.16, layers: 'Mineralwolle 22 cm WLS 032' },
  { name: 'Bodenplatte', area: 100, u: 0.22, layers: 'Stahlbeton 25 cm, EPS 14 cm WLS 035' },
] as const;

/** Proof of thermal insulation (Wärmeschutznachweis). */
export function thermal(context: PlanContext, number: string): Buffer {
  const sheet = new TextSheet(context, 'Wärmeschutznachweis nach GEG', number);
  sheet.section('1. Bauteile der wärmeübertragenden Umfassungsfläche');
  const loss = COMPONENTS.reduce((sum, { area, u }) => sum + area * u, 0);
  const total = COMPONENTS.reduce((sum, { area }) => sum + area, 0);
  sheet.table(
    [
      { title: 'Bauteil', width: 120, header: true },
      { title: 'Aufbau', width: 170 },
      { title: 'A (m²)', width: 60, align: 'right' },
      { title: 'U (W/m²K)', width: 65, align: 'right' },
      { title: 'A × U (W/K)', width: 70, align: 'right' },
    ],
    [
      ...COMPONENTS.map(({ name, layers, area, u }) => [name, layers, dec(area, 1), dec(u), dec(area * u, 1)]),
      ['Summe', '', dec(total, 1), '', dec(loss, 1)],
    ],
    { totals: 1 },
  );
  sheet.section(
    '2. Transmissionswärmeverlust',
    `Wärmebrückenzuschlag 0,05 W/(m²K), Beiblatt 2 zu DIN 4108. H'T = ${dec(loss / total + 0.05)} W/(m²K). Zulässig: 0,40 W/(m²K).`,
  );
  sheet.section('3. Primärenergie');
  sheet.table(
    [
      { title: 'Größe', width: 240, header: true },
      { title: 'Wert', width: 110, align: 'right' },
      { title: 'Zulässig', width: 110, align: 'right' },
    ],
    [
      ['Jahres-Primärenergiebedarf (kWh/m²a)', '24,8', '41,6'],
      ['Endenergiebedarf Strom (kWh/m²a)', '13,8', '–'],
      ['Anteil erneuerbarer Energie', '100 %', '65 %'],
      ['Luftdichtheit n50 (1/h)', '1,2', '1,5'],
    ],
  );
  sheet.section(
    '4. Sommerlicher Wärmeschutz',
    'Alle Fenster der Süd-, Ost- und Westseite erhalten außen liegende Rollläden (Fc = 0,25). Der vorhandene Sonneneintragskennwert 0,041 ist kleiner als der zulässige 0,078.',
  );
  sheet.signed();
  return sheet.finish();
}
