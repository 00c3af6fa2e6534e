import { type Kysely, type RawBuilder, sql } from "kysely";
import { isAboutUsers } from "../analytics/domain/meets-dimensions.js";
import type { ScopedUsageFilter } from "../analytics/question.js";
import type { UsageTables } from "../analytics/tables.js";
import { matches, rawUserId } from "../analytics/usage-conditions.js";
import { TOKEN_COLUMN_NAMES, type TokenColumn } from "../usage/domain/token-columns.js";
import { tokenSums, type TokenSums } from "./token-sums.js";

/** What a number of requests used together. */
export interface UsageGroup {
  /** What the question groups time by. */
  readonly slot: number;
  readonly projectId: number;
  readonly provider: string;
  readonly model: string;
  /** "0" without an app user, and in every group when users are not asked for. */
  readonly userId: string;
  /** Requests that are summed here. */
  readonly requests: number;
  /** Requests of the same kind that are not. */
  readonly leftOut: number;
  readonly sums: TokenSums;
  /** A total input of the same context tier as all of them; from sums: their mean. */
  readonly inputOfOne: number;
  /** 0 from sums, which do not count them. */
  readonly webSearches: number;
  /** Pico-USD, as recorded. */
  readonly cost: bigint;
}

export interface GroupQuestion {
  readonly filter: ScopedUsageFilter;
  /** A whole number, of the time of an event or a bucket. */
  readonly slotOf: (at: RawBuilder<unknown>) => RawBuilder<unknown>;
  readonly perUser: boolean;
  /** Only requests whose cost is known are summed; false: all that have usage. */
  readonly onlyKnownCost: boolean;
}

export interface RollupGroups {
  readonly groups: readonly UsageGroup[];
  /** Sums in which requests with and without a known cost are mixed: their tokens cannot be told apart, and they are left out. */
  readonly mixed: number;
}

type GroupRow = Record<string, string> &
  Record<TokenColumn, string> & { slot: string; project_id: number; provider: string; model: string };

/**
 * From the rollups, which know neither searches nor single requests.
 *
 * @param range whole buckets of it are read
 * @param onlyArchived only months whose raw rows are gone
 */
export async function groupsFromSums(
  db: Kysely<UsageTables>,
  { filter, slotOf, perUser, onlyKnownCost }: GroupQuestion,
  onlyArchived: boolean,
): Promise<RollupGroups> {
  const byUser = perUser || isAboutUsers(filter.dimensions);
  const userId = byUser ? sql`s.user_id` : sql`0::bigint`;
  const summed = byUser ? sql`token_usage_by_user` : sql`token_usage_stats`;
  const archived = onlyArchived
    ? sql`and not exists (select from pg_inherits join pg_class on pg_class.oid = inhrelid
        where inhparent = 'token_usage'::regclass
          and relname = 'token_usage_' || to_char(s.bucket_start at time zone 'UTC', 'YYYY_MM'))`
    : sql``;
  const columns = sql.raw(
    ["requests", "missing_requests", "unpriced_requests", "cost", ...TOKEN_COLUMN_NAMES]
      .map((column) => `sum(s.${column}) as ${column}`)
      .join(", "),
  );
  const isTold = onlyKnownCost ? sql`unpriced_requests = missing_requests` : sql`true`;
  const { rows } = await sql<GroupRow>`
    with sums as (
      select s.bucket_start as at, ${userId} as user_id, s.dimension_id, ${columns}
      from ${summed} s join usage_dimensions d on d.id = s.dimension_id
      where s.bucket_start >= ${filter.range.from.toJSON()} and s.bucket_start < ${filter.range.to.toJSON()}
        and ${matches(filter, "d", userId)} ${archived}
      group by 1, 2, 3
    )
    select ${slotOf(sql`sums.at`)} as slot, d.project_id, d.provider, d.model,
      ${perUser ? sql`sums.user_id` : sql`0`} as user_id, sum(requests)::text as all_requests,
      coalesce(sum(requests - missing_requests) filter (where ${isTold}), 0)::text as requests,
      coalesce(sum(cost) filter (where ${isTold}), 0)::text as cost,
      ${sql.raw(TOKEN_COLUMN_NAMES.map((column) => `coalesce(sum(${column}) filter (where told), 0)::text as ${column}`).join(", "))},
      (count(*) filter (where unpriced_requests > missing_requests and unpriced_requests < requests))::text as mixed
    from sums join usage_dimensions d on d.id = sums.dimension_id, lateral (select ${isTold} as told) as told
    group by 1, 2, 3, 4, 5 having sum(requests) > 0 order by 1, 2, 3, 4, 5`.execute(db);
  return {
    groups: rows.map((row) =>
      toGroup(row, Number(row.requests) === 0 ? 0 : Number(row.input_tokens) / Number(row.requests)),
    ),
    mixed: rows.reduce((mixed, row) => mixed + Number(row.mixed), 0),
  };
}

/**
 * From raw rows, each group within one context tier.
 *
 * @param tierStarts total inputs above which another rate begins, ascending
 */
export async function groupsFromRows(
  db: Kysely<UsageTables>,
  { filter, slotOf, perUser, onlyKnownCost }: GroupQuestion,
  tierStarts: readonly number[],
): Promise<readonly UsageGroup[]> {
  const isTold = onlyKnownCost
    ? sql`e.cost_state <> 'unpriced' and e.total_tokens is not null`
    : sql`e.total_tokens is not null`;
  const starts = sql`${sql.val(tierStarts.map((above) => above + 1))}::bigint[]`;
  const { rows } = await sql<GroupRow>`
    select ${slotOf(sql`e.created_at`)} as slot, e.project_id, e.provider, e.model,
      ${perUser ? sql`coalesce(e.user_id, 0)` : sql`0`} as user_id,
      width_bucket(coalesce(e.input_tokens, 0), ${starts}) as tier,
      count(*)::text as all_requests, (count(*) filter (where told))::text as requests,
      coalesce(max(e.input_tokens) filter (where told), 0)::text as most_input,
      coalesce(sum(e.cost) filter (where told), 0)::text as cost,
      coalesce(sum(e.web_searches) filter (where told), 0)::text as web_searches,
      ${sql.raw(TOKEN_COLUMN_NAMES.map((column) => `coalesce(sum(e.${column}) filter (where told), 0)::text as ${column}`).join(", "))}
    from token_usage e, lateral (select ${isTold} as told) as told
    where e.created_at >= ${filter.range.from.toJSON()} and e.created_at < ${filter.range.to.toJSON()}
      and ${matches(filter, "e", rawUserId(filter.dimensions))}
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`.execute(db);
  return rows.map((row) => toGroup(row, Number(row.most_input)));
}

function toGroup(row: GroupRow, inputOfOne: number): UsageGroup {
  const requests = Number(row.requests);
  return {
    slot: Number(row.slot),
    projectId: row.project_id,
    provider: row.provider,
    model: row.model,
    userId: row.user_id ?? "0",
    requests,
    leftOut: Number(row.all_requests) - requests,
    sums: tokenSums(row),
    inputOfOne,
    webSearches: Number(row.web_searches ?? 0),
    cost: BigInt(row.cost ?? 0),
  };
}
