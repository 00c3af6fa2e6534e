import type { PoolClient } from "pg";
import { ARCHIVED_MONTHS } from "./archived-months.js";
import type { RollupRow } from "./domain/roll-up.js";
import { SUM_COLUMNS, type SumColumn } from "./domain/usage-sums.js";
import { RAW_SUMS } from "./raw-sums.js";

/** Whole buckets, `to` exclusive. */
export interface BucketRange {
  readonly from: Date;
  readonly to: Date;
}

/** What has to be added to the rollups so that they equal raw rows; nothing, when they do. */
export interface RollupDrift {
  /** Of the rollup over everybody. */
  readonly stats: readonly RollupRow[];
  readonly byUser: readonly RollupRow[];
}

type DriftRow = Record<SumColumn, string> & { bucket_start: Date; user_id: string | null; dimension_id: number };

const NEGATED = SUM_COLUMNS.map((column) => `-${column}`).join(", ");
const DIFFERENCES = SUM_COLUMNS.map((column) => `sum(${column}) as ${column}`).join(", ");
const DIFFERS = SUM_COLUMNS.map((column) => `sum(${column}) <> 0`).join(" or ");

const FIND_BY_USER = `
  with raw as (${RAW_SUMS})
  select bucket_start, user_id, dimension_id, ${DIFFERENCES} from (
    select * from raw
    union all
    select bucket_start, user_id, dimension_id, ${NEGATED} from token_usage_by_user
    where bucket_start >= $1 and bucket_start < $2
  ) as both_sides
  group by bucket_start, user_id, dimension_id having ${DIFFERS}
  order by bucket_start, user_id, dimension_id`;

const FIND_IN_STATS = `
  with raw as (${RAW_SUMS})
  select bucket_start, null as user_id, dimension_id, ${DIFFERENCES} from (
    select bucket_start, dimension_id, ${SUM_COLUMNS.join(", ")} from raw
    union all
    select bucket_start, dimension_id, ${NEGATED} from token_usage_stats
    where bucket_start >= $1 and bucket_start < $2
  ) as both_sides
  group by bucket_start, dimension_id having ${DIFFERS}
  order by bucket_start, dimension_id`;

const IS_ARCHIVED = `
  select exists (
    select from (${ARCHIVED_MONTHS}) as archived
    where (month::timestamp at time zone 'UTC') < $2 and ((month + interval '1 month') at time zone 'UTC') > $1
  ) as archived`;

/**
 * Compares both rollups with raw rows. Every event and its sums are committed together, so in one snapshot
 * they must agree, however much is being recorded meanwhile. Of a month whose raw rows are archived nothing can be said.
 *
 * @param client in a transaction that reads one snapshot and, so that no month leaves meanwhile, holds a lock on `token_usage`
 */
export async function findRollupDrift(client: PoolClient, { from, to }: BucketRange): Promise<RollupDrift> {
  const { rows } = await client.query<{ archived: boolean }>(IS_ARCHIVED, [from, to]);
  if (rows[0]?.archived === true) return { stats: [], byUser: [] };
  const stats = await client.query<DriftRow>(FIND_IN_STATS, [from, to]);
  const byUser = await client.query<DriftRow>(FIND_BY_USER, [from, to]);
  return { stats: stats.rows.map(toRollupRow), byUser: byUser.rows.map(toRollupRow) };
}

function toRollupRow(row: DriftRow): RollupRow {
  const sums = Object.fromEntries(SUM_COLUMNS.map((column) => [column, BigInt(row[column])]));
  return {
    bucketStart: row.bucket_start,
    userId: row.user_id,
    dimensionId: row.dimension_id,
    sums: sums as RollupRow["sums"], // has every column
  };
}
