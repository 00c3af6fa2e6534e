import type { MergeTarget } from "./merge-target.js";

/** Tells every process that keeps answers in memory which days changed. */
export const DAY_VERSIONS_TARGET: MergeTarget = {
  name: "into_day_versions",
  sql: `
    insert into usage_day_versions as versions (day, version) select distinct day, 1 from local_days order by day
    on conflict (day) do update set version = versions.version + 1`,
};
