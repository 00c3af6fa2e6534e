import type { RollupRow } from "../usage/domain/roll-up.js";
import { noUsage } from "../usage/domain/usage-sums.js";

/** What has to be added to the sums of a bucket, app user and dimension set. */
export interface CostDifference {
  readonly bucketStart: Date;
  /** "0" without an app user. */
  readonly userId: string;
  readonly dimensionId: number;
  readonly cost: bigint;
  readonly free: bigint;
  readonly unpriced: bigint;
  /** Whether the cost of any request changed, though the changes may add up to nothing. */
  readonly moves: boolean;
}

/**
 * As rows that `prepareSums` takes; differences of nothing are left out. Not those that only add up to nothing: whoever
 * keeps an answer that reads single requests learns of the change from them.
 */
export function toRollupRows(differences: readonly CostDifference[]): readonly RollupRow[] {
  return differences
    .filter(({ moves }) => moves)
    .map(({ bucketStart, userId, dimensionId, cost, free, unpriced }) => {
      const sums = noUsage();
      sums.cost = cost;
      sums.free_requests = free;
      sums.unpriced_requests = unpriced;
      return { bucketStart, userId, dimensionId, sums };
    });
}

/** A row of a statement that groups differences. */
export interface DifferenceRow {
  readonly bucket_start: Date;
  readonly user_id: string;
  readonly dimension_id: number;
  readonly requests: string;
  readonly cost: string;
  readonly free: string;
  readonly unpriced: string;
  readonly moves: boolean;
}

export function readDifference(row: DifferenceRow): CostDifference {
  return {
    bucketStart: row.bucket_start,
    userId: row.user_id,
    dimensionId: row.dimension_id,
    cost: BigInt(row.cost),
    free: BigInt(row.free),
    unpriced: BigInt(row.unpriced),
    moves: row.moves,
  };
}
