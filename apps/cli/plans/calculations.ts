import { grossVolume, LEVEL, ROOF, roomArea, SIDE_M, STOREYS } from './geometry';
import { dec } from './numbers';
import type { PlanContext } from './sheet';
import { density, distance, HOUSE, PARCEL, TERRACE, DRIVEWAY, PATH } from './site';
import { TextSheet } from './text-sheet';

/** Description of the building (Baubeschreibung). */
export function description(context: PlanContext, number: string): Buffer {
  const sheet = new TextSheet(context, 'Baubeschreibung', number);
  const { total } = grossVolume();
  sheet.section(
    '1. Vorhaben',
    'Errichtet wird ein freistehendes Einfamilienhaus mit zwei Vollgeschossen und nicht ausgebautem Spitzboden. Das Gebäude hat eine Wohnung. Es ist ein Gebäude der Gebäudeklasse 1.',
  );
  sheet.table(
    [
      { title: 'Kennwert', width: 180, header: true },
      { title: 'Angabe', width: 290 },
    ],
    [
      ['Grundfläche', `${dec(SIDE_M)} m × ${dec(SIDE_M)} m = ${dec(SIDE_M * SIDE_M)} m²`],
      ['Brutto-Rauminhalt', `${dec(total)} m³ (DIN 277, siehe gesonderte Berechnung)`],
      ['Wohnfläche', `${dec(livingArea())} m²`],
      ['Traufhöhe / Firsthöhe', `${dec(LEVEL.eaves)} m / ${dec(LEVEL.ridge)} m über ±0,00`],
      ['Dach', 'Satteldach, Neigung 31°, Tonziegel naturrot, Photovoltaik auf der Südseite'],
      ['Stellplätze', '2 auf dem Grundstück'],
    ],
  );
  const parts: [string, string][] = [
    ['Gründung', 'Streifenfundamente C25/30, frostfrei; Bodenplatte 25 cm Stahlbeton C25/30 auf kapillarbrechender Schicht'],
    ['Außenwände', 'Kalksandstein 24 cm, Wärmedämmung Mineralwolle 16 cm, mineralischer Putz, heller Farbton'],
    ['Innenwände', 'tragend Kalksandstein 24 cm; nichttragend Kalksandstein 11,5 cm'],
    ['Decke über EG', 'Stahlbeton 20 cm, Trittschalldämmung, schwimmender Zementestrich'],
    ['Decke über OG', 'Holzbalken 8/22 cm, Vollsparrendämmung, Dampfbremse, Gipskarton'],
    ['Dachstuhl', 'Pfettendach, Nadelholz C24; Zwischensparrendämmung 24 cm, Unterdeckbahn'],
    ['Treppe', 'Stahlbeton, zweiläufig mit Halbpodest, 16 Steigungen 18,1/27 cm'],
    ['Fenster', 'Kunststoff/Aluminium, Dreifachverglasung, Uw = 0,85 W/(m²K)'],
    ['Heizung', 'Luft-Wasser-Wärmepumpe 7 kW, Innenaufstellung im Technikraum, Fußbodenheizung'],
    ['Lüftung', 'Zentrale Anlage mit Wärmerückgewinnung'],
    ['Wasser und Abwasser', 'Anschluss an das öffentliche Netz des Zweckverbands; Niederschlagswasser versickert auf dem Grundstück'],
    ['Zufahrt', 'vorhandene öffentliche Straße Am Ploggensee, Bordabsenkung 5,20 m'],
  ];
  sheet.section('2. Bauteile und Technik');
  sheet.table(
    [
      { title: 'Bauteil', width: 120, header: true },
      { title: 'Ausführung', width: 350 },
    ],
    parts,
  );
  sheet.section(
    '3. Brandschutz',
    'Tragende Bauteile sind bei Gebäudeklasse 1 ohne Anforderung an die Feuerwiderstandsdauer. Zweiter Rettungsweg sind anleiterbare Fenster mit einer lichten Öffnung von mindestens 0,90 m × 1,20 m. Rauchwarnmelder werden in Schlafräumen, Kinderzimmern und Fluren eingebaut.',
  );
  sheet.section(
    '4. Außenanlagen',
    'Zwei Bäume im Süden bleiben erhalten. Ein Obstbaum im Nordwesten entfällt und wird durch eine standortgerechte Pflanzung ersetzt. Die Zufahrt und die Stellplätze erhalten Pflaster mit Sickerfugen.',
  );
  sheet.signed();
  return sheet.finish();
}

/** Gross volume after DIN 277 (Berechnung des umbauten Raums). */
export function volumeCalculation(context: PlanContext, number: string): Buffer {
  const sheet = new TextSheet(context, 'Berechnung des Brutto-Rauminhalts nach DIN 277', number);
  const { base, height, block, roof, total } = grossVolume();
  sheet.section(
    'Maße',
    `Unterfläche der Bauwerkssohle ${dec(LEVEL.soleUnder)} m, Traufe ${dec(LEVEL.eaves)} m, First ${dec(LEVEL.ridge)} m, jeweils bezogen auf ±0,00.`,
  );
  sheet.table(
    [
      { title: 'Bauteil', width: 180, header: true },
      { title: 'Berechnung', width: 200 },
      { title: 'm³', width: 80, align: 'right' },
    ],
    [
      ['Geschosse bis zur Traufe', `${dec(base)} m² × ${dec(height)} m`, dec(block)],
      ['Dachraum (Prisma)', `½ × ${dec(SIDE_M)} m × ${dec(ROOF.rise)} m × ${dec(SIDE_M)} m`, dec(roof)],
      ['Brutto-Rauminhalt gesamt', '', dec(total)],
    ],
    { totals: 1, size: 10 },
  );
  sheet.signed();
  return sheet.finish();
}

