import { setTimeout as sleep } from "node:timers/promises";
import type { ClientBase, Pool } from "pg";
import { inTransaction } from "../core/in-transaction.js";
import { BEGIN_MERGING } from "./merge/begin-merging.js";
import { mergeStatement } from "./merge/merge-statement.js";
import type { MergeTarget } from "./merge/merge-target.js";

/** So many leave in some fifty milliseconds, which recording that shares the processors hardly notices. */
const FEWEST_AT_ONCE = 10_000;
/** Bounds the transaction and what it holds in memory. */
const MOST_AT_ONCE = 100_000;
/** The more wait, the more of them belong to the same row, and the less it costs to merge them together. */
const SHARE_AT_ONCE = 0.1;
/** Fewer dead rows than this are left to autovacuum. */
const WORTH_A_VACUUM = 20_000;
/** What a quiet table may hold on to; reading so much takes a millisecond or two. */
const LONG_BYTES = 8 * 1024 * 1024;

export interface MergeOptions {
  /** Ends the work after the step in hand. */
  readonly signal?: AbortSignal;
  /** Targets of other slices. */
  readonly more?: readonly MergeTarget[];
}

/**
 * Merges so many differences, and less than twice as many at most, within the caller's transaction, which alone may merge.
 *
 * @param more targets of other slices
 * @returns how many
 */
export async function mergeSome(
  client: ClientBase,
  atOnce: number,
  more: readonly MergeTarget[] = [],
): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(mergeStatement(more), [atOnce]);
  return rows[0]?.rows ?? 0;
}

function mergeStep(pool: Pool, atOnce: number, more: readonly MergeTarget[]): Promise<number> {
  return inTransaction(
    pool,
    async (client, commit) => {
      const taken = await mergeSome(client, atOnce, more);
      await commit();
      return taken;
    },
    BEGIN_MERGING,
  );
}

/**
 * Merges until few are left, and between two steps rests for as long as the one before took. Several replicas take
 * turns.
 *
 * @returns how many differences were merged
 */
export async function mergeDeltas(pool: Pool, { signal, more = [] }: MergeOptions = {}): Promise<number> {
  const { rows: counted } = await pool.query<{ waiting: number }>("select count(*)::int as waiting from usage_deltas");
  const atOnce = stepOf(counted[0]?.waiting ?? 0);
  let merged = 0;
  for (;;) {
    const begun = performance.now();
    const taken = await mergeStep(pool, atOnce, more);
    merged += taken;
    if (taken < atOnce || signal?.aborted === true) break;
    await sleep(performance.now() - begun);
  }
  await makeRoom(pool, merged);
  return merged;
}

/**
 * Lets recording use the room of what was merged. Giving it back to the disk locks recording out until that is
 * flushed, so that waits until little is recorded; questions read the whole table, so it is not left long then.
 */
async function makeRoom(pool: Pick<Pool, "query">, merged: number): Promise<void> {
  if (merged >= WORTH_A_VACUUM) await pool.query("vacuum (truncate false) usage_deltas");
  else if (await isLong(pool)) await pool.query("vacuum (truncate true) usage_deltas");
}

async function isLong(pool: Pick<Pool, "query">): Promise<boolean> {
  const { rows } = await pool.query<{ bytes: string }>("select pg_relation_size('usage_deltas') as bytes");
  return Number(rows[0]?.bytes) > LONG_BYTES;
}

/** How many of the waiting differences to merge in one step. */
export function stepOf(waiting: number): number {
  return Math.min(MOST_AT_ONCE, Math.max(FEWEST_AT_ONCE, Math.ceil(waiting * SHARE_AT_ONCE)));
}
