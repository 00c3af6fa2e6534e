import { type Kysely, sql } from "kysely";
import type { UsageScope } from "./scope.js";
import type { UsageTables } from "./tables.js";

export interface UsagePresence {
  /** There is a demo project. */
  readonly demo: boolean;
  /** Something was recorded for a project that is no demo. */
  readonly hasRealUsage: boolean;
}

/** Whether there is anything to look at in what the viewer may see, and whether it is only a demo. */
export async function usagePresence(db: Kysely<UsageTables>, scope: UsageScope): Promise<UsagePresence> {
  const visible = scope.kind === "all" ? sql<boolean>`true` : sql<boolean>`p.id = any(${sql.val(scope.ids)}::int[])`;
  const demo = db.selectFrom("projects as p").select("p.id").where("p.is_demo", "=", true).where(visible);
  // A set of dimensions may have been named by a batch that was rolled back: only what was counted is usage.
  const real = db
    .selectFrom("token_usage_stats as s")
    .innerJoin("usage_dimensions as d", "d.id", "s.dimension_id")
    .innerJoin("projects as p", "p.id", "d.project_id")
    .select("s.dimension_id")
    .where("s.requests", ">", "0")
    .where("p.is_demo", "=", false)
    .where(visible);
  return {
    demo: (await demo.limit(1).executeTakeFirst()) !== undefined,
    hasRealUsage: (await real.limit(1).executeTakeFirst()) !== undefined,
  };
}
