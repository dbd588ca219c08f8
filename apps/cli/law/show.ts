import { formatDate } from '@bauraum/kernel';
import type { Explained } from '@bauraum/law';
import { say } from '../options';

/** Prints a date with its sentence and a small timeline. */
export function showExplained({ sentence, timeline = [], basis, verified }: Explained, indent = ''): void {
  say(`${indent}${sentence}`);
  for (const { date, label } of timeline) say(`${indent}  ${date}  ${formatDate(date).slice(0, 3)}  ${label}`);
  say(`${indent}Rechtsgrundlage: ${basis}${verified ? '' : ' (noch nicht von einer Juristin oder einem Juristen des Landes bestätigt)'}`);
}
