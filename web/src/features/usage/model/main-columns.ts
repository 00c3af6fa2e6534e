import { parseUsd } from "@tokenledger/model/money";

interface Crosstab {
  rows: readonly { key: string }[];
  columns: readonly { key: string; label: string; memberCount: number | null }[];
  /** Plain decimals, row by row. */
  cells: readonly (readonly string[])[];
  requests: readonly (readonly number[])[];
}

/**
 * The column that most of each row is of; of equals, such as costs nobody knows, the one with more requests.
 * Where the rest together is most, nothing can be said of one of them, and the row is left out.
 */
export function mainColumns({ rows, columns, cells, requests }: Crosstab): Map<string, string> {
  const named = rows.flatMap(({ key }, row): [string, string][] => {
    const amount = (column: number) => parseUsd(cells[row]?.[column] ?? "0");
    const count = (column: number) => requests[row]?.[column] ?? 0;
    const isMore = (a: number, b: number) => amount(a) > amount(b) || (amount(a) === amount(b) && count(a) > count(b));
    const most = columns.reduce((best, _, column) => (isMore(column, best) ? column : best), 0);
    const main = columns[most];
    return main === undefined || main.memberCount !== null || count(most) === 0 ? [] : [[key, main.label]];
  });
  return new Map(named);
}
