import type { PdfFile, TextStyle } from './document';

/** What a table needs of the page that it stands on; a `Flow` is one. */
export interface Sheet {
  y: number;
  readonly file: PdfFile;
  readonly area: { readonly left: number; readonly width: number; readonly top: number; readonly bottom: number };
  newPage(): void;
  need(height: number): void;
  gap(height: number): void;
}

/** A column; widths in points are scaled to the width of the page. */
export interface Column {
  readonly title?: string;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
  /** The cells of this column are row headers (`TH`). */
  readonly header?: boolean;
}

export interface TableOptions {
  /** No head, no rules: label and value. */
  readonly plain?: boolean;
  readonly size?: number;
  /** Rows from the end that are sums (bold, rule above). */
  readonly totals?: number;
}

const PAD = 3.5;
const INK = '#1f2a37';

interface Layout {
  readonly flow: Sheet;
  readonly columns: readonly Column[];
  readonly xs: readonly number[];
  readonly widths: readonly number[];
  readonly options: TableOptions;
}

const cellStyle = (layout: Layout, index: number, bold: boolean): TextStyle & { width: number } => ({
  size: layout.options.size ?? 9,
  lineGap: 1.2,
  font: bold ? 'medium' : 'regular',
  align: layout.columns[index]?.align ?? 'left',
  width: Math.max((layout.widths[index] ?? 0) - 2 * PAD, 1),
});

const isBold = (layout: Layout, index: number, bold: boolean): boolean =>
  bold || (layout.options.plain === true && layout.columns[index]?.header === true);

const rowHeight = (layout: Layout, row: readonly string[], bold: boolean): number =>
  Math.max(...row.map((text, index) => layout.flow.file.heightOf(text || ' ', cellStyle(layout, index, isBold(layout, index, bold))))) +
  2 * padY(layout);

const padY = (layout: Layout): number => (layout.options.plain ? 1.2 : PAD - 0.5);

function rule(layout: Layout, y: number, weight: number, color: string): void {
  const { flow } = layout;
  flow.file.artifact(() =>
    flow.file.doc
      .moveTo(flow.area.left, y)
      .lineTo(flow.area.left + flow.area.width, y)
      .lineWidth(weight)
      .stroke(color),
  );
}

function drawHead(layout: Layout, repeated: boolean): void {
  const { flow, columns, xs } = layout;
  const titles = columns.map((column) => column.title ?? '');
  const height = rowHeight(layout, titles, true);
  flow.file.artifact(() => flow.file.doc.rect(flow.area.left, flow.y, flow.area.width, height).fill('#e8edf2'));
  const cell = (index: number) => (): void =>
    flow.file.text(titles[index] ?? '', (xs[index] ?? 0) + PAD, flow.y + padY(layout), { ...cellStyle(layout, index, true), color: INK });
  if (repeated) titles.forEach((_, index) => flow.file.artifact(cell(index)));
  else flow.file.group('TR', () => titles.forEach((_, index) => flow.file.tag('TH', cell(index), { scope: 'Column' } as object)));
  flow.y += height;
  rule(layout, flow.y, 0.8, INK);
}

function drawRow(layout: Layout, row: readonly string[], bold: boolean): void {
  const { flow, columns, xs } = layout;
  const height = rowHeight(layout, row, bold);
  const top = flow.y;
  flow.file.group('TR', () =>
    row.forEach((text, index) => {
      const header = columns[index]?.header === true;
      const style = cellStyle(layout, index, isBold(layout, index, bold));
      const draw = (): void => flow.file.text(text, (xs[index] ?? 0) + PAD, top + padY(layout), style);
      flow.file.tag(header ? 'TH' : 'TD', draw, header ? ({ scope: 'Row' } as object) : {});
    }),
  );
  flow.y = top + height;
  if (!layout.options.plain) rule(layout, flow.y, 0.35, '#9aa5b1');
}

/** The longest start of a text (whole words) that is not higher than `height`, and the rest. */
function cut(layout: Layout, text: string, index: number, height: number): [string, string] {
  const words = text.split(/(?<=\s)/);
  const fits = (count: number): boolean =>
    layout.flow.file.heightOf(words.slice(0, count).join('') || ' ', cellStyle(layout, index, false)) <= height;
  let low = 1;
  let high = words.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return [words.slice(0, low).join(''), words.slice(low).join('')];
}

/** A row that is higher than a page becomes several. */
function splitRow(layout: Layout, row: readonly string[], limit: number): (readonly string[])[] {
  if (rowHeight(layout, row, false) <= limit) return [row];
  const parts = row.map((text, index) => cut(layout, text, index, limit - 2 * padY(layout)));
  const rest = parts.map(([, tail]) => tail);
  const first = parts.map(([head]) => head);
  return rest.every((text) => text === '') ? [first] : [first, ...splitRow(layout, rest, limit)];
}

/** Draws a table at the flow's position; rows never break across pages unless they are higher than one. */
export function drawTable(flow: Sheet, columns: readonly Column[], rows: readonly (readonly string[])[], options: TableOptions): void {
  const sum = columns.reduce((total, column) => total + column.width, 0);
  const widths = columns.map((column) => (column.width / sum) * flow.area.width);
  const xs = widths.map((_, index) => flow.area.left - (options.plain ? PAD : 0) + widths.slice(0, index).reduce((a, b) => a + b, 0));
  const layout: Layout = { flow, columns, xs, widths, options };
  const headHeight = options.plain
    ? 0
    : rowHeight(
        layout,
        columns.map((column) => column.title ?? ''),
        true,
      );
  const limit = flow.area.bottom - flow.area.top - headHeight - 4;
  const all = rows.flatMap((row) => splitRow(layout, row, limit));
  const firstTotal = all.length - (options.totals ?? 0);
  flow.need(headHeight + (all[0] ? rowHeight(layout, all[0], false) : 0));
  flow.file.group('Table', () => {
    if (!options.plain) drawHead(layout, false);
    all.forEach((row, index) => {
      const bold = index >= firstTotal;
      if (flow.y + rowHeight(layout, row, bold) > flow.area.bottom) {
        flow.newPage();
        if (!options.plain) drawHead(layout, true);
      }
      if (index === firstTotal) rule(layout, flow.y, 0.8, INK);
      drawRow(layout, row, bold);
    });
  });
}
