import { sql } from "kysely";
import { isAboutUsers } from "../analytics/domain/meets-dimensions.js";
import type { Question } from "../analytics/question.js";
import { matches } from "../analytics/usage-conditions.js";
import { onDaysOf } from "../analytics/utc-day.js";
import { tokenSums } from "../recost/token-sums.js";
import { TOKEN_COLUMN_NAMES, type TokenColumn } from "../usage/domain/token-columns.js";
import type { CellDay } from "./domain/cell-day.js";

type CellDayRow = Record<TokenColumn, string> & {
  readonly project_id: number;
  readonly feature: string;
  readonly provider: string;
  readonly model: string;
  readonly day: string;
  readonly requests: string;
  readonly successful: string;
  readonly failed: string;
  readonly cost: string;
  readonly told_requests: string;
  readonly told_cost: string;
};

/** Sums by cell and local day, of the buckets that begin in the range: from the rollups, never from raw rows. */
export async function selectCellDays({ db, filter }: Question): Promise<CellDay[]> {
  const { range, dimensions } = filter;
  const byUser = isAboutUsers(dimensions);
  const userId = byUser ? sql`s.user_id` : sql`0::bigint`;
  const told = sql`s.unpriced_requests = s.missing_requests`;
  const { rows } = await sql<CellDayRow>`
    select d.project_id, d.feature, d.provider, d.model,
      to_char(s.bucket_start at time zone ${range.timezone}, 'YYYY-MM-DD') as day, sum(s.requests)::text as requests,
      coalesce(sum(s.requests - s.missing_requests) filter (where d.status = 'ok' and ${told}), 0)::text as successful,
      coalesce(sum(s.requests) filter (where d.status = 'error'), 0)::text as failed, sum(s.cost)::text as cost,
      coalesce(sum(s.requests - s.missing_requests) filter (where ${told}), 0)::text as told_requests,
      coalesce(sum(s.cost) filter (where ${told}), 0)::text as told_cost,
      ${sql.raw(TOKEN_COLUMN_NAMES.map((name) => `coalesce(sum(s.${name}) filter (where s.unpriced_requests = s.missing_requests), 0)::text as ${name}`).join(", "))}
    from ${byUser ? sql`token_usage_by_user` : sql`token_usage_stats`} s join usage_dimensions d on d.id = s.dimension_id
    where s.bucket_start >= ${range.from.toJSON()} and s.bucket_start < ${range.to.toJSON()}
      and ${byUser ? onDaysOf("s.bucket_start", range) : sql`true`} and ${matches(filter, "d", userId)}
    group by 1, 2, 3, 4, 5 having sum(s.requests) > 0 order by 1, 2, 3, 4, 5`.execute(db);
  return rows.map(readCellDay);
}

function readCellDay(row: CellDayRow): CellDay {
  return {
    cell: { projectId: row.project_id, feature: row.feature, provider: row.provider, model: row.model },
    day: row.day,
    requests: Number(row.requests),
    successful: Number(row.successful),
    failed: Number(row.failed),
    cost: BigInt(row.cost),
    told: { requests: Number(row.told_requests), cost: BigInt(row.told_cost), tokens: tokenSums(row) },
  };
}
