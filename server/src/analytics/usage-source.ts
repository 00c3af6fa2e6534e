import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import { type DaySpan, planQuarters, type Span, type SpanPlan } from "./domain/plan-spans.js";
import type { ScopedUsageFilter } from "./question.js";
import { SUMMED_COLUMNS, type SummedColumn, type UsageTables } from "./tables.js";
import { countedKeyId, hasConditions, matches, rawUserId } from "./usage-conditions.js";
import { onDaysOf } from "./utc-day.js";

/** Sums of the same shape whether they come from a rollup or from one raw row. */
export type UsageRow = Record<SummedColumn, string> & {
  at: string;
  /** "0" without an app user, and in every row when users are not asked for. */
  user_id: string;
  project_id: number;
  /** 0 without a key. */
  api_key_id: number;
  provider: string;
  model: string;
  feature: string;
  operation: string;
  status: string;
};

export type UsageSource = SelectQueryBuilder<UsageTables, never, UsageRow>;

const DIMENSIONS = ["project_id", "provider", "model", "feature", "operation", "status"] as const;

const NOBODY = sql<string>`0::bigint`;

/**
 * Everything a filter selects, to be summed: whole 15-minute buckets from the rollups, and what a
 * range cuts off a bucket at either end from raw rows, so that any two instants give exact sums
 * (as long as raw rows of those minutes are kept).
 *
 * Per app user only where that is asked: those rollups have many times more rows.
 */
export function usageSource(db: Kysely<UsageTables>, filter: ScopedUsageFilter, perUser: boolean): UsageSource {
  const rollup = perUser || filtersUsers(filter) ? "token_usage_by_user" : "token_usage_stats";
  return sourceOf(db, filter, { plan: planQuarters(filter.range), rollup, dayZone: "UTC" });
}

/** Sums and when, of what one cannot tell apart any further. */
type SumsSource = SelectQueryBuilder<UsageTables, never, Pick<UsageRow, SummedColumn | "at">>;

/**
 * The same as `usageSource` over everybody, for who asks only when: where the filter selects everything, rollups are
 * read without what their rows are of, which takes half of the time.
 */
export function sumsSource(db: Kysely<UsageTables>, filter: ScopedUsageFilter): SumsSource {
  const { days, quarters, minutes } = planQuarters(filter.range);
  const [only, ...others] = quarters;
  const isInOne = only !== undefined && days === null && others.length + minutes.length === 0;
  if (!isInOne || filtersUsers(filter) || hasConditions(filter)) return usageSource(db, filter, false);
  return db
    .selectFrom("token_usage_stats as s")
    .select("s.bucket_start as at")
    .select(SUMMED_COLUMNS.map((column) => `s.${column}` as const))
    .where("s.bucket_start", ">=", only.from.toJSON())
    .where("s.bucket_start", "<", only.to.toJSON());
}

export interface SourceParts {
  readonly plan: SpanPlan;
  readonly rollup: "token_usage_stats" | "token_usage_by_user";
  /** Of the days of the plan. */
  readonly dayZone: string;
}

/** A range read as it was planned; days are those over everybody. */
export function sourceOf(
  db: Kysely<UsageTables>,
  filter: ScopedUsageFilter,
  { plan, rollup, dayZone }: SourceParts,
): UsageSource {
  const { days, quarters, minutes } = plan;
  const parts = [
    ...(days === null ? [] : [mergedDays(db, { ...filter, range: days }, dayZone), waitingRows(db, filter, days)]),
    ...quarters.map((range) => rollupRows(db, { ...filter, range }, rollup)),
    ...minutes.map((range) => rawRows(db, { ...filter, range })),
  ];
  const [first, ...others] = parts.length === 0 ? [rollupRows(db, filter, rollup)] : parts;
  if (first === undefined) throw new Error("there is no part to read");
  return others.reduce((all, part) => all.unionAll(part), first);
}

type Spanned<Range = Span> = Pick<ScopedUsageFilter, "scope" | "dimensions"> & { readonly range: Range };

