import { sql } from "kysely";
import { AppError } from "../core/errors.js";
import { compareRange } from "./domain/compare-range.js";
import { BreakdownSort, type Compare, Meter, UsageDimension } from "./domain/question-words.js";
import { inUnit } from "./meter.js";
import type { Question } from "./question.js";
import { columnOf, meterOf, orderOf, withGroups } from "./usage-groups.js";

export interface MovementRequest {
  readonly groupBy: UsageDimension;
  readonly sort: BreakdownSort;
  readonly compare: Compare;
}

/** Where a group was in the period compared with. */
export interface Movement {
  /** In the sort's meter; null when nothing is compared, or when no cost of it is known. */
  readonly previous: string | null;
  /** From 1; null for a group without usage then. */
  readonly rankBefore: number | null;
}

const NOT_COMPARED: Movement = { previous: null, rankBefore: null };

/**
 * What the groups came to in the period compared with, and their rank among all groups of it.
 *
 * @throws AppError BAD_INPUT naming `compare` for DAY, whose groups are other days then
 */
export async function movementOf(
  question: Question,
  { groupBy, sort, compare }: MovementRequest,
  keys: readonly string[],
): Promise<(key: string) => Movement> {
  const range = compareRange(question.filter.range, compare, question.now);
  if (range === null) return () => NOT_COMPARED;
  if (groupBy === UsageDimension.DAY) throw AppError.badInput("compare", "OFF for groups by DAY", compare);
  const before = { ...question, filter: { ...question.filter, range } };
  const groups = await withGroups(before, groupBy);
  const rows = await groups
    .with("ranked", (cte) =>
      cte
        .selectFrom("grouped as g")
        .select([
          "g.key",
          "g.requests",
          "g.unpriced_requests",
          sql<string>`${sql.ref(`g.${columnOf(sort)}`)}`.as("value"),
        ])
        .select(sql<string>`row_number() over (order by ${orderOf(sort)})`.as("rank")),
    )
    .selectFrom("ranked as r")
    .selectAll("r")
    .where(sql<boolean>`r.key = any(${sql.val(keys)}::text[])`)
    .execute();
  const movements = new Map(rows.map((row) => [row.key, toMovement(row, sort)]));
  return (key) => movements.get(key) ?? { previous: "0", rankBefore: null };
}

interface RankedRow {
  readonly requests: string;
  readonly unpriced_requests: string;
  readonly value: string;
  readonly rank: string;
}

function toMovement({ requests, unpriced_requests, value, rank }: RankedRow, sort: BreakdownSort): Movement {
  const meter = meterOf(sort);
  const isUnknown = meter === Meter.COST && requests === unpriced_requests;
  return {
    previous: isUnknown ? null : inUnit(meter, BigInt(value)),
    rankBefore: sort === BreakdownSort.KEY ? null : Number(rank),
  };
}
