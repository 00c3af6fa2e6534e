import { type Kysely, sql } from "kysely";
import { BreakdownSort, Meter, UsageDimension } from "./domain/question-words.js";
import { METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import type { SummedColumn, UsageTables } from "./tables.js";
import { edgesOf, groupKey } from "./usage-group.js";
import { usageByDays } from "./usage-by-days.js";
import { usageSource } from "./usage-source.js";
import { hasRequests, sumsOfUsage } from "./usage-sums.js";

/** Sums of each group that has usage, as `grouped`. */
export async function withGroups(question: Question, groupBy: UsageDimension) {
  const db: Kysely<UsageTables> = question.db;
  const source =
    groupBy === UsageDimension.USER
      ? usageSource(db, question.filter, true)
      : await usageByDays(question, edgesOf(question, groupBy));
  return db.with("grouped", (cte) =>
    cte
      .selectFrom(source.as("u"))
      .select(groupKey(question, groupBy).as("key"))
      .select(sumsOfUsage())
      .groupBy(sql`1`)
      .having(hasRequests),
  );
}

/**
 * Of groups named `g`. Ties go by requests, because all groups without a price cost zero, then by key, and
 * keys by code point: the order must be total, or pages would skip rows and ranks would be shared.
 */
export function orderOf(sort: BreakdownSort) {
  const byKey = sql`g.key collate "C"`;
  if (sort === BreakdownSort.KEY) return byKey;
  return sql`${sql.ref(`g.${columnOf(sort)}`)}::numeric desc, g.requests::numeric desc, ${byKey}`;
}

/** The meter that a sort goes by. By key there is none; cost is what shares are asked of then. */
export function meterOf(sort: BreakdownSort): Meter {
  return sort === BreakdownSort.KEY ? Meter.COST : Meter[sort];
}

export function columnOf(sort: BreakdownSort): SummedColumn {
  return METER_COLUMNS[meterOf(sort)];
}
