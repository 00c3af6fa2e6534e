/** Lines of the finest grid in each power of ten. */
export const FINEST_PER_DECADE = 12;
/** Every coarser grid's lines are lines of the finest. */
const STEPS = [1, 2, 3, 4, 6, 12];

/** Requests whose tokens and durations lie in one cell of a logarithmic grid. */
export interface GridCell {
  /** `floor(12 log10 value)`; -1 for 0. */
  readonly column: number;
  readonly row: number;
  readonly requests: bigint;
  /** Sums over those requests. */
  readonly outputTokens: bigint;
  readonly durationMs: bigint;
}

/** Joins neighbours to the finest grid that has at most `limit` cells with requests. Nothing is left out. */
export function fitGrid(cells: readonly GridCell[], limit: number): readonly GridCell[] {
  let joined = cells;
  for (const step of STEPS) {
    joined = joinCells(cells, step);
    if (joined.length <= limit) break;
  }
  return joined;
}

function joinCells(cells: readonly GridCell[], step: number): readonly GridCell[] {
  const joined = new Map<string, GridCell>();
  for (const cell of cells) {
    // Zero stays apart: it has no place on a logarithmic scale.
    const [column, row] = [cell.column, cell.row].map((line) => (line < 0 ? -1 : Math.floor(line / step)));
    const place = `${column} ${row}`;
    joined.set(place, add(joined.get(place), cell));
  }
  return [...joined.values()];
}

function add(known: GridCell | undefined, cell: GridCell): GridCell {
  if (known === undefined) return cell;
  return {
    column: known.column,
    row: known.row,
    requests: known.requests + cell.requests,
    outputTokens: known.outputTokens + cell.outputTokens,
    durationMs: known.durationMs + cell.durationMs,
  };
}
