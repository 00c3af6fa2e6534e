import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { readNarrowing } from "../../analytics/domain/read-narrowing.js";
import { selectCostStates } from "../../analytics/domain/select-cost-states.js";
import { selectNarrowedSums, withinStatementTime } from "../../analytics/narrowed-events.js";
import { ask, type Question, type UsageFilterRequest } from "../../analytics/question.js";
import { selectSums } from "../../analytics/select-sums.js";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { AppError } from "../../core/errors.js";
import { NO_ROWS, writeTotals } from "../domain/export-totals.js";
import type { ExportShape } from "../export-request.js";
import { toldOf } from "../record-export.js";
import { MOST_SHEET_ROWS } from "../workbook/write-workbook.js";
import { requireMember } from "./export-acts.js";
import type { ExportConditions } from "./export-row.js";

/** Of one member at the same time. */
const MOST_UNDER_WAY = 5;

export interface ExportOrder {
  readonly shape: ExportShape;
  readonly filter: UsageFilterRequest;
  readonly costStates: ExportConditions["costStates"];
  readonly narrow: ExportConditions["narrow"];
}

/**
 * Asks for an export; a job writes it.
 *
 * @returns its id
 * @throws AppError BAD_INPUT, or CONFLICT while the member has many under way
 */
export async function orderExport(context: RequestContext, order: ExportOrder): Promise<number> {
  const { memberId } = requireMember(context);
  const asked = await ask(context, order.filter, async (question) => question);
  const { range } = asked.filter;
  const total = await countRows(context, order);
  if (order.shape.format === "xlsx" && (total ?? 0) >= MOST_SHEET_ROWS) {
    throw AppError.refused(
      `format: a sheet of Excel holds ${MOST_SHEET_ROWS - 1} rows; take another format.`,
      "format",
    );
  }
  return context.em.fork().transactional(async (em) => {
    await refuseMany(em, memberId);
    const id = await insertExport(em, order, { memberId, range, asOf: asked.snapshotAt, total });
    const after = toldOf({ ...order, ...order.shape, narrow: readNarrowing(order.narrow) });
    await recordAudit(em, context, { action: "export.start", target: { kind: "export", id }, after });
    return id;
  });
}

interface Asked {
  readonly memberId: number;
  readonly range: ResolvedRange;
  readonly asOf: Date;
  readonly total: number | null;
}

async function insertExport(em: EntityManager, order: ExportOrder, { memberId, range, asOf, total }: Asked) {
  const { format, columns, bom, footer } = order.shape;
  const { range: _range, timezone: _timezone, ...filter } = order.filter;
  const conditions: ExportConditions = { filter, costStates: order.costStates, narrow: order.narrow };
  const [row] = await em.execute<{ id: number }[]>(
    `insert into exports (state, member_id, format, columns, bom, footer, range_from, range_to, timezone, conditions, as_of, total_rows, totals)
     values ('waiting', ?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?, ?::jsonb, ?::timestamptz + interval '1 millisecond', ?, ?::jsonb) returning id`,
    [
      memberId,
      format,
      columns.join(","),
      bom,
      footer,
      range.from.toJSON(),
      range.to.toJSON(),
      range.timezone,
      JSON.stringify(conditions),
      asOf.toJSON(),
      total,
      JSON.stringify(writeTotals(NO_ROWS)),
    ],
  );
  if (row === undefined) throw new Error("an export was not stored");
  return row.id;
}

/** Null where counting single requests takes too long; they are written all the same. */
async function countRows(context: RequestContext, { filter, costStates, narrow }: ExportOrder): Promise<number | null> {
  const narrowing = readNarrowing(narrow);
  const count = (sums: (question: Question) => ReturnType<typeof selectSums>) =>
    ask(context, filter, async (question) => selectCostStates(await sums(question), costStates).requests);
  if (narrowing === null) return count(selectSums);
  try {
    return await withinStatementTime(() => count((question) => selectNarrowedSums(question, narrowing)));
  } catch (error) {
    if (error instanceof AppError && error.field === "narrow") return null;
    throw error;
  }
}

async function refuseMany(em: EntityManager, memberId: number): Promise<void> {
  await em.execute("select from members where id = ? for update", [memberId]);
  const under = await em.execute<object[]>(
    "select from exports where member_id = ? and state in ('waiting', 'running')",
    [memberId],
  );
  if (under.length >= MOST_UNDER_WAY) {
    throw AppError.conflict(`${MOST_UNDER_WAY} exports of yours are under way. Wait for one of them, or cancel it.`);
  }
}
