/** Sums of one pair of groups; null stands for every group beyond the top. */
export interface CrosstabCell {
  readonly row: string | null;
  readonly column: string | null;
  readonly value: bigint;
  readonly requests: number;
  readonly unpricedRequests: number;
}

export interface FoldedGroup {
  /** Null: the groups beyond the top together. */
  readonly key: string | null;
  readonly value: bigint;
  readonly requests: number;
  readonly unpricedRequests: number;
}

export interface FoldedCells {
  readonly rows: readonly FoldedGroup[];
  readonly columns: readonly FoldedGroup[];
  /** Row by row, of equal lengths; null where nothing was requested. */
  readonly cells: readonly (readonly (CrosstabCell | null)[])[];
}

/**
 * Lays cells out as a table whose rows and columns are in the order given.
 *
 * @param order keys of rows and of columns, the largest first; only those that occur get a line
 */
export function foldCells(
  cells: readonly CrosstabCell[],
  order: { readonly rows: readonly (string | null)[]; readonly columns: readonly (string | null)[] },
): FoldedCells {
  const rows = linesOf(cells, order.rows, ({ row }) => row);
  const columns = linesOf(cells, order.columns, ({ column }) => column);
  const byRow = Map.groupBy(cells, ({ row }) => row);
  return {
    rows,
    columns,
    cells: rows.map((row) => {
      const byColumn = new Map((byRow.get(row.key) ?? []).map((cell) => [cell.column, cell]));
      return columns.map((column) => byColumn.get(column.key) ?? null);
    }),
  };
}

function linesOf(
  cells: readonly CrosstabCell[],
  order: readonly (string | null)[],
  keyOf: (cell: CrosstabCell) => string | null,
): FoldedGroup[] {
  const byKey = Map.groupBy(cells, keyOf);
  return order.flatMap((key) => {
    const line = byKey.get(key);
    return line === undefined ? [] : [line.reduce(add, { key, value: 0n, requests: 0, unpricedRequests: 0 })];
  });
}

function add(sum: FoldedGroup, cell: CrosstabCell): FoldedGroup {
  return {
    key: sum.key,
    value: sum.value + cell.value,
    requests: sum.requests + cell.requests,
    unpricedRequests: sum.unpricedRequests + cell.unpricedRequests,
  };
}