/** Of days as far as they are merged; `at` is about midnight, and always within the day. */
function mergedDays(db: Kysely<UsageTables>, filter: Spanned<DaySpan>, dayZone: string): UsageSource {
  return db
    .selectFrom("usage_day_stats as s")
    .innerJoin("usage_dimensions as d", "d.id", "s.dimension_id")
    .select([sql<string>`s.day::timestamp at time zone ${dayZone}`.as("at"), NOBODY.as("user_id")])
    .select(countedKeyId("d").as("api_key_id"))
    .select(DIMENSIONS.map((column) => `d.${column}` as const))
    .select(SUMMED_COLUMNS.map((column) => `s.${column}` as const))
    .where("s.day", ">=", filter.range.firstDay)
    .where("s.day", "<", filter.range.endDay)
    .where(matches(filter, "d", NOBODY));
}

/** What those days have besides, found in one scan of all that waits to be merged; most of it is of later. */
function waitingRows(db: Kysely<UsageTables>, filter: Spanned, { from, to }: Span): UsageSource {
  return db
    .selectFrom("usage_deltas as s")
    .innerJoin("usage_dimensions as d", "d.id", "s.dimension_id")
    .select(["s.bucket_start as at", NOBODY.as("user_id"), countedKeyId("d").as("api_key_id")])
    .select(DIMENSIONS.map((column) => `d.${column}` as const))
    .select(SUMMED_COLUMNS.map((column) => sql<string>`coalesce(${sql.ref(`s.${column}`)}, 0)`.as(column)))
    .where("s.bucket_start", ">=", from.toJSON())
    .where("s.bucket_start", "<", to.toJSON())
    .where(matches(filter, "d", NOBODY));
}

function rollupRows(db: Kysely<UsageTables>, filter: Spanned, rollup: SourceParts["rollup"]): UsageSource {
  const userId = rollup === "token_usage_stats" ? NOBODY : sql<string>`s.user_id`;
  const rows = db
    .selectFrom(sql<UsageTables["token_usage_stats"]>`${sql.table(rollup)}`.as("s"))
    .innerJoin("usage_dimensions as d", "d.id", "s.dimension_id")
    .select(["s.bucket_start as at", userId.as("user_id"), countedKeyId("d").as("api_key_id")])
    .select(DIMENSIONS.map((column) => `d.${column}` as const))
    .select(SUMMED_COLUMNS.map((column) => `s.${column}` as const))
    .where("s.bucket_start", ">=", filter.range.from.toJSON())
    .where("s.bucket_start", "<", filter.range.to.toJSON())
    .where(matches(filter, "d", userId));
  return filtersUsers(filter) ? rows.where(onDaysOf("s.bucket_start", filter.range)) : rows;
}

/** Single requests in the shape of sums, named `e`. */
export function rawRows(db: Kysely<UsageTables>, filter: Spanned): UsageSource {
  return db
    .selectFrom("token_usage as e")
    .select(["e.created_at as at", sql<string>`coalesce(e.user_id, 0)`.as("user_id")])
    .select(countedKeyId("e").as("api_key_id"))
    .select(DIMENSIONS.map((column) => `e.${column}` as const))
    .select(SUMMED_COLUMNS.map((column) => rawValue(column).as(column)))
    .where("e.created_at", ">=", filter.range.from.toJSON())
    .where("e.created_at", "<", filter.range.to.toJSON())
    .where(matches(filter, "e", rawUserId(filter.dimensions)));
}

/** What a raw row adds to the columns that count requests; the others add their own value. */
const COUNTED: Partial<Record<SummedColumn, RawBuilder<unknown>>> = {
  requests: sql`true`,
  free_requests: sql`e.cost_state = 'free'`,
  unpriced_requests: sql`e.cost_state = 'unpriced'`,
  partial_requests: sql`e.usage_state = 'partial'`,
  estimated_requests: sql`e.usage_state = 'estimated'`,
  missing_requests: sql`e.usage_state = 'missing'`,
};

function rawValue(column: SummedColumn) {
  const condition = COUNTED[column];
  return condition === undefined
    ? sql<string>`coalesce(${sql.ref(`e.${column}`)}, 0)::numeric`
    : sql<string>`(case when ${condition} then 1 else 0 end)::numeric`;
}

export function filtersUsers({ dimensions: { users } }: Pick<ScopedUsageFilter, "dimensions">): boolean {
  return users.include !== null || users.exclude !== null;
}
