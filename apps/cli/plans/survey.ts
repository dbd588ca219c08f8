import type { PlanContext } from './sheet';
import { TextSheet } from './text-sheet';

const WIDTH = 1890;
const HEIGHT = 1260;
const PHOTOS = [
  'Blick von der Straße nach Süden',
  'Blick auf die südliche Grenze',
  'Baum im Südosten',
  'Zufahrt im Nordosten',
  'Schürfgrube S1, 1,20 m',
  'Schürfgrube S2, 1,40 m',
  'Rammsondierung RS 3',
  'Grenzstein Nordwest',
  'Nachbarbebauung Flurstück 112/5',
] as const;

type Rgb = readonly [number, number, number];
const SKY: Rgb = [120, 160, 200];
const HORIZON: Rgb = [205, 215, 220];
const GRASS: Rgb = [95, 120, 62];
const SOIL: Rgb = [120, 92, 66];

/** Mean colour of a row of a photograph: sky above the tree line, meadow below, soil in the pits. */
function rowColor(row: number, photo: number): Rgb {
  const share = row / HEIGHT;
  const line = 0.34 + 0.03 * Math.sin(photo * 2.1);
  const [from, to, at]: readonly [Rgb, Rgb, number] =
    share < line ? [SKY, HORIZON, share / line] : [photo >= 4 && photo <= 6 ? SOIL : GRASS, [70, 74, 48], (share - line) / (1 - line)];
  return [0, 1, 2].map((channel) => (from[channel] ?? 0) + ((to[channel] ?? 0) - (from[channel] ?? 0)) * at) as unknown as Rgb;
}

/** Pixels of one grainy photograph; the grain comes from a seeded generator and cannot be compressed away. */
function photograph(photo: number): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  let state = (0x9e3779b9 * (photo + 1)) | 0;
  for (let row = 0; row < HEIGHT; row += 1) {
    const [red, green, blue] = rowColor(row, photo);
    const start = row * WIDTH * 3;
    for (let offset = start; offset < start + WIDTH * 3; offset += 3) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      pixels[offset] = red + (state & 63) - 32;
      pixels[offset + 1] = green + ((state >>> 8) & 63) - 32;
      pixels[offset + 2] = blue + ((state >>> 16) & 63) - 32;
    }
  }
  return pixels;
}

interface RawImage {
  compress: boolean;
  end(data: Buffer): void;
}
interface RawPage {
  xobjects: Record<string, unknown>;
}

function place(sheet: TextSheet, photo: number): void {
  const { flow, file } = sheet;
  const [width, height] = [flow.area.width * 0.93, (flow.area.width * 0.93 * HEIGHT) / WIDTH];
  flow.need(height + 30);
  const caption = `Foto ${photo + 1}: ${PHOTOS[photo] ?? ''}`;
  const image = file.doc.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: WIDTH,
    Height: HEIGHT,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
  });
  (image as unknown as RawImage).compress = false;
  (image as unknown as RawImage).end(photograph(photo));
  file.figure(caption, () => {
    (file.doc.page as unknown as RawPage).xobjects[`Im${photo}`] = image;
    file.doc.addContent(`q ${width} 0 0 -${height} ${flow.area.left} ${flow.y + height} cm /Im${photo} Do Q`);
  });
  flow.y += height + 4;
  flow.paragraph(caption, { size: 9 });
  flow.gap(6);
}

/** Ground survey with photographs: a valid PDF of more than 60 MB. */
export function survey(context: PlanContext, number: string): Buffer {
  const sheet = new TextSheet(context, 'Baugrundgutachten mit Fotodokumentation', number);
  sheet.section(
    '1. Anlass',
    'Für die Gründung des Wohnhauses wurden drei Schürfgruben und drei leichte Rammsondierungen ausgeführt. Grundwasser wurde bis 3,00 m unter Gelände nicht angetroffen.',
  );
  sheet.section('2. Schichten');
  sheet.table(
    [
      { title: 'Tiefe (m)', width: 90, header: true },
      { title: 'Bodenart', width: 200 },
      { title: 'Bodengruppe', width: 80 },
      { title: 'Sohldruck (kN/m²)', width: 100, align: 'right' },
    ],
    [
      ['0,00 – 0,35', 'Mutterboden, humos', 'OH', '–'],
      ['0,35 – 1,10', 'Sand, schluffig, locker bis mitteldicht', 'SU', '150'],
      ['1,10 – 3,00', 'Sand, mittelkörnig, mitteldicht', 'SE', '200'],
    ],
  );
  sheet.section(
    '3. Empfehlung',
    'Streifenfundamente mit einer Einbindetiefe von mindestens 0,80 m. Der Mutterboden ist abzutragen. Der Sand ist für die Versickerung geeignet, Durchlässigkeit 0,00004 m/s.',
  );
  sheet.section('4. Fotodokumentation');
  PHOTOS.forEach((_, index) => place(sheet, index));
  sheet.signed();
  return sheet.finish();
}
