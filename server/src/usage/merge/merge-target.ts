/**
 * Something that merged differences are added to. What it reads is `taken`, the rows that leave `usage_deltas`
 * (sums of nothing are null), and `local_days`, the day in the zone of the counters of each of their buckets. It may read
 * what targets before it return, and `waiting`: with their `day`, the rows that take away and are not taken yet.
 */
export interface MergeTarget {
  /** Of the CTE that writes; no two targets have the same. */
  readonly name: string;
  /**
   * What that CTE does. Inserts are in the order of their key, and what else it locks it skips where somebody holds it: who
   * merges at the same time then never waits in a ring.
   */
  readonly sql: string;
}
