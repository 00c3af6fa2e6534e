import { BUCKET_MS } from "./bucket.js";
import type { NewUsage } from "./new-usage.js";
import type { TokenColumns } from "./token-columns.js";
import { addSums, addUsage, noUsage, SUM_COLUMNS, type UsageSums } from "./usage-sums.js";

/** App user of requests that name none, so that both rollup tables have equal sums. */
const NOBODY = "0";

/** What rollups need to know of an event. */
export interface SummedUsage {
  readonly event: Pick<NewUsage, "userId" | "cost" | "costState" | "usageState">;
  readonly tokens: TokenColumns;
  readonly dimensionId: number;
  readonly bucketStart: Date;
}

/** A new event with the values of its token columns and the keys of its rollup. */
export interface RolledUpUsage extends SummedUsage {
  readonly event: NewUsage;
  /** The event's time as it is written to the database. */
  readonly createdAt: string;
  /** What is stored of the event's content hash. */
  readonly sealedHash: string;
}

export interface RollupRow {
  readonly bucketStart: Date;
  /** Null in the rollup over everybody. */
  readonly userId: string | null;
  readonly dimensionId: number;
  readonly sums: UsageSums;
}

/** Sums per bucket, app user and dimension set, in no order: where they go, nobody waits for a row. */
export function rollUpByUser(events: readonly SummedUsage[]): readonly RollupRow[] {
  const rows = new RollupRows();
  for (const { event, tokens, bucketStart, dimensionId } of events) {
    addUsage(rows.sumsOf(bucketStart, dimensionId, event.userId ?? NOBODY), event, tokens);
  }
  return rows.all;
}

/** What has to be added so that some events are counted in place of others. */
export function rollUpReplacements(
  formers: readonly SummedUsage[],
  latters: readonly SummedUsage[],
): readonly RollupRow[] {
  return [...rollUpByUser(formers).map(negated), ...rollUpByUser(latters)];
}

function negated(row: RollupRow): RollupRow {
  const sums = noUsage();
  for (const column of SUM_COLUMNS) sums[column] = -row.sums[column];
  return { ...row, sums };
}

/**
 * The same sums over everybody, in the order of the key: writers that meet at the same rows then wait for
 * each other, never in a ring.
 */
export function rollUp(byUser: readonly RollupRow[]): readonly RollupRow[] {
  const rows = new RollupRows();
  for (const { bucketStart, dimensionId, sums } of byUser) addSums(rows.sumsOf(bucketStart, dimensionId, null), sums);
  return rows.all.sort((a, b) => {
    return a.bucketStart.getTime() - b.bucketStart.getTime() || a.dimensionId - b.dimensionId;
  });
}

/** Rows by their key. Found part by part: to put a key together costs more than to add an event up. */
class RollupRows {
  readonly all: RollupRow[] = [];
  private readonly byBucket = new Map<number, Map<number, Map<string | null, UsageSums>>>();

  /** Zero at first, to be added to. */
  sumsOf(bucketStart: Date, dimensionId: number, userId: string | null): UsageSums {
    const byDimension = childOf(this.byBucket, bucketStart.getTime() / BUCKET_MS);
    const byUser = childOf(byDimension, dimensionId);
    let sums = byUser.get(userId);
    if (sums === undefined) {
      sums = noUsage();
      byUser.set(userId, sums);
      this.all.push({ bucketStart, userId, dimensionId, sums });
    }
    return sums;
  }
}

function childOf<Key, Child>(parent: Map<number, Map<Key, Child>>, at: number): Map<Key, Child> {
  let child = parent.get(at);
  if (child === undefined) {
    child = new Map();
    parent.set(at, child);
  }
  return child;
}
