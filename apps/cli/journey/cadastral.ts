import { PEN } from '../plans/canvas';
import { Sheet, type PlanContext } from '../plans/sheet';
import { neighbours, PARCEL } from '../plans/site';
import { northArrow, street } from '../plans/site-plan';

/**
 * The extract of the cadastral map (Liegenschaftskarte) that goes with an application: parcels, their numbers, the buildings that stand there.
 *
 * @returns a PDF, A3, 1:500.
 * @example cadastralExtract(context, '00').subarray(0, 5).toString() // '%PDF-'
 */
export function cadastralExtract(context: PlanContext, number: string): Buffer {
  const sheet = new Sheet(context, { content: 'Auszug aus der Liegenschaftskarte', number, format: 'A3', scale: '1:500' });
  sheet.draw('Liegenschaftskarte mit Flurstücken, Flurstücksnummern und Gebäuden', { x: 188, y: 150, scale: 500 }, (canvas) => {
    street(canvas);
    for (const { parcel, houses, number: parcelNumber } of neighbours()) {
      canvas.polygon(parcel, { pen: PEN.thin });
      houses.forEach((house) => canvas.polygon(house, { fill: '#d9d9d9', pen: PEN.thin }));
      const [x, y] = middle(parcel);
      canvas.label(parcelNumber, [x, y - 9], { size: 6, align: 'center', halo: true });
    }
    canvas.polygon(PARCEL, { pen: PEN.cut });
    canvas.label('112/4', middle(PARCEL), { size: 9, font: 'bold', align: 'center', halo: true });
  });
  sheet.draw('Nordpfeil', { x: 396, y: 40, scale: 500 }, (canvas) => northArrow(canvas, [0, 0], 5));
  sheet.caption('LIEGENSCHAFTSKARTE', '1:500', 28, 222);
  sheet.scaleBar(500, 50, 10, 28, 236);
  sheet.notes(['Grundlage', 'Liegenschaftskarte, erfunden für die Vorführung', 'Lagesystem ETRS89/UTM Zone 33N'], 28, 251, 110);
  return sheet.finish();
}

const middle = (points: readonly (readonly [number, number])[]): [number, number] => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];