/** Shares of plot and floor area (GRZ, GFZ). */
export function densityCalculation(context: PlanContext, number: string): Buffer {
  const sheet = new TextSheet(context, 'Berechnung des Maßes der baulichen Nutzung', number);
  const { plot, main, terrace, paved, grz1, grz2, gfz, floors } = density();
  const columns = [
    { title: 'Fläche', width: 180, header: true },
    { title: 'Berechnung', width: 200 },
    { title: 'm²', width: 80, align: 'right' as const },
  ];
  sheet.section('Grundfläche', `Das Baugrundstück ist ${dec(plot, 0)} m² groß. Der Bebauungsplan lässt GRZ 0,3 und GFZ 0,6 zu.`);
  sheet.table(
    columns,
    [
      ['Wohnhaus', `${dec(SIDE_M)} m × ${dec(SIDE_M)} m`, dec(main)],
      ['Terrasse', `${dec(TERRACE.w)} m × ${dec(TERRACE.d)} m`, dec(terrace)],
      ['Stellplätze, Zufahrt, Zuwegung', `${dec(DRIVEWAY.w)} × ${dec(DRIVEWAY.d)} + ${dec(PATH.w)} × ${dec(PATH.d)}`, dec(paved)],
      ['Versiegelte Fläche gesamt', '', dec(main + terrace + paved)],
    ],
    { totals: 1 },
  );
  sheet.section('Ergebnis');
  sheet.table(
    [
      { title: 'Kennzahl', width: 120, header: true },
      { title: 'Berechnung', width: 180 },
      { title: 'Wert', width: 70, align: 'right' },
      { title: 'Zulässig', width: 80, align: 'right' },
    ],
    [
      ['GRZ I (Hauptanlage)', `${dec(main + terrace)} / ${dec(plot, 0)}`, dec(grz1, 3), '0,300'],
      ['GRZ II (mit Nebenanlagen)', `${dec(main + terrace + paved)} / ${dec(plot, 0)}`, dec(grz2, 3), '0,450'],
      ['GFZ', `${dec(floors)} / ${dec(plot, 0)}`, dec(gfz, 3), '0,600'],
    ],
  );
  sheet.signed();
  return sheet.finish();
}

const livingArea = (): number => STOREYS.flatMap(({ rooms }) => rooms).reduce((sum, room) => sum + roomArea(room), 0);

/** Living area (Wohnflächenverordnung). */
export function livingAreaCalculation(context: PlanContext, number: string): Buffer {
  const sheet = new TextSheet(context, 'Berechnung der Wohnfläche nach WoFlV', number);
  for (const storey of STOREYS) {
    sheet.section(storey.title);
    const rows = storey.rooms.map((room) => {
      const plus = room.parts.map(({ w, d }) => `${dec(w, 3)} × ${dec(d, 3)}`).join(' + ');
      const minus = (room.minus ?? []).map(({ w, d }) => ` – ${dec(w, 3)} × ${dec(d, 3)}`).join('');
      return [room.name, plus + minus, '100 %', dec(roomArea(room))];
    });
    const sum = storey.rooms.reduce((total, room) => total + roomArea(room), 0);
    sheet.table(
      [
        { title: 'Raum', width: 120, header: true },
        { title: 'Berechnung (m)', width: 200 },
        { title: 'Ansatz', width: 60, align: 'right' },
        { title: 'm²', width: 80, align: 'right' },
      ],
      [...rows, [`Summe ${storey.title}`, '', '', dec(sum)]],
      { totals: 1 },
    );
  }
  sheet.flow.paragraph(`Wohnfläche gesamt: ${dec(livingArea())} m²`, { font: 'bold' });
  sheet.signed();
  return sheet.finish();
}

/** Spaces to be kept free (Abstandsflächen). */
export function spacesCalculation(context: PlanContext, number: string): Buffer {
  const sheet = new TextSheet(context, 'Berechnung der Abstandsflächen', number);
  const wall = LEVEL.eaves - LEVEL.ground;
  const height = wall + ROOF.rise / 3;
  sheet.section(
    'Maßgebende Höhe H',
    `Wandhöhe ${dec(wall)} m zuzüglich ein Drittel der Dachhöhe (${dec(ROOF.rise)} m / 3) ergibt H = ${dec(height)} m. Die Tiefe 0,4 H beträgt ${dec(0.4 * height)} m; maßgebend ist die Mindesttiefe von 3,00 m.`,
  );
  const { x, y, w, d } = HOUSE;
  const edges = [
    ['Süden', [x + w, y], 0],
    ['Osten', [x + w, y], 1],
    ['Norden', [x, y + d], 2],
    ['Westen', [x, y], 3],
  ] as const;
  sheet.table(
    [
      { title: 'Seite', width: 90, header: true },
      { title: 'Erforderlich (m)', width: 120, align: 'right' },
      { title: 'Vorhanden (m)', width: 120, align: 'right' },
      { title: 'Nachweis', width: 120 },
    ],
    edges.map(([name, corner, edge]) => {
      const there = distance(corner, PARCEL[edge] ?? [0, 0], PARCEL[(edge + 1) % PARCEL.length] ?? [0, 0]);
      return [name, '3,00', dec(there), there >= 3 ? 'eingehalten' : 'nicht eingehalten'];
    }),
  );
  sheet.flow.paragraph('Alle Abstandsflächen liegen auf dem Baugrundstück.', { size: 10 });
  sheet.signed();
  return sheet.finish();
}
