import { AppError } from "../core/errors.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import type { Coverage } from "./domain/coverage.js";
import { type CrosstabCell, type FoldedGroup, foldCells } from "./domain/fold-cells.js";
import type { Meter, UsageDimension } from "./domain/question-words.js";
import { inUnit } from "./meter.js";
import type { Question } from "./question.js";
import { type CellRow, type CrosstabRequest, selectCrosstabCells } from "./select-crosstab-cells.js";
import { selectSums } from "./select-sums.js";
import { labelsOf } from "./usage-group.js";

/** More lines than this nobody compares. */
export const MAX_CROSSTAB_ROWS = 50;
export const MAX_CROSSTAB_COLUMNS = 20;

export interface CrosstabGroup {
  readonly key: string;
  readonly label: string;
  readonly sum: string;
  readonly requests: number;
  readonly unpricedRequests: number;
  readonly memberCount: number | null;
}

export interface UsageCrosstabAnswer {
  readonly meter: Meter;
  readonly range: ResolvedRange;
  readonly rows: readonly CrosstabGroup[];
  readonly columns: readonly CrosstabGroup[];
  readonly cells: readonly (readonly string[])[];
  readonly requests: readonly (readonly number[])[];
  readonly unpricedRequests: readonly (readonly number[])[];
  readonly total: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly coverage: Coverage;
  readonly settledUntil: Date;
}

/**
 * Sums by two dimensions, the largest groups of either, the rest together as OTHER.
 *
 * @throws AppError BAD_INPUT naming `columns`, `topRows` or `topColumns`
 */
export async function usageCrosstab(question: Question, request: CrosstabRequest): Promise<UsageCrosstabAnswer> {
  const { meter } = request;
  checkRequest(request);
  const found = await selectCrosstabCells(question, request);
  const [rowKeys, columnKeys] = [placesOf(found, "row"), placesOf(found, "column")];
  const { rows, columns, cells } = foldCells(found.map(toCell), { rows: rowKeys, columns: columnKeys });
  const [rowCount, columnCount] = [Number(found[0]?.row_count ?? 0), Number(found[0]?.column_count ?? 0)];
  const whole = await selectSums(question);
  return {
    meter,
    range: question.filter.range,
    rows: await toGroups(question, rows, { meter, groupBy: request.rows, others: rowCount - request.topRows }),
    columns: await toGroups(question, columns, {
      meter,
      groupBy: request.columns,
      others: columnCount - request.topColumns,
    }),
    cells: cells.map((line) => line.map((cell) => inUnit(meter, cell?.value ?? 0n))),
    requests: cells.map((line) => line.map((cell) => cell?.requests ?? 0)),
    unpricedRequests: cells.map((line) => line.map((cell) => cell?.unpricedRequests ?? 0)),
    total: inUnit(
      meter,
      rows.reduce((sum, { value }) => sum + value, 0n),
    ),
    rowCount,
    columnCount,
    coverage: whole.coverage,
    settledUntil: question.snapshotAt,
  };
}

function checkRequest({ rows, columns, topRows, topColumns }: CrosstabRequest): void {
  if (rows === columns) throw AppError.badInput("columns", "another dimension than rows", columns);
  checkTop("topRows", topRows, MAX_CROSSTAB_ROWS);
  checkTop("topColumns", topColumns, MAX_CROSSTAB_COLUMNS);
}

function checkTop(field: string, top: number, most: number): void {
  if (top < 1 || top > most) throw AppError.badInput(field, `a number from 1 to ${most}`, top);
}

function toCell({ row, column, value, requests, unpriced_requests }: CellRow): CrosstabCell {
  return {
    row,
    column,
    value: BigInt(value),
    requests: Number(requests),
    unpricedRequests: Number(unpriced_requests),
  };
}

/** Keys in the order of their places, the rest last. */
function placesOf(cells: readonly CellRow[], line: "row" | "column"): (string | null)[] {
  const places = new Map(cells.flatMap((cell) => (cell[line] === null ? [] : [[cell[line], placeOf(cell, line)]])));
  const keys = [...places].sort(([, a], [, b]) => a - b).map(([key]) => key);
  return [...keys, null];
}

function placeOf(cell: CellRow, line: "row" | "column"): number {
  return Number(line === "row" ? cell.row_place : cell.column_place);
}

interface Lines {
  readonly meter: Meter;
  readonly groupBy: UsageDimension;
  /** How many groups are beyond the top. */
  readonly others: number;
}

async function toGroups(
  { db }: Question,
  lines: readonly FoldedGroup[],
  { meter, groupBy, others }: Lines,
): Promise<CrosstabGroup[]> {
  const keys = lines.flatMap(({ key }) => key ?? []);
  const labelOf = await labelsOf(db, groupBy, keys);
  return lines.map(({ key, value, requests, unpricedRequests }) => ({
    key: key ?? "OTHER",
    label: key === null ? "OTHER" : labelOf(key),
    sum: inUnit(meter, value),
    requests,
    unpricedRequests,
    memberCount: key === null ? others : null,
  }));
}
