import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** The cell that names the row; it becomes the heading of the list item on a phone. */
  primary?: boolean;
  /** No visible header, e.g. for a column of buttons. */
  hiddenHeader?: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Extra class of a row, e.g. to mark the selected one. */
  rowClass?: (row: Row) => string | undefined;
  small?: boolean;
  showCaption?: boolean;
}

/** A KERN table that becomes a list of cards below 640 px; the roles keep it a table for screen readers in both forms. */
export function Table<Row>({ caption, columns, rows, rowKey, rowClass, small, showCaption }: TableProps<Row>) {
  return (
    <table role="table" className={`kern-table br-table${small ? ' kern-table--small' : ''}`}>
      <caption className={showCaption ? 'kern-title' : 'kern-sr-only'}>{caption}</caption>
      <thead className="kern-table__head" role="rowgroup">
        <tr className="kern-table__row" role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              role="columnheader"
              className={`kern-table__header${column.numeric ? ' kern-table__header--numeric' : ''}`}
            >
              {column.hiddenHeader ? <span className="kern-sr-only">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="kern-table__body" role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" className={`kern-table__row ${rowClass?.(row) ?? ''}`}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = `kern-table__cell${column.numeric ? ' kern-table__cell--numeric' : ''}${column.primary ? ' br-cell--primary' : ''}`;
  const label = column.hiddenHeader || column.primary ? undefined : column.header;
  if (column.primary) {
    return (
      <th scope="row" role="rowheader" className={`${className} kern-table__header`}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" className={className} data-label={label}>
      {column.cell(row)}
    </td>
  );
}
