import { sql } from "kysely";
import { isAboutUsers } from "../analytics/domain/meets-dimensions.js";
import type { Question } from "../analytics/question.js";
import { matches } from "../analytics/usage-conditions.js";
import { onDaysOf } from "../analytics/utc-day.js";
import { tokenSums } from "../recost/token-sums.js";
import { TOKEN_COLUMN_NAMES, type TokenColumn } from "../usage/domain/token-columns.js";
import { BURST_REQUESTS, NIGHT, type NightWork } from "./domain/night-work.js";

type NightRow = Record<TokenColumn, string> & {
  readonly project_id: number;
  readonly feature: string;
  readonly provider: string;
  readonly model: string;
  readonly nights: string;
  readonly all_requests: string;
  readonly told_requests: string;
  readonly told_cost: string;
};

const COLUMNS = ["told_requests", "told_cost", ...TOKEN_COLUMN_NAMES];

/** Bursts of the local night by cell: from the rollups, hour by hour. */
export async function selectNightWork({ db, filter }: Question): Promise<NightWork[]> {
  const { range, dimensions } = filter;
  const byUser = isAboutUsers(dimensions);
  const userId = byUser ? sql`s.user_id` : sql`0::bigint`;
  const told = "s.unpriced_requests = s.missing_requests";
  const sums = TOKEN_COLUMN_NAMES.map((name) => `coalesce(sum(s.${name}) filter (where ${told}), 0) as ${name}`);
  const burst = sql`extract(hour from h.hour) >= ${sql.lit(NIGHT.fromHour)} and extract(hour from h.hour) < ${sql.lit(NIGHT.toHour)}
    and h.requests >= ${sql.lit(BURST_REQUESTS)}`;
  const { rows } = await sql<NightRow>`
    with h as (
      select d.project_id, d.feature, d.provider, d.model,
        date_trunc('hour', s.bucket_start at time zone ${range.timezone}) as hour, sum(s.requests) as requests,
        coalesce(sum(s.requests - s.missing_requests) filter (where ${sql.raw(told)}), 0) as told_requests,
        coalesce(sum(s.cost) filter (where ${sql.raw(told)}), 0) as told_cost, ${sql.raw(sums.join(", "))}
      from ${byUser ? sql`token_usage_by_user` : sql`token_usage_stats`} s join usage_dimensions d on d.id = s.dimension_id
      where s.bucket_start >= ${range.from.toJSON()} and s.bucket_start < ${range.to.toJSON()}
        and ${byUser ? onDaysOf("s.bucket_start", range) : sql`true`} and ${matches(filter, "d", userId)}
      group by 1, 2, 3, 4, 5
    )
    select h.project_id, h.feature, h.provider, h.model, (count(distinct h.hour::date) filter (where ${burst}))::text as nights,
      sum(h.requests)::text as all_requests,
      ${sql.join(COLUMNS.map((name) => sql`(sum(${sql.ref(`h.${name}`)}) filter (where ${burst}))::text as ${sql.ref(name)}`))}
    from h group by 1, 2, 3, 4 having bool_or(${burst}) order by 1, 2, 3, 4`.execute(db);
  return rows.map((row) => ({
    cell: { projectId: row.project_id, feature: row.feature, provider: row.provider, model: row.model },
    nights: Number(row.nights),
    told: { requests: Number(row.told_requests), cost: BigInt(row.told_cost), tokens: tokenSums(row) },
    allRequests: Number(row.all_requests),
  }));
}
