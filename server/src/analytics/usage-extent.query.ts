import { type Kysely, sql } from "kysely";
import { runningQuarterEnd } from "../core/domain/zoned-time.js";
import type { UsageScope } from "./scope.js";
import type { UsageTables } from "./tables.js";

export interface UsageExtentAnswer {
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** From the first to the last bucket that the viewer may see. Two steps along the index, not a scan. */
export async function usageExtent(db: Kysely<UsageTables>, scope: UsageScope): Promise<UsageExtentAnswer> {
  const first = await selectEdge(db, scope, "asc");
  const last = await selectEdge(db, scope, "desc");
  return { firstAt: first, lastAt: last === null ? null : runningQuarterEnd(last) };
}

async function selectEdge(db: Kysely<UsageTables>, scope: UsageScope, order: "asc" | "desc"): Promise<Date | null> {
  let buckets = db.selectFrom("token_usage_stats as s").select("s.bucket_start").where("s.requests", ">", "0");
  if (scope.kind === "projects") {
    buckets = buckets
      .innerJoin("usage_dimensions as d", "d.id", "s.dimension_id")
      .where(sql<boolean>`d.project_id = any(${sql.val(scope.ids)}::int[])`);
  }
  const row = await buckets.orderBy("s.bucket_start", order).limit(1).executeTakeFirst();
  return row === undefined ? null : new Date(row.bucket_start);
}
